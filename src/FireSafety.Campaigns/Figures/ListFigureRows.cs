using System.Security.Claims;
using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Figures;

internal static class ListFigureRows
{
    public static async Task<Reply<Page<FigureRow>>> Handle(
        Guid id, string key, [AsParameters] FigureQuery query, [AsParameters] PageQuery page, ClaimsPrincipal user,
        CampaignsDbContext db, CancellationToken ct)
    {
        var (refusal, scope, division) = await query.ResolveAsync(id, db, ct);
        if (refusal is not null)
            return refusal;
        if (FigureCatalogue.Find(key) is not { } figure)
            return FigureErrors.Unknown.With(key);
        if (!figure.ShowsRowsTo(Actor.Of(user)))
            return CommonErrors.NotFound;
        return await Figure.InOrder(figure.Rows(db, scope!, division)).ToPageAsync(page, ct);
    }
}
