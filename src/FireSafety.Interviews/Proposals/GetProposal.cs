using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Proposals;

internal static class GetProposal
{
    private const int MostGrounds = 200;

    internal sealed record GroundView(GroundKind Kind, Guid SourceId, string Words, DateTime OccurredAt, DateTime? ResolvedAt, string? Resolution);

    /// <param name="Grounds">The newest 200, unresolved first.</param>
    internal sealed record Detail(
        Guid Id, long Version, InterviewKind Kind, PartyRef Subject, ProposalStatus Status, string Jurisdiction, Guid? CampaignId,
        Guid? InterviewId, string? Decision, string? DecidedBy, DateTime RaisedAt, int GroundCount, IReadOnlyList<GroundView> Grounds) : IVersioned;

    public static async Task<Reply<Detail>> Handle(Guid id, InterviewsDbContext db, CancellationToken ct)
    {
        var detail = await db.Proposals.AsNoTracking().Where(p => p.Id == id)
            .Select(p => new Detail(
                p.Id, p.Version, p.Kind, new PartyRef(p.SubjectKind, p.SubjectId, p.SubjectName), p.Status, p.Jurisdiction, p.CampaignId,
                p.InterviewId, p.Decision, p.DecidedBy, p.RaisedAt, p.Grounds.Count,
                p.Grounds.OrderBy(g => g.ResolvedAt != null).ThenByDescending(g => g.OccurredAt).ThenBy(g => g.Id).Take(MostGrounds)
                    .Select(g => new GroundView(g.Kind, g.SourceId, g.Words, g.OccurredAt, g.ResolvedAt, g.Resolution)).ToList()))
            .SingleOrDefaultAsync(ct);
        return detail is null ? CommonErrors.NotFound : detail;
    }
}
