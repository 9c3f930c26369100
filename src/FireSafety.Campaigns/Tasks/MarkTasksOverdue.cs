using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Tasks;

/// <summary>Marks tasks whose day has passed, after counting those that are counted: a reached target is not overdue.</summary>
internal sealed class MarkTasksOverdue(CampaignsDbContext db, TaskProgress progress, Clock clock) : BatchStep<CampaignsDbContext, DeployedTask>(db)
{
    private readonly DateOnly today = clock.Today;

    protected override IQueryable<DeployedTask> Due => Db.Tasks.Where(t => t.Status == DeployedTaskStatus.Open && t.DueOn < today);

    protected override async ValueTask<int> ApplyAsync(IReadOnlyList<DeployedTask> tasks, CancellationToken ct)
    {
        await progress.CountAsync(tasks, today, ct);
        foreach (var task in tasks)
            task.MarkOverdue(today);
        return tasks.Count(t => t.Status == DeployedTaskStatus.Overdue);
    }
}
