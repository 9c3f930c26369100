using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Tasks;

/// <summary>Brings counted tasks up to date, in id order, a batch at a time.</summary>
internal sealed class CountTasks(CampaignsDbContext db, TaskProgress progress, Clock clock) : IPeriodicStep
{
    private const int Batch = 200;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var changed = 0;
        var after = Guid.Empty;
        while (true)
        {
            var tasks = await db.Tasks
                .Where(t => t.CountedBy != null && t.Status != DeployedTaskStatus.Completed && t.Id > after)
                .OrderBy(t => t.Id).Take(Batch).ToListAsync(ct);
            if (tasks.Count == 0)
                return changed;
            await progress.CountAsync(tasks, clock.Today, ct);
            changed += db.ChangeTracker.Entries<DeployedTask>().Count(e => e.State == EntityState.Modified);
            await db.SaveChangesAsync(ct);
            after = tasks[^1].Id;
            db.ChangeTracker.Clear();
        }
    }
}
