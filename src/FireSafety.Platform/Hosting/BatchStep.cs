using FireSafety.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Platform.Hosting;

/// <summary>Works in id order through aggregates of which a query says that something may be due, a bounded batch per save.</summary>
public abstract class BatchStep<TContext, T>(TContext db) : IPeriodicStep
    where TContext : ServiceDbContext
    where T : AggregateRoot
{
    private const int BatchSize = 200;

    /// <summary>Where they are.</summary>
    protected TContext Db => db;

    /// <summary>What may be due, with the parts that it takes. What was dealt with may match still: the step goes on behind it.</summary>
    protected abstract IQueryable<T> Due { get; }

    /// <summary>Does it to loaded aggregates.</summary>
    /// <returns>How many things were done; none where something was not due after all.</returns>
    protected abstract ValueTask<int> ApplyAsync(IReadOnlyList<T> batch, CancellationToken ct);

    /// <inheritdoc/>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var done = 0;
        var after = Guid.Empty;
        while (true)
        {
            var batch = await Due.Where(a => a.Id > after).OrderBy(a => a.Id).Take(BatchSize).ToListAsync(ct);
            done += await SaveAsync(batch, ct) ?? await OneByOneAsync([.. batch.Select(a => a.Id)], ct);
            if (batch.Count < BatchSize)
                return done;
            after = batch[^1].Id;
        }
    }

    /// <summary>How many were done; null when somebody changed one of them meanwhile and nothing was saved.</summary>
    private async Task<int?> SaveAsync(IReadOnlyList<T> batch, CancellationToken ct)
    {
        var done = await ApplyAsync(batch, ct);
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

    // Only after a lost race, to a person or another replica's same step: the one that others keep changing must not hold up the
    // rest; the next run finds it again.
    private async Task<int> OneByOneAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var done = 0;
        foreach (var id in ids)
            done += await SaveAsync(await Due.Where(a => a.Id == id).ToListAsync(ct), ct) ?? 0;
        return done;
    }
}
