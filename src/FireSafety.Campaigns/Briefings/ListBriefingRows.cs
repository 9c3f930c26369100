using System.Security.Claims;
using FireSafety.Campaigns.Campaigns;
using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Figures;

namespace FireSafety.Campaigns.Briefings;

/// <summary>The rows behind a figure of an issue: frozen when it is published, else those it counts at this moment.</summary>
internal static class ListBriefingRows
{
    public static async Task<Reply<Page<FigureRow>>> Handle(
        [AsParameters] BriefingAddress address, string reference, [AsParameters] PageQuery page, ClaimsPrincipal user,
        CampaignsDbContext db, CancellationToken ct)
    {
        var id = await address.FindAsync(db, ct);
        var briefing = await GetBriefing.WithParts(db).SingleOrDefaultAsync(b => b.Id == id, ct);
        if (briefing is null || FigureReference.Parse(reference) is not { } figure)
            return CommonErrors.NotFound;
        if (!figure.Figure.ShowsRowsTo(Actor.Of(user)))
            return CommonErrors.NotFound;
        if (!BriefingText.FiguresIn(briefing.Words).Contains(figure))
            return BriefingErrors.FigureNotShown.With(reference);

        if (briefing.Status == BriefingStatus.Published)
            return await Frozen(db, briefing.Figures.Single(f => f.Reference == figure.ToString()).Id).ToPageAsync(page, ct);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == briefing.CampaignId, ct);
        return await Figure.InOrder(figure.Figure.Rows(db, FigureScope.Of(campaign, to: briefing.AsOf), figure.DivisionCode)).ToPageAsync(page, ct);
    }

    // A published issue is for all; the people and units behind its numbers are for those in whose jurisdiction they are.
    private static IQueryable<FigureRow> Frozen(CampaignsDbContext db, Guid figureId)
    {
        var divisions = Divisions.Brigades.Append(Divisions.City).Where(d => db.Session.Scope?.Contains(d.Path) == true).Select(d => d.Code).ToList();
        return db.FrozenRows.AsNoTracking()
            .Where(r => r.FigureId == figureId && divisions.Contains(r.DivisionCode)).OrderBy(r => r.Ordinal)
            .Select(r => new FigureRow
            {
                Id = r.SourceId,
                InterviewId = r.InterviewId,
                Class = r.Class,
                DivisionCode = r.DivisionCode,
                Day = r.Day,
                Name = r.Name,
                Detail = r.Detail,
                State = r.State,
            });
    }
}
