using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Figures;

internal static class GetFigure
{
    public static async Task<Reply<ListFigures.Item>> Handle(
        Guid id, string key, [AsParameters] FigureQuery query, CampaignsDbContext db, CancellationToken ct)
    {
        var (refusal, scope, division) = await query.ResolveAsync(id, db, ct);
        if (refusal is not null)
            return refusal;
        if (FigureCatalogue.Find(key) is not { } figure)
            return FigureErrors.Unknown.With(key);
        var value = await figure.Rows(db, scope!, division).CountAsync(ct);
        return new ListFigures.Item(key, figure.Label, figure.Definition, figure.Unit, value, query.RowsOf(id, key));
    }
}
