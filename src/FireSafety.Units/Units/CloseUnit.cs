using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

/// <summary>Takes a unit out of operation (单位注销).</summary>
internal static class CloseUnit
{
    public static Task<Reply<Changed>> Handle(Guid id, Because request, UnitsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Units, id, unit => unit.Close(request.Reason, clock.UtcNow), ct);
}
