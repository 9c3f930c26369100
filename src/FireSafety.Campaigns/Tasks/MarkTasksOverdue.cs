using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Tasks;

/// <summary>Marks tasks whose day has passed, after counting those that are counted: a reached target is not overdue.</summary>
internal sealed class MarkTasksOverdue(CampaignsDbContext db, TaskProgress progress, Clock clock) : IPeriodicStep
{
    private const int Batch = 200;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var due = await db.Tasks.Where(t => t.Status == DeployedTaskStatus.Open && t.DueOn < today)
            .OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(Batch).ToListAsync(ct);
        await progress.CountAsync(due, today, ct);
        foreach (var task in due)
            task.MarkOverdue(today);
        await db.SaveChangesAsync(ct);
        return due.Count(t => t.Status == DeployedTaskStatus.Overdue);
    }
}
