using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

internal static class SearchUnits
{
    internal sealed record Row(Guid Id, long Version, string CreditCode, string Name, string DivisionCode) : IVersioned;

    public static async Task<Reply<Page<Row>>> Handle([AsParameters] PageQuery page, UnitsDbContext db, CancellationToken ct) =>
        await db.Units.AsNoTracking().OrderBy(u => u.Name).ThenBy(u => u.Id)
            .Select(u => new Row(u.Id, u.Version, u.CreditCode, u.Name, u.DivisionCode))
            .ToPageAsync(page, ct);
}
