using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

/// <summary>What happened at a unit, newest first (时间轴).</summary>
internal static class GetTimeline
{
    internal sealed record Row(DateTime At, TimelineTopic Topic, string Text, Guid? SourceId);

    public static async Task<Reply<Page<Row>>> Handle(Guid id, [AsParameters] PageQuery page, UnitsDbContext db, CancellationToken ct)
    {
        if (!await db.Units.AnyAsync(u => u.Id == id, ct))
            return CommonErrors.NotFound;
        return await db.Timeline.AsNoTracking().Where(t => t.UnitId == id).OrderByDescending(t => t.At).ThenByDescending(t => t.Id)
            .Select(t => new Row(t.At, t.Topic, t.Text, t.SourceId)).ToPageAsync(page, ct);
    }
}
