using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Tasks;

/// <summary>Works through tasks in id order, a bounded batch per save.</summary>
internal abstract class TaskStep(CampaignsDbContext db) : IPeriodicStep
{
    private const int BatchSize = 200;

    protected CampaignsDbContext Db => db;

    /// <summary>What may be due.</summary>
    protected abstract IQueryable<DeployedTask> Due { get; }

    /// <summary>Does it to loaded tasks; returns how many it did something to.</summary>
    protected abstract Task<int> ApplyAsync(IReadOnlyList<DeployedTask> tasks, CancellationToken ct);

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var done = 0;
        var after = Guid.Empty;
        while (true)
        {
            var batch = await Due.Where(t => t.Id > after).OrderBy(t => t.Id).Take(BatchSize).ToListAsync(ct);
            done += await SaveAsync(batch, ct) ?? await OneByOneAsync([.. batch.Select(t => t.Id)], ct);
            if (batch.Count < BatchSize)
                return done;
            after = batch[^1].Id;
        }
    }

    /// <summary>How many were done; null when somebody changed one of them meanwhile and nothing was saved.</summary>
    private async Task<int?> SaveAsync(IReadOnlyList<DeployedTask> tasks, CancellationToken ct)
    {
        var done = await ApplyAsync(tasks, ct);
        try
        {
            await db.SaveChangesAsync(ct);
            return done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    // Only after a lost race: the one that others keep changing must not hold up the rest; the next run finds it again.
    private async Task<int> OneByOneAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var done = 0;
        foreach (var id in ids)
            done += await SaveAsync(await Due.Where(t => t.Id == id).ToListAsync(ct), ct) ?? 0;
        return done;
    }
}
