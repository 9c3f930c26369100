using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Figures;

namespace FireSafety.Campaigns.Briefings;

internal static class PublishBriefing
{
    public static async Task<Reply<Changed>> Handle(
        [AsParameters] BriefingAddress address, CampaignsDbContext db, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(
            db.Briefings.Include(b => b.Sections).Include(b => b.Overrides).AsSplitQuery(), await address.FindAsync(db, ct), b => FreezeAsync(b, db, clock, ct), ct);

    // The frozen number is the number of rows that are frozen with it, read once.
    private static async ValueTask<Error?> FreezeAsync(Briefing briefing, CampaignsDbContext db, Clock clock, CancellationToken ct)
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == briefing.CampaignId, ct);
        var scope = FigureScope.Of(campaign, to: briefing.AsOf);
        var figures = new List<FrozenFigure>();
        var rows = new List<FrozenRow>();
        foreach (var reference in BriefingText.FiguresIn(briefing.Words)) // a few figures, each another query
        {
            var behind = await Figure.InOrder(reference.Figure.Rows(db, scope, reference.DivisionCode)).ToListAsync(ct);
            var figure = new FrozenFigure(reference.ToString(), behind.Count);
            figures.Add(figure);
            rows.AddRange(behind.Select((row, i) => FrozenRow.Of(figure.Id, i + 1, row)));
        }
        var facts = await BriefingFacts.ReadAsync(db, campaign, briefing.AsOf, ct);
        var shown = figures.ToDictionary(f => f.Reference, f => new ShownFigure(FigureReference.Parse(f.Reference)!, f.Value, null));
        var title = BriefingText.Render(briefing.Title, shown, facts).Replace("\n", "", StringComparison.Ordinal);
        if (briefing.Publish(figures, facts, title, clock.Today) is { } refusal)
            return refusal;
        db.FrozenRows.AddRange(rows);
        return null;
    }
}
