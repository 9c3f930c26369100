using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

/// <summary>Looks a credit code up in the whole registry: a unit is entered once, in whatever jurisdiction.</summary>
internal static class CreditCodes
{
    internal sealed record Holder(Guid Id, string CreditCode, string Name, string Jurisdiction)
    {
        /// <summary>Points to the unit, or to the brigade that has it when the caller may not see it.</summary>
        public Error ToError(UnitsDbContext db) => db.Session.Scope?.Contains(Jurisdiction) == true
            ? UnitErrors.CreditCodeTaken.With(CreditCode, Name, Id)
            : UnitErrors.CreditCodeTakenElsewhere.With(CreditCode, Divisions.OfPath(Jurisdiction).Organ);
    }

    public static async Task<Holder?> FindAsync(UnitsDbContext db, string code, CancellationToken ct) =>
        await Holders(Everywhere(db).Where(u => u.CreditCode == code)).SingleOrDefaultAsync(ct);

    public static async Task<Dictionary<string, Holder>> FindAsync(UnitsDbContext db, IReadOnlyCollection<string> codes, CancellationToken ct) =>
        await Holders(Everywhere(db).Where(u => codes.Contains(u.CreditCode))).ToDictionaryAsync(h => h.CreditCode, ct);

    private static IQueryable<Unit> Everywhere(UnitsDbContext db) =>
        db.Units.AsNoTracking().IgnoreQueryFilters([ServiceDbContext.JurisdictionFilter]);

    private static IQueryable<Holder> Holders(IQueryable<Unit> units) =>
        units.Select(u => new Holder(u.Id, u.CreditCode, u.Name, u.Jurisdiction));
}
