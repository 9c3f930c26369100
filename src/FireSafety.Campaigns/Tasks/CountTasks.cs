using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Tasks;

/// <summary>Brings counted tasks up to date.</summary>
internal sealed class CountTasks(CampaignsDbContext db, TaskProgress progress, Clock clock) : BatchStep<CampaignsDbContext, DeployedTask>(db)
{
    protected override IQueryable<DeployedTask> Due =>
        Db.Tasks.Where(t => t.CountedBy != null && t.Status != DeployedTaskStatus.Completed);

    protected override async ValueTask<int> ApplyAsync(IReadOnlyList<DeployedTask> tasks, CancellationToken ct)
    {
        await progress.CountAsync(tasks, clock.Today, ct);
        return tasks.Count(t => Db.Entry(t).State == EntityState.Modified);
    }
}
