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
            done += batch.Count(Apply);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            if (batch.Count < BatchSize)
                return done;
            after = batch[^1].Id;
        }
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
