using System.Security.Claims;
using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

/// <summary>What happened at a unit, newest first (时间轴); what interviews tell only to those who may read interviews.</summary>
internal static class GetTimeline
{
    internal sealed record Row(DateTime At, TimelineTopic Topic, string Text, Guid? SourceId);

    public static async Task<Reply<Page<Row>>> Handle(Guid id, [AsParameters] PageQuery page, ClaimsPrincipal user, UnitsDbContext db, CancellationToken ct)
    {
        if (!await db.Units.AnyAsync(u => u.Id == id, ct))
            return CommonErrors.NotFound;
        var entries = db.Timeline.AsNoTracking().Where(t => t.UnitId == id);
        if (!Actor.Of(user).May(Permissions.InterviewsRead))
            entries = entries.Where(t => t.Topic != TimelineTopic.Interview && t.Topic != TimelineTopic.Commitment);
        return await entries.OrderByDescending(t => t.At).ThenByDescending(t => t.Id)
            .Select(t => new Row(t.At, t.Topic, t.Text, t.SourceId)).ToPageAsync(page, ct);
    }
}
