using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

/// <summary>A person confirms a key unit (重点单位) or withdraws the confirmation.</summary>
internal static class ClassifyKeyUnit
{
    public static Task<Reply<Changed>> Confirm(Guid id, Because request, UnitsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Units, id, unit => unit.ConfirmKeyUnit(request.Reason, clock.UtcNow), ct);

    public static Task<Reply<Changed>> Withdraw(Guid id, Because request, UnitsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Units, id, unit => unit.WithdrawKeyUnit(request.Reason, clock.UtcNow), ct);
}
