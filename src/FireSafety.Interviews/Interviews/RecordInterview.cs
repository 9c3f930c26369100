using FireSafety.Interviews.Commitments;
using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Interviews;

/// <summary>Adds problems, statements, comments, demands and commitments, for any number of parties at once.</summary>
internal static class RecordInterview
{
    private const int MostEntries = 1000;

    internal sealed record Request(
        IReadOnlyList<ProblemEntry>? Problems, IReadOnlyList<StatementEntry>? Statements, IReadOnlyList<CommentEntry>? Comments,
        IReadOnlyList<DemandEntry>? Demands, IReadOnlyList<CommitmentFields>? Commitments);

    /// <param name="Who">Who of the party answers for it.</param>
    /// <param name="Links">Hazards or findings that it puts right; with the last of them closed it is kept.</param>
    internal sealed record CommitmentFields(Guid PartyId, string What, string Who, DateOnly DueOn, IReadOnlyList<Link>? Links);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r).Must(r => Count(r) is > 0 and <= MostEntries).WithName("entries").WithMessage($"请填写 1 至 {MostEntries} 项记录。");
            RuleForEach(r => r.Problems).NotNull().ChildRules(problem =>
            {
                problem.RuleFor(p => p.Text).NotEmpty().MaximumLength(1000);
                problem.RuleFor(p => p.Link!.Kind).IsInEnum().When(p => p.Link is not null);
            });
            RuleForEach(r => r.Statements).NotNull().ChildRules(statement =>
            {
                statement.RuleFor(s => s.Speaker).NotEmpty().MaximumLength(50);
                statement.RuleFor(s => s.Sections).NotEmpty().Must(s => s.Count <= 10).WithMessage("一份发言最多 10 段。");
                statement.RuleForEach(s => s.Sections).NotNull().ChildRules(section =>
                {
                    section.RuleFor(s => s.Heading).NotEmpty().MaximumLength(50);
                    section.RuleFor(s => s.Text).NotEmpty().MaximumLength(4000);
                });
            });
            RuleForEach(r => r.Comments).NotNull().ChildRules(comment => comment.RuleFor(c => c.Text).NotEmpty().MaximumLength(2000));
            RuleForEach(r => r.Demands).NotNull().ChildRules(demand => demand.RuleFor(d => d.Text).NotEmpty().MaximumLength(1000));
            RuleForEach(r => r.Commitments).NotNull().ChildRules(commitment =>
            {
                commitment.RuleFor(c => c.What).NotEmpty().MaximumLength(1000);
                commitment.RuleFor(c => c.Who).NotEmpty().MaximumLength(100);
                commitment.RuleFor(c => c.Links).Must(l => l is null || l.Count <= 50).WithMessage("一项整改措施最多关联 50 项隐患或问题。");
                commitment.RuleForEach(c => c.Links).NotNull().ChildRules(link => link.RuleFor(l => l.Kind).IsInEnum());
            });
        }

        private static int Count(Request r) =>
            (r.Problems?.Count ?? 0) + (r.Statements?.Count ?? 0) + (r.Comments?.Count ?? 0) + (r.Demands?.Count ?? 0) + (r.Commitments?.Count ?? 0);
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, Clock clock, CancellationToken ct)
    {
        var entries = new RecordEntries(
            request.Problems ?? [], request.Statements ?? [], request.Comments ?? [], request.Demands ?? [],
            [.. (request.Commitments ?? []).Select(c => new CommitmentEntry(c.PartyId, c.What, c.Who, c.DueOn, c.Links ?? []))]);
        return db.ChangeAsync(
            db.Interviews.Include(i => i.Parties).Include(i => i.Problems).Include(i => i.Demands).Include(i => i.Commitments).AsSplitQuery(), id,
            async i => i.Record(entries, await SettledAsync(entries, db, ct), db.Session.Command!.Actor.Name, clock.UtcNow), ct);
    }

    private static async Task<HashSet<Guid>> SettledAsync(RecordEntries entries, InterviewsDbContext db, CancellationToken ct)
    {
        var linked = entries.Commitments.SelectMany(c => c.Links).Select(l => l.Id).ToHashSet();
        var settled = new HashSet<Guid>();
        // SQL Server takes 2,100 parameters in one command.
        foreach (var some in linked.Chunk(MostEntries))
            settled.UnionWith(await db.SettledSources.Where(s => some.Contains(s.SourceId)).Select(s => s.SourceId).ToListAsync(ct));
        return settled;
    }
}

/// <summary>Takes one item out of a record that is not frozen.</summary>
internal static class WithdrawItem
{
    internal sealed record Request(Guid ItemId, string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(
            db.Interviews.Include(i => i.Parties).Include(i => i.Problems).Include(i => i.Demands).Include(i => i.Commitments).AsSplitQuery(), id,
            i => i.Withdraw(request.ItemId, request.Reason, db.Session.Command!.Actor.Name, clock.UtcNow), ct);
}
