namespace FireSafety.Hazards.Hazards;

/// <summary>Does something to each hazard by itself.</summary>
internal abstract class HazardStep(HazardsDbContext db) : BatchStep<HazardsDbContext, Hazard>(db)
{
    /// <summary>Does it; false when the hazard was not due after all.</summary>
    protected abstract bool Apply(Hazard hazard);

    protected override ValueTask<int> ApplyAsync(IReadOnlyList<Hazard> batch, CancellationToken ct) => ValueTask.FromResult(batch.Count(Apply));
}

/// <summary>Marks hazards whose period ran out (逾期).</summary>
internal sealed class MarkOverdue(HazardsDbContext db, Clock clock) : HazardStep(db)
{
    private readonly DateOnly today = clock.Today;

    protected override IQueryable<Hazard> Due => Db.Hazards.Include(h => h.Claims).Include(h => h.Reinspections).AsSplitQuery().Where(h =>
        h.RectifyBy < today && h.OverdueOn == null
        && (h.Status == HazardStatus.Ordered || h.Status == HazardStatus.Rectified || h.Status == HazardStatus.NotRectified));

    protected override bool Apply(Hazard hazard) => hazard.MarkOverdue(today);
}

/// <summary>Counts re-inspections that were not held in time against their supervisors.</summary>
internal sealed class MarkReinspectionOverdue(HazardsDbContext db, Clock clock) : HazardStep(db)
{
    private readonly DateOnly today = clock.Today;

    protected override IQueryable<Hazard> Due => Db.Hazards.Where(h =>
        h.ReinspectBy < today && (h.ReinspectionLateFor == null || h.ReinspectionLateFor != h.ReinspectBy));

    protected override bool Apply(Hazard hazard) => hazard.MarkReinspectionOverdue(today);
}

/// <summary>Warns before seals run out and lets them lapse after their last day.</summary>
internal sealed class WatchSeals(HazardsDbContext db, HazardRules rules, Clock clock) : HazardStep(db)
{
    private readonly DateOnly today = clock.Today;
    private readonly DateOnly warnThrough = clock.Today.AddDays(rules.Periods.WarnBeforeSealEnds.Amount);

    protected override IQueryable<Hazard> Due => Db.HazardsWithSeals.Where(h => h.SealedUntil != null && h.SealedUntil <= warnThrough);

    protected override bool Apply(Hazard hazard) => hazard.WatchSeal(rules, today);
}
