using FireSafety.Contracts.Hazards;
using FireSafety.Units.Data;
using FireSafety.Units.Units;

namespace FireSafety.Units.Subscriptions;

/// <summary>Keeps each unit's hazards countable, tells its timeline, and flags it by rule (domain.md §3: overdue or not rectified).</summary>
internal sealed class HazardSubscriber(UnitsDbContext db) :
    IEventHandler<HazardReported>, IEventHandler<HazardConfirmed>, IEventHandler<HazardRejected>, IEventHandler<RectificationOrdered>,
    IEventHandler<RectificationExtended>, IEventHandler<RectificationClaimed>, IEventHandler<HazardReinspected>,
    IEventHandler<HazardNotRectified>, IEventHandler<HazardOverdue>, IEventHandler<HazardClosed>, IEventHandler<HazardRelapsed>,
    IEventHandler<MajorHazardDetermined>, IEventHandler<MajorHazardListed>, IEventHandler<MajorHazardDelisted>,
    IEventHandler<PremisesSealed>, IEventHandler<SealReleased>
{
    public Task HandleAsync(HazardReported e, CancellationToken ct) => ApplyAsync(e, $"发现隐患：{e.Hazard.Description}", ct);

    public Task HandleAsync(HazardConfirmed e, CancellationToken ct) => ApplyAsync(e, $"核实隐患：{e.Hazard.Description}", ct);

    public Task HandleAsync(HazardRejected e, CancellationToken ct) => ApplyAsync(e, $"隐患不予认定：{e.Reason}", ct);

    public Task HandleAsync(RectificationOrdered e, CancellationToken ct) =>
        ApplyAsync(e, $"责令改正（{e.NoticeNumber}）：{e.Hazard.Description}{By(e)}", ct);

    public Task HandleAsync(RectificationExtended e, CancellationToken ct) => ApplyAsync(e, $"整改延期{By(e)}：{e.Reason}", ct);

    public Task HandleAsync(RectificationClaimed e, CancellationToken ct) => ApplyAsync(e, $"单位申请复查：{e.Hazard.Description}", ct);

    public Task HandleAsync(HazardReinspected e, CancellationToken ct) => ApplyAsync(e, $"复查合格：{e.Hazard.Description}", ct);

    public Task HandleAsync(HazardNotRectified e, CancellationToken ct) =>
        ApplyAsync(e, $"复查不合格：{e.Findings}", ct, $"隐患“{e.Hazard.Description}”复查不合格：{e.Findings}");

    public Task HandleAsync(HazardOverdue e, CancellationToken ct) =>
        ApplyAsync(e, $"逾期未改：{e.Hazard.Description}", ct, $"隐患“{e.Hazard.Description}”逾期未整改{By(e)}");

    public Task HandleAsync(HazardClosed e, CancellationToken ct) => ApplyAsync(e, $"隐患销号：{e.Hazard.Description}", ct);

    public Task HandleAsync(HazardRelapsed e, CancellationToken ct) => ApplyAsync(e, $"回头看发现隐患反弹：{e.Hazard.Description}", ct);

    public Task HandleAsync(MajorHazardDetermined e, CancellationToken ct) => ApplyAsync(e, $"判定为重大火灾隐患：{e.Hazard.Description}", ct);

    public Task HandleAsync(MajorHazardListed e, CancellationToken ct) => ApplyAsync(e, $"重大火灾隐患挂牌督办（期限 {e.Deadline:yyyy-MM-dd}）", ct);

    public Task HandleAsync(MajorHazardDelisted e, CancellationToken ct) => ApplyAsync(e, "重大火灾隐患摘牌", ct);

    public Task HandleAsync(PremisesSealed e, CancellationToken ct) => ApplyAsync(e, $"临时查封至 {e.Until:yyyy-MM-dd}", ct);

    public Task HandleAsync(SealReleased e, CancellationToken ct) => ApplyAsync(e, $"解除临时查封：{e.Reason}", ct);

    private static string By(HazardEvent e) => e.Hazard.RectifyBy is { } day ? $"（期限 {day:yyyy-MM-dd}）" : "";

    private async Task ApplyAsync(HazardEvent e, string text, CancellationToken ct, string? concern = null)
    {
        var unitId = e.Hazard.UnitId;
        var known = await db.Session.Ahead.AskAsync(
            e, x => x.Hazard.UnitId, ids => db.Units.Where(u => ids.Contains(u.Id)).Select(u => u.Id), id => id, ct);
        if (!known.Any())
            return;
        var row = (await db.Session.Ahead.AskAsync(
            e, x => x.AggregateId, ids => db.Hazards.Where(h => ids.Contains(h.HazardId)), h => h.HazardId, ct)).SingleOrDefault();
        // It happened, whenever word of it comes; only the counters belong to the newest version.
        db.Timeline.Add(TimelineEntry.Of(unitId, e, TimelineTopic.Hazard, text));
        if (row is null)
            db.Hazards.Add(row = new HazardAtUnit { HazardId = e.AggregateId, UnitId = unitId });
        // Later steps of an open hazard do not undo the ground. One that comes after the closing is not news any more; lifting a flag
        // that stands is a person's decision all the same.
        var isOver = row.Version > e.Version && row.Status == HazardStatus.Closed;
        if (row.Version < e.Version)
            (row.Version, row.Status, row.IsMajor, row.IsOverdue) = (e.Version, e.Hazard.Status, e.Hazard.IsMajor, e.Hazard.IsOverdue);
        if (concern is null || isOver)
            return;
        var unit = await db.Units.Include(u => u.Concerns.Where(c => c.LiftedOn == null)).SingleAsync(u => u.Id == unitId, ct);
        if (!unit.IsClosed)
            unit.FlagConcern(TimelineEntry.Fit(concern), e.AggregateId, Clock.DateOf(e.OccurredAt).AddDays(ConcernPolicy.InForce.ReviewDays), e.OccurredAt);
    }
}
