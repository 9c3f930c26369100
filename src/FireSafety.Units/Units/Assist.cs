using FireSafety.Contracts.Units;
using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

/// <summary>One-to-one assistance (一对一帮扶): who helps, and what the visits find.</summary>
internal static class Assist
{
    internal sealed record PairRequest(Contact? Helper, string Organisation);

    internal sealed class PairValidator : AbstractValidator<PairRequest>
    {
        public PairValidator()
        {
            RuleFor(r => r.Helper).NotNull().IsContact();
            RuleFor(r => r.Organisation).NotEmpty().MaximumLength(100);
        }
    }

    internal sealed record VisitRequest(DateOnly VisitedOn, string Findings);

    internal sealed class VisitValidator : AbstractValidator<VisitRequest>
    {
        public VisitValidator() => RuleFor(r => r.Findings)
            .Must(f => !string.IsNullOrWhiteSpace(f)).WithMessage("请填写走访发现的情况。").MaximumLength(UnitRules.TextLength);
    }

    public static async Task<Reply<Changed>> Pair(Guid id, PairRequest request, UnitsDbContext db, Clock clock, CancellationToken ct)
    {
        var unit = await db.Units.Include(u => u.Pairings).SingleOrDefaultAsync(u => u.Id == id, ct);
        if (unit is null)
            return CommonErrors.NotFound;
        if (db.StaleOf(unit) is { } stale)
            return stale;
        var (pairing, error) = unit.Pair(request.Helper!, request.Organisation, clock.UtcNow);
        return pairing is null ? error! : await db.CommitAsync(unit, pairing.Id, ct);
    }

    public static async Task<Reply<Changed>> RecordVisit(Guid id, VisitRequest request, UnitsDbContext db, Clock clock, CancellationToken ct)
    {
        var unit = await db.Units.Include(u => u.Pairings.Where(p => p.Until == null)).SingleOrDefaultAsync(u => u.Id == id, ct);
        if (unit is null)
            return CommonErrors.NotFound;
        if (db.StaleOf(unit) is { } stale)
            return stale;
        var (visit, error) = unit.RecordVisit(request.VisitedOn, request.Findings, clock.UtcNow);
        return visit is null ? error! : await db.CommitAsync(unit, visit.Id, ct);
    }
}
