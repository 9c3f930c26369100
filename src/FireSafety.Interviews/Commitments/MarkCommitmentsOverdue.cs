using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Commitments;

/// <summary>Marks commitments whose day has passed without proof (逾期).</summary>
internal sealed class MarkCommitmentsOverdue(InterviewsDbContext db, Clock clock) : IPeriodicStep
{
    private const int Batch = 200;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var marked = 0;
        for (var last = Batch; last == Batch; marked += last)
            last = await MarkBatchAsync(ct);
        return marked;
    }

    private async Task<int> MarkBatchAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var due = await db.Interviews.SelectMany(i => i.Commitments)
            .Where(c => c.Status == CommitmentStatus.Open && c.DueOn < today)
            .OrderBy(c => c.DueOn).ThenBy(c => c.Id).Take(Batch)
            .Select(c => new { c.Id, c.InterviewId, c.PartyId }).ToListAsync(ct);
        if (due.Count == 0)
            return 0;
        var (ids, interviewIds, partyIds) = (
            due.Select(d => d.Id).ToArray(), due.Select(d => d.InterviewId).Distinct().ToArray(), due.Select(d => d.PartyId).Distinct().ToArray());
        var interviews = await db.Interviews.Where(i => interviewIds.Contains(i.Id))
            .Include(i => i.Parties.Where(p => partyIds.Contains(p.Id))).Include(i => i.Commitments.Where(c => ids.Contains(c.Id)))
            .AsSplitQuery().ToListAsync(ct);
        foreach (var interview in interviews)
            interview.MarkOverdue(today);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return due.Count;
    }
}
