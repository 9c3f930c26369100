using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Figures;

/// <summary>Many figures counted in one query, by division.</summary>
internal sealed class FigureCounts
{
    private sealed record Tally
    {
        public required string Family { get; init; }
        public required string Class { get; init; }
        public required string DivisionCode { get; init; }
    }

    private readonly ILookup<string, (Tally Of, int Count)> byFamily;

    private FigureCounts(IEnumerable<(Tally Of, int Count)> counts) => byFamily = counts.ToLookup(c => c.Of.Family);

    public static async Task<FigureCounts> CountAsync(
        CampaignsDbContext db, FigureScope scope, IEnumerable<Figure> figures, CancellationToken ct)
    {
        var families = figures.Select(f => f.Family).DistinctBy(f => f.Name).ToList();
        if (families.Count == 0)
            return new FigureCounts([]);
        var counts = await families
            .Select(family => TalliesOf(family.Name, family.Rows(db, scope)))
            .Aggregate(Queryable.Concat)
            .GroupBy(t => new { t.Family, t.Class, t.DivisionCode })
            .Select(g => new { g.Key.Family, g.Key.Class, g.Key.DivisionCode, Count = g.Count() })
            .ToListAsync(ct);
        return new FigureCounts(counts.Select(c => (new Tally { Family = c.Family, Class = c.Class, DivisionCode = c.DivisionCode }, c.Count)));
    }

    /// <summary>Value of a figure, over everything visible or in one division.</summary>
    public int Of(Figure figure, string? divisionCode = null) => byFamily[figure.Family.Name]
        .Where(c => (figure.Class is null || c.Of.Class == figure.Class) && (divisionCode is null || c.Of.DivisionCode == divisionCode))
        .Sum(c => c.Count);

    private static IQueryable<Tally> TalliesOf(string family, IQueryable<FigureRow> rows) =>
        rows.Select(r => new Tally { Family = family, Class = r.Class, DivisionCode = r.DivisionCode });
}
