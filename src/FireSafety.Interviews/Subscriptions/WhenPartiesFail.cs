using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Interviews;
using FireSafety.Interviews.Policies;
using FireSafety.Interviews.Proposals;

namespace FireSafety.Interviews.Subscriptions;

/// <summary>
/// What follows when a party stays away or breaks its word: it is called in again, and after that the next level is told
/// (policy: resummonCount, overdueBeforeEscalation, escalatesTo). It hears the service's own events because the next level's
/// jurisdiction is not the acting brigade's.
/// </summary>
internal sealed class WhenPartiesFail(InterviewsDbContext db) : IEventHandler<AbsenceRecorded>, IEventHandler<AbsenceWithdrawn>,
    IEventHandler<CommitmentChanged>
{
    public async Task HandleAsync(AbsenceRecorded happened, CancellationToken ct)
    {
        var interview = happened.Interview;
        // One ground a party: two units of one industry may be absent from one interview.
        if (await FindAsync(happened, happened.Party, ct) is not { IsAbsent: true } party)
            return;
        var absences = await db.Interviews
            .Where(i => i.Kind == interview.Kind)
            .SelectMany(i => i.Parties).CountAsync(p => p.SubjectId == happened.Party.Id && p.IsAbsent, ct);
        var words = $"无故缺席约谈“{interview.Title}”（{ChineseDate.Of(Clock.DateOf(interview.ScheduledAt))}）";
        if (absences <= InterviewPolicies.Current.ResummonCount.Value)
        {
            await db.ProposeAsync(
                [Of(happened, interview.Kind, happened.Party, happened.Jurisdiction, GroundKind.Absence, party.Id, $"{words}，应再次通知")], ct);
            return;
        }
        await EscalateAsync(happened, happened.Party, GroundKind.Absence, party.Id, $"{words}，累计缺席{absences}次", ct);
    }

    public async Task HandleAsync(AbsenceWithdrawn happened, CancellationToken ct)
    {
        // A correction of the correction may have come before this event: then the absence stands.
        if (await FindAsync(happened, happened.Party, ct) is { IsAbsent: false } party)
            await db.SettleAsync(party.Id, happened.Version, [GroundKind.Absence], happened.OccurredAt, "缺席记录已更正", ct);
    }

    public async Task HandleAsync(CommitmentChanged happened, CancellationToken ct)
    {
        if (happened.Status is CommitmentStatus.Verified or CommitmentStatus.Waived)
        {
            // Events of one interview bear its version, which tells late from new.
            await db.SettleAsync(
                happened.CommitmentId, happened.Version, [GroundKind.CommitmentOverdue], happened.OccurredAt, "整改措施已核验或免除", ct);
            return;
        }
        if (happened.Status != CommitmentStatus.Overdue)
            return;
        var overdue = await db.Interviews
            .Where(i => i.Parties.Any(p => p.SubjectId == happened.Party.Id))
            .SelectMany(i => i.Commitments, (i, c) => new { i.Parties, Commitment = c })
            .CountAsync(x => x.Commitment.Status == CommitmentStatus.Overdue
                && x.Parties.Any(p => p.Id == x.Commitment.PartyId && p.SubjectId == happened.Party.Id), ct);
        if (overdue < InterviewPolicies.Current.OverdueBeforeEscalation.Value)
            return;
        var words = $"约谈整改措施逾期未落实：{happened.What}（期限{ChineseDate.Of(happened.DueOn)}）";
        await EscalateAsync(happened, happened.Party, GroundKind.CommitmentOverdue, happened.CommitmentId, words, ct);
    }

    private Task<InterviewParty?> FindAsync(InterviewEvent happened, PartyRef party, CancellationToken ct) => db.Interviews.AsNoTracking()
        .Where(i => i.Id == happened.AggregateId).SelectMany(i => i.Parties).SingleOrDefaultAsync(p => p.SubjectId == party.Id, ct);

    private async Task EscalateAsync(InterviewEvent happened, PartyRef party, GroundKind ground, Guid sourceId, string words, CancellationToken ct)
    {
        var next = InterviewPolicies.Of(happened.Interview.Kind).EscalatesTo;
        if (InterviewPolicies.Of(next).PartyKind == party.Kind)
        {
            await db.ProposeAsync([Of(happened, next, party, happened.Jurisdiction, ground, sourceId, words)], ct);
            return;
        }
        var industry = await db.Units.Where(u => u.Id == party.Id).Select(u => u.Industry).SingleOrDefaultAsync(ct);
        var departments = industry is null ? [] : await db.DepartmentsOfAsync(industry, ct);
        // Without a department that answers for it, the unit's own brigade keeps the case.
        var reasons = departments.Count == 0
            ? [Of(happened, happened.Interview.Kind, party, happened.Jurisdiction, ground, sourceId, words)]
            : departments.Select(d => Of(
                happened, next, new PartyRef(PartyKind.Department, d.Id, d.Name), Divisions.City.Path, ground, sourceId, $"{party.Name}{words}")).ToList();
        await db.ProposeAsync(reasons, ct);
    }

    private static Reason Of(
        InterviewEvent happened, InterviewKind kind, PartyRef subject, string jurisdiction, GroundKind ground, Guid sourceId, string words) =>
        new(kind, subject, jurisdiction, ground, sourceId, words.Fit(), happened.OccurredAt, happened.Version) { CampaignId = happened.Interview.CampaignId };
}
