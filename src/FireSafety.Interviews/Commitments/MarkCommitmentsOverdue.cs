using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Interviews;

namespace FireSafety.Interviews.Commitments;

/// <summary>Marks commitments whose day has passed without proof (逾期).</summary>
internal sealed class MarkCommitmentsOverdue(InterviewsDbContext db, Clock clock) : BatchStep<InterviewsDbContext, Interview>(db)
{
    private readonly DateOnly today = clock.Today;

    protected override IQueryable<Interview> Due => Db.Interviews
        .Where(i => i.Commitments.Any(c => c.Status == CommitmentStatus.Open && c.DueOn < today))
        .Include(i => i.Parties).Include(i => i.Commitments.Where(c => c.Status == CommitmentStatus.Open && c.DueOn < today)).AsSplitQuery();

    protected override ValueTask<int> ApplyAsync(IReadOnlyList<Interview> batch, CancellationToken ct) =>
        ValueTask.FromResult(batch.Sum(i => i.MarkOverdue(today)));
}
