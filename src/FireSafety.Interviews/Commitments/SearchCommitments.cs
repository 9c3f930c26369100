using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Interviews;
using FireSafety.Platform.Audit;

namespace FireSafety.Interviews.Commitments;

internal static class SearchCommitments
{
    internal sealed record Filter(
        CommitmentStatus? Status, InterviewKind? Kind, string? Division, Guid? CampaignId, Guid? InterviewId, Guid? SubjectId, Guid? LinkId,
        DateOnly? DueFrom, DateOnly? DueTo);

    internal sealed class Validator : AbstractValidator<Filter>
    {
        public Validator()
        {
            RuleFor(f => f.Status).IsInEnum();
            RuleFor(f => f.Kind).IsInEnum();
            RuleFor(f => f.Division).MaximumLength(6);
        }
    }

    internal sealed record LinkView(LinkKind Kind, Guid Id, DateTime? SettledAt);

    /// <param name="Version">Of the interview, which the commitment is changed through.</param>
    internal sealed record Row(
        Guid Id, long Version, Guid InterviewId, InterviewKind Kind, string Title, string Division, Guid PartyId, Guid SubjectId, string Party,
        string What, string Who, DateOnly DueOn, CommitmentStatus Status, string? Proof, string? SubmittedBy, DateTime? SubmittedAt,
        string? SettledBy, DateTime? SettledAt, string? Note, IReadOnlyList<LinkView> Links) : IVersioned, ISupervisorMatter
    {
        bool ISupervisorMatter.IsSupervisorMatter => Kind == InterviewKind.DetachmentWithSupervisors;
    }

    private sealed class Made
    {
        public required Interview Interview { get; init; }
        public required Commitment Commitment { get; init; }
        public required InterviewParty Party { get; init; }
    }

    private static readonly Sorting<Made> Orders = new Sorting<Made>("dueOn", x => x.Commitment.Id)
        .By("dueOn", x => x.Commitment.DueOn)
        .By("party", x => x.Party.Name, x => x.Commitment.DueOn);

    public static async Task<Reply<Page<Row>>> Handle(
        [AsParameters] Filter filter, [AsParameters] SortedPageQuery page, InterviewsDbContext db, CancellationToken ct)
    {
        if (filter.Division is { } code && Divisions.Find(code) is null)
            return CommonErrors.UnknownDivision.With(code);
        var division = filter.Division is { } current ? Divisions.Find(current)!.Code : null;
        var query =
            from i in db.Interviews.AsNoTracking()
            from c in i.Commitments
            join p in db.Set<InterviewParty>() on c.PartyId equals p.Id
            where db.SeesJurisdiction || p.SubjectId == db.OwnId
            select new Made { Interview = i, Commitment = c, Party = p };
        if (filter.Status is { } status)
            query = query.Where(x => x.Commitment.Status == status);
        if (filter.Kind is { } kind)
            query = query.Where(x => x.Interview.Kind == kind);
        if (division is not null)
            query = query.Where(x => x.Interview.DivisionCode == division);
        if (filter.CampaignId is { } campaign)
            query = query.Where(x => x.Interview.CampaignId == campaign);
        if (filter.InterviewId is { } interview)
            query = query.Where(x => x.Interview.Id == interview);
        if (filter.SubjectId is { } subject)
            query = query.Where(x => x.Party.SubjectId == subject);
        if (filter.LinkId is { } link)
            query = query.Where(x => x.Commitment.Links.Any(l => l.TargetId == link));
        if (filter.DueFrom is { } from)
            query = query.Where(x => x.Commitment.DueOn >= from);
        if (filter.DueTo is { } to)
            query = query.Where(x => x.Commitment.DueOn <= to);
        return await Orders.PageAsync(query, page, x => new Row(
            x.Commitment.Id, x.Interview.Version, x.Interview.Id, x.Interview.Kind, x.Interview.Title, x.Interview.DivisionCode,
            x.Party.Id, x.Party.SubjectId, x.Party.Name, x.Commitment.What, x.Commitment.Who, x.Commitment.DueOn, x.Commitment.Status,
            x.Commitment.Proof, x.Commitment.SubmittedBy, x.Commitment.SubmittedAt, x.Commitment.SettledBy, x.Commitment.SettledAt,
            x.Commitment.Note,
            x.Commitment.Links.OrderBy(l => l.Id).Select(l => new LinkView(l.Kind, l.TargetId, l.SettledAt)).ToList()), ct);
    }
}
