using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Interviews;

namespace FireSafety.Interviews.Proposals;

/// <summary>Merges open proposals of one kind into one interview: a new one, or one still being planned.</summary>
internal static class AcceptProposals
{
    /// <param name="ProposalIds">1 to 500.</param>
    /// <param name="InterviewId">A planned interview to merge into; then no plan is given.</param>
    /// <param name="Plan">The plan of a new interview; kind and division follow from the proposals.</param>
    internal sealed record Request(IReadOnlyList<Guid> ProposalIds, Guid? InterviewId, PlanFields? Plan);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ProposalIds).NotEmpty().Must(ids => ids.Count <= Interview.MaxParties)
                .WithMessage($"一次最多采纳 {Interview.MaxParties} 条约谈建议。");
            RuleFor(r => r.Plan!).SetValidator(new PlanFields.Validator()).When(r => r.Plan is not null);
        }
    }

    public static async Task<Reply<Changed>> Handle(Request request, InterviewsDbContext db, Clock clock, CancellationToken ct)
    {
        if (request.InterviewId is null == request.Plan is null)
            return ProposalErrors.PlanMissing;
        var ids = request.ProposalIds.Distinct().ToArray();
        var proposals = await db.Proposals.Where(p => ids.Contains(p.Id)).OrderBy(p => p.SubjectName).ThenBy(p => p.Id).ToListAsync(ct);
        if (proposals.Count != ids.Length)
            return ProposalErrors.NotFound;
        var first = proposals[0];
        if (proposals.Exists(p => p.Kind != first.Kind || p.Jurisdiction != first.Jurisdiction))
            return ProposalErrors.Mixed;
        if (await PartyFields.GoneAsync(first.SubjectKind, [.. proposals.Select(p => p.SubjectId)], db, ct) is { } gone)
            return gone;

        var (interview, refusal) = request.Plan is { } plan
            ? Plan(plan, proposals, db.Session.Command!.Actor.Name, clock)
            : await FindAsync(request.InterviewId!.Value, first, db, ct);
        if (interview is null)
            return refusal!;
        foreach (var proposal in proposals)
        {
            if (proposal.Accept(interview.Id, db.Session.Command!.Actor.Name) is { } notOpen)
                return notOpen;
        }
        if (interview.Invite(proposals.Select(p => p.Subject)) is { } refused)
            return refused;
        interview.Announce();
        return await db.CommitAsync(interview, ct: ct);
    }

    private static (Interview?, Error?) Plan(PlanFields fields, List<Proposal> proposals, string by, Clock clock)
    {
        var first = proposals[0];
        var campaigns = proposals.Select(p => p.CampaignId).Where(c => c is not null).Distinct().ToList();
        // All of one drive: the interview is the drive's, without anyone having to say so.
        var campaignId = fields.CampaignId ?? (campaigns is [var only] ? only : null);
        return fields.ToDetails(first.Kind, Divisions.OfPath(first.Jurisdiction), campaignId, clock, out var details) is { } refusal
            ? (null, refusal)
            : (Interview.Plan(first.Kind, Divisions.OfPath(first.Jurisdiction), details!, by), null);
    }

    private static async Task<(Interview?, Error?)> FindAsync(Guid id, Proposal first, InterviewsDbContext db, CancellationToken ct)
    {
        var interview = await db.Interviews.Include(i => i.Parties).SingleOrDefaultAsync(i => i.Id == id, ct);
        return interview is null ? (null, CommonErrors.NotFound)
            : db.StaleOf(interview) is { } stale ? (null, stale)
            : interview.Kind != first.Kind || interview.Jurisdiction != first.Jurisdiction ? (null, ProposalErrors.Mixed)
            : (interview, null);
    }
}
