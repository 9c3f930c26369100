using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Platform.Audit;

namespace FireSafety.Interviews.Proposals;

internal static class SearchProposals
{
    internal sealed record Filter(
        InterviewKind? Kind, ProposalStatus? Status, string? Division, Guid? CampaignId, Guid? SubjectId, Guid? InterviewId, string? Name);

    internal sealed class Validator : AbstractValidator<Filter>
    {
        public Validator()
        {
            RuleFor(f => f.Kind).IsInEnum();
            RuleFor(f => f.Status).IsInEnum();
            RuleFor(f => f.Division).MaximumLength(6);
            RuleFor(f => f.Name).MaximumLength(100);
        }
    }

    /// <param name="Grounds">How many grounds there are, and how many of them are unresolved.</param>
    internal sealed record Row(
        Guid Id, long Version, InterviewKind Kind, PartyKind SubjectKind, Guid SubjectId, string SubjectName, ProposalStatus Status,
        string Jurisdiction, Guid? CampaignId, Guid? InterviewId, DateTime RaisedAt, DateTime LastGroundAt, int Grounds, int OpenGrounds,
        string? LatestGround) : IVersioned, ISupervisorMatter
    {
        bool ISupervisorMatter.IsSupervisorMatter => Kind == InterviewKind.DetachmentWithSupervisors;
    }

    private static readonly Sorting<Proposal> Orders = new Sorting<Proposal>("-lastGroundAt", p => p.Id)
        .By("lastGroundAt", p => p.LastGroundAt)
        .By("raisedAt", p => p.RaisedAt)
        .By("subjectName", p => p.SubjectName);

    public static async Task<Reply<Page<Row>>> Handle(
        [AsParameters] Filter filter, [AsParameters] SortedPageQuery page, InterviewsDbContext db, CancellationToken ct)
    {
        var query = db.Proposals.AsNoTracking();
        if (filter.Kind is { } kind)
            query = query.Where(p => p.Kind == kind);
        if (filter.Status is { } status)
            query = query.Where(p => p.Status == status);
        if (filter.Division is { } code)
        {
            if (Divisions.Find(code) is not { } division)
                return CommonErrors.UnknownDivision.With(code);
            query = query.Where(p => p.Jurisdiction == division.Path);
        }
        if (filter.CampaignId is { } campaign)
            query = query.Where(p => p.CampaignId == campaign);
        if (filter.SubjectId is { } subject)
            query = query.Where(p => p.SubjectId == subject);
        if (filter.InterviewId is { } interview)
            query = query.Where(p => p.InterviewId == interview);
        if (!string.IsNullOrWhiteSpace(filter.Name))
            query = query.Where(p => p.SubjectName.Contains(filter.Name));
        return await Orders.PageAsync(query, page, p => new Row(
            p.Id, p.Version, p.Kind, p.SubjectKind, p.SubjectId, p.SubjectName, p.Status, p.Jurisdiction, p.CampaignId, p.InterviewId,
            p.RaisedAt, p.LastGroundAt, p.Grounds.Count, p.Grounds.Count(g => g.ResolvedAt == null),
            p.Grounds.OrderByDescending(g => g.OccurredAt).ThenBy(g => g.Id).Select(g => g.Words).FirstOrDefault()), ct);
    }
}
