using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Platform.Audit;

namespace FireSafety.Interviews.Interviews;

/// <summary>Parties that have not acknowledged a notice, the nearest interview first (未签收).</summary>
internal static class ListUnacknowledged
{
    internal sealed record Filter(InterviewKind? Kind, Guid? InterviewId);

    internal sealed class Validator : AbstractValidator<Filter>
    {
        public Validator() => RuleFor(f => f.Kind).IsInEnum();
    }

    internal sealed record Row(
        Guid InterviewId, InterviewKind Kind, string Title, string? NoticeNumber, DateTime ScheduledAt, DateTime? NotifiedAt, bool IsUrgent,
        Guid PartyId, Guid SubjectId, string Party, DateTime? DeliveredAt, string? DeliveryMethod) : ISupervisorMatter
    {
        bool ISupervisorMatter.IsSupervisorMatter => Kind == InterviewKind.DetachmentWithSupervisors;
    }

    public static async Task<Reply<Page<Row>>> Handle(
        [AsParameters] Filter filter, [AsParameters] PageQuery page, InterviewsDbContext db, CancellationToken ct)
    {
        var interviews = db.Interviews.AsNoTracking().Where(i => i.Status == InterviewStatus.Notified);
        if (filter.Kind is { } kind)
            interviews = interviews.Where(i => i.Kind == kind);
        if (filter.InterviewId is { } id)
            interviews = interviews.Where(i => i.Id == id);
        return await interviews.SelectMany(i => i.Parties, (i, p) => new { Interview = i, Party = p })
            .Where(x => x.Party.AcknowledgedAt == null && (db.SeesJurisdiction || x.Party.SubjectId == db.OwnId))
            .OrderBy(x => x.Interview.ScheduledAt).ThenBy(x => x.Interview.Id).ThenBy(x => x.Party.Order)
            .Select(x => new Row(
                x.Interview.Id, x.Interview.Kind, x.Interview.Title, x.Interview.NoticeNumber, x.Interview.ScheduledAt, x.Interview.NotifiedAt,
                x.Interview.UrgentReason != null, x.Party.Id, x.Party.SubjectId, x.Party.Name, x.Party.DeliveredAt, x.Party.DeliveryMethod))
            .ToPageAsync(page, ct);
    }
}

/// <summary>The code that people sign in with, for the screen or the QR code at the door.</summary>
internal static class GetSignInCode
{
    /// <param name="Address">What the QR code leads to, on this site.</param>
    internal sealed record Detail(string Code, string Address);

    public static async Task<Reply<Detail>> Handle(Guid id, InterviewsDbContext db, CancellationToken ct)
    {
        // For those who convene it: a supervisor called in sees the own interview, and is not shown how to sign others in.
        var found = await db.Interviews.Where(i => i.Id == id && !i.Parties.Any(p => p.SubjectId == db.OwnId))
            .Select(i => new { i.SignInCode }).SingleOrDefaultAsync(ct);
        return found is null ? CommonErrors.NotFound
            : found.SignInCode is { } code ? new Detail(code, $"/check-in?code={code}")
            : InterviewErrors.NotNotified;
    }
}
