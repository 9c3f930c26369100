using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Policies;

namespace FireSafety.Interviews.Interviews;

internal static class GetInterview
{
    internal sealed record PartyView(
        Guid Id, PartyKind Kind, Guid SubjectId, string Name, string? DeliveryMethod, DateTime? DeliveredAt, DateTime? AcknowledgedAt,
        string? AcknowledgedBy, string? Excuse, bool IsAbsent, string? Speaker, IReadOnlyList<StatementSection> Statement, string? Comment);

    internal sealed record ProblemView(Guid Id, Guid PartyId, string Text, LinkKind? LinkKind, Guid? LinkId);

    internal sealed record DemandView(Guid Id, Guid? PartyId, string Text);

    internal sealed record CommitmentView(Guid Id, Guid PartyId, string What, string Who, DateOnly DueOn, CommitmentStatus Status);

    internal sealed record MinutesView(int Version, string Number, DateTime IssuedAt, string SignedBy, string? Correction);

    internal sealed record People(int CalledIn, int Attended, int Proxies);

    internal sealed record Detail(
        Guid Id, long Version, InterviewKind Kind, string KindName, InterviewStatus Status, string Division, Guid? CampaignId, string Title,
        string Reason, string Convener, string Place, DateTime ScheduledAt, string Procedure, string Materials, string PlannedBy,
        string? ApprovedBy, DateTime? ApprovedAt, string? NoticeNumber, DateTime? NotifiedAt, string? UrgentReason, DateTime? HeldAt,
        string? Host, string? Recorder, string? Opening, DateOnly? MinutesDueOn, DateOnly? FeedbackDueOn, string? MinutesNumber,
        string? Correction, DateTime? ClosedAt, string? Conclusion, string? CancelReason, bool ProxyAllowed, People People,
        IReadOnlyList<NextAction> NextActions, IReadOnlyList<PartyView> Parties, IReadOnlyList<ProblemView> Problems,
        IReadOnlyList<DemandView> Demands, IReadOnlyList<CommitmentView> Commitments, IReadOnlyList<MinutesView> Minutes) : IVersioned;

    public static async Task<Reply<Detail>> Handle(Guid id, InterviewsDbContext db, Clock clock, WorkingCalendar calendar, CancellationToken ct)
    {
        var found = await db.Interviews.AsNoTracking()
            .Include(i => i.Parties.Where(p => db.SeesJurisdiction || p.SubjectId == db.OwnId)).Include(i => i.Problems).Include(i => i.Demands).Include(i => i.Commitments)
            .AsSplitQuery().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (found is null)
            return CommonErrors.NotFound;
        var shown = found.Parties.Select(p => p.Id).ToList();
        var people = await db.Interviews.Where(i => i.Id == id).Select(i => new People(
            i.Attendees.Count(a => shown.Contains(a.PartyId)), i.Attendees.Count(a => a.Attended && shown.Contains(a.PartyId)),
            i.Attendees.Count(a => a.Attended && a.IsProxy && shown.Contains(a.PartyId)))).SingleAsync(ct);
        var minutes = await db.Minutes.Where(m => m.InterviewId == id).OrderBy(m => m.Version)
            .Select(m => new MinutesView(m.Version, m.Number, m.IssuedAt, m.SignedBy, m.Correction)).ToListAsync(ct);
        return View(found, people, minutes, db.IsCalledIn(found) ? [] : NextActions.Of(found, clock.Today, calendar));
    }

    private static Detail View(Interview i, People people, List<MinutesView> minutes, IReadOnlyList<NextAction> next)
    {
        var policy = InterviewPolicies.Of(i.Kind);
        var shown = i.Parties.Select(p => p.Id).ToHashSet();
        return new Detail(
            i.Id, i.Version, i.Kind, policy.Name, i.Status, i.DivisionCode, i.CampaignId, i.Title, i.Reason, i.Convener, i.Place, i.ScheduledAt,
            i.Procedure, i.Materials, i.PlannedBy, i.ApprovedBy, i.ApprovedAt, i.NoticeNumber, i.NotifiedAt, i.UrgentReason, i.HeldAt, i.Host,
            i.Recorder, i.Opening, i.MinutesDueOn, i.FeedbackDueOn, i.MinutesNumber, i.Correction, i.ClosedAt, i.Conclusion, i.CancelReason,
            policy.Proxy.Value, people, next,
            [.. i.Parties.OrderBy(p => p.Order).Select(p => new PartyView(
                p.Id, p.Kind, p.SubjectId, p.Name, p.DeliveryMethod, p.DeliveredAt, p.AcknowledgedAt, p.AcknowledgedBy, p.Excuse, p.IsAbsent,
                p.Speaker, p.Statement, p.Comment))],
            [.. i.Problems.Where(p => shown.Contains(p.PartyId)).OrderBy(p => p.Order).Select(p => new ProblemView(p.Id, p.PartyId, p.Text, p.LinkKind, p.LinkId))],
            [.. i.Demands.Where(d => d.PartyId is not { } party || shown.Contains(party)).OrderBy(d => d.Order).Select(d => new DemandView(d.Id, d.PartyId, d.Text))],
            [.. i.Commitments.Where(c => shown.Contains(c.PartyId)).OrderBy(c => c.Order).Select(c => new CommitmentView(c.Id, c.PartyId, c.What, c.Who, c.DueOn, c.Status))],
            minutes);
    }
}
