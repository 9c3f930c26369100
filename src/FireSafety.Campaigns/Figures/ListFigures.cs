using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Figures;

internal static class ListFigures
{
    /// <param name="Rows">Address of the rows that are counted.</param>
    internal sealed record Item(string Key, string Label, string Definition, string Unit, int Value, string Rows);

    internal sealed record Response(IReadOnlyList<Item> Items, int Total);

    public static async Task<Reply<Response>> Handle(Guid id, [AsParameters] FigureQuery query, CampaignsDbContext db, CancellationToken ct)
    {
        var (refusal, scope, division) = await query.ResolveAsync(id, db, ct);
        if (refusal is not null)
            return refusal;
        var counts = await FigureCounts.CountAsync(db, scope!, FigureCatalogue.All, ct);
        var items = FigureCatalogue.All
            .Select(f => new Item(f.Key, f.Label, f.Definition, f.Unit, counts.Of(f, division), query.RowsOf(id, f.Key))).ToList();
        return new Response(items, items.Count);
    }
}
