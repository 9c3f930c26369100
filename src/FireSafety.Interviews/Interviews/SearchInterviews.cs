using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Platform.Audit;

namespace FireSafety.Interviews.Interviews;

/// <summary>What interview lists and counts are narrowed by.</summary>
/// <param name="From">First day (Asia/Shanghai) of the scheduled time.</param>
/// <param name="To">Last day.</param>
internal sealed record InterviewFilter(
    InterviewKind? Kind, InterviewStatus? Status, string? Division, Guid? CampaignId, Guid? SubjectId, DateOnly? From, DateOnly? To)
{
    internal sealed class Validator : AbstractValidator<InterviewFilter>
    {
        public Validator()
        {
            RuleFor(f => f.Kind).IsInEnum();
            RuleFor(f => f.Status).IsInEnum();
            RuleFor(f => f.Division).MaximumLength(6).Must(code => code is null || Divisions.Find(code) is not null)
                .WithMessage("行政区划代码不属于本市。");
            RuleFor(f => f.From).Must(IsUsable).WithMessage("请填写有效的起始日期。");
            RuleFor(f => f.To).Must(IsUsable).WithMessage("请填写有效的截止日期。");
        }

        private static bool IsUsable(DateOnly? day) => day is null || day.Value.Year is > 2000 and < 2100;
    }

    public IQueryable<Interview> Apply(IQueryable<Interview> interviews)
    {
        if (Kind is { } kind)
            interviews = interviews.Where(i => i.Kind == kind);
        if (Status is { } status)
            interviews = interviews.Where(i => i.Status == status);
        if (Division is not null)
        {
            var code = Divisions.Find(Division)!.Code;
            interviews = interviews.Where(i => i.DivisionCode == code);
        }
        if (CampaignId is { } campaign)
            interviews = interviews.Where(i => i.CampaignId == campaign);
        if (SubjectId is { } subject)
            interviews = interviews.Where(i => i.Parties.Any(p => p.SubjectId == subject));
        if (From is { } from)
        {
            var start = Clock.ToUtc(from, TimeOnly.MinValue);
            interviews = interviews.Where(i => i.ScheduledAt >= start);
        }
        if (To is { } to)
        {
            var end = Clock.ToUtc(to.AddDays(1), TimeOnly.MinValue);
            interviews = interviews.Where(i => i.ScheduledAt < end);
        }
        return interviews;
    }
}

internal static class SearchInterviews
{
    /// <param name="CalledIn">People entered.</param>
    /// <param name="Attended">People who came.</param>
    internal sealed record Row(
        Guid Id, long Version, InterviewKind Kind, InterviewStatus Status, string Title, string Division, Guid? CampaignId, string Convener,
        string Place, DateTime ScheduledAt, DateTime? HeldAt, string? NoticeNumber, string? MinutesNumber, DateOnly? MinutesDueOn,
        int Parties, int Unacknowledged, int CalledIn, int Attended, int Commitments, int OpenCommitments) : IVersioned, ISupervisorMatter
    {
        bool ISupervisorMatter.IsSupervisorMatter => Kind == InterviewKind.DetachmentWithSupervisors;
    }

    private static readonly Sorting<Interview> Orders = new Sorting<Interview>("-scheduledAt", i => i.Id)
        .By("scheduledAt", i => i.ScheduledAt)
        .By("minutesDueOn", i => i.MinutesDueOn);

    public static async Task<Reply<Page<Row>>> Handle(
        [AsParameters] InterviewFilter filter, [AsParameters] SortedPageQuery page, InterviewsDbContext db, CancellationToken ct) =>
        await Orders.PageAsync(filter.Apply(db.Interviews.AsNoTracking()), page,
            i => new Row(
                i.Id, i.Version, i.Kind, i.Status, i.Title, i.DivisionCode, i.CampaignId, i.Convener, i.Place, i.ScheduledAt, i.HeldAt,
                i.NoticeNumber, i.MinutesNumber, i.MinutesDueOn,
                // A party counts itself, not who else was called in.
                i.Parties.Count(p => db.SeesJurisdiction || p.SubjectId == db.OwnId),
                i.Parties.Count(p => p.AcknowledgedAt == null && (db.SeesJurisdiction || p.SubjectId == db.OwnId)),
                i.Attendees.Count(a => db.SeesJurisdiction || i.Parties.Any(p => p.Id == a.PartyId && p.SubjectId == db.OwnId)),
                i.Attendees.Count(a => a.Attended && (db.SeesJurisdiction || i.Parties.Any(p => p.Id == a.PartyId && p.SubjectId == db.OwnId))),
                i.Commitments.Count(c => db.SeesJurisdiction || i.Parties.Any(p => p.Id == c.PartyId && p.SubjectId == db.OwnId)),
                i.Commitments.Count(c => c.Status != CommitmentStatus.Verified && c.Status != CommitmentStatus.Waived
                    && (db.SeesJurisdiction || i.Parties.Any(p => p.Id == c.PartyId && p.SubjectId == db.OwnId)))), ct);
}
