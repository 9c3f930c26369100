using System.Linq.Expressions;

namespace FireSafety.Hazards.Hazards;

/// <summary>Works through hazards that a filter says are due, a bounded batch per save.</summary>
internal abstract class HazardStep(HazardsDbContext db) : IPeriodicStep
{
    private const int BatchSize = 200;

    /// <summary>What may be due; must not match a hazard that <see cref="Apply"/> has dealt with.</summary>
    protected abstract Expression<Func<Hazard, bool>> Due { get; }

    protected abstract IQueryable<Hazard> Source { get; }

    /// <summary>Does it; false when the hazard was not due after all.</summary>
    protected abstract bool Apply(Hazard hazard);

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var done = 0;
        var after = Guid.Empty;
        while (true)
        {
            var batch = await Source.Where(Due).Where(h => h.Id > after).OrderBy(h => h.Id).Take(BatchSize).ToListAsync(ct);
            done += await SaveAsync(batch, ct) ?? await OneByOneAsync([.. batch.Select(h => h.Id)], ct);
            if (batch.Count < BatchSize)
                return done;
            after = batch[^1].Id;
        }
    }

    /// <summary>How many were dealt with; null when somebody changed one of them meanwhile and nothing was saved.</summary>
    private async Task<int?> SaveAsync(List<Hazard> hazards, CancellationToken ct)
    {
        var done = 0;
        foreach (var hazard in hazards)
        {
            if (Apply(hazard))
                done++;
        }
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
            done += await SaveAsync(await Source.Where(Due).Where(h => h.Id == id).ToListAsync(ct), ct) ?? 0;
        return done;
    }
}

/// <summary>Marks hazards whose period ran out (逾期).</summary>
internal sealed class MarkOverdue(HazardsDbContext db, Clock clock) : HazardStep(db)
{
    private readonly DateOnly today = clock.Today;

    protected override IQueryable<Hazard> Source { get; } =
        db.Hazards.Include(h => h.Claims).Include(h => h.Reinspections).AsSplitQuery();

    protected override Expression<Func<Hazard, bool>> Due => h =>
        h.RectifyBy < today && h.OverdueOn == null
        && (h.Status == HazardStatus.Ordered || h.Status == HazardStatus.Rectified || h.Status == HazardStatus.NotRectified);

    protected override bool Apply(Hazard hazard) => hazard.MarkOverdue(today);
}

/// <summary>Counts re-inspections that were not held in time against their supervisors.</summary>
internal sealed class MarkReinspectionOverdue(HazardsDbContext db, Clock clock) : HazardStep(db)
{
    private readonly DateOnly today = clock.Today;

    protected override IQueryable<Hazard> Source { get; } = db.Hazards;

    protected override Expression<Func<Hazard, bool>> Due => h =>
        h.ReinspectBy < today && (h.ReinspectionLateFor == null || h.ReinspectionLateFor != h.ReinspectBy);

    protected override bool Apply(Hazard hazard) => hazard.MarkReinspectionOverdue(today);
}

/// <summary>Warns before seals run out and lets them lapse after their last day.</summary>
internal sealed class WatchSeals(HazardsDbContext db, HazardRules rules, Clock clock) : HazardStep(db)
{
    private readonly DateOnly today = clock.Today;
    private readonly DateOnly warnThrough = clock.Today.AddDays(rules.Periods.WarnBeforeSealEnds.Amount);

    protected override IQueryable<Hazard> Source { get; } = db.HazardsWithSeals;

    protected override Expression<Func<Hazard, bool>> Due => h => h.SealedUntil != null && h.SealedUntil <= warnThrough;

    protected override bool Apply(Hazard hazard) => hazard.WatchSeal(rules, today);
}
