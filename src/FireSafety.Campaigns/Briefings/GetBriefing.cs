using FireSafety.Campaigns.Data;
using FireSafety.Contracts.Interviews;

namespace FireSafety.Campaigns.Briefings;

internal static class GetBriefing
{
    /// <param name="Text">Words with places.</param>
    /// <param name="Rendered">Words with the places filled.</param>
    internal sealed record Section(int Ordinal, InterviewKind Kind, string Heading, string Text, string RenderedHeading, string Rendered);

    internal sealed record Overriding(int Value, string Reason, string By, DateTime At);

    /// <param name="Value">The number shown.</param>
    /// <param name="Counted">Number of rows behind it.</param>
    /// <param name="Frozen">Will not change any more.</param>
    /// <param name="Override">The number a person put in place of the counted one, with the reason.</param>
    /// <param name="Rows">Address of the rows.</param>
    internal sealed record FigureItem(
        string Reference, string Label, string Definition, string Unit, int Value, int Counted, bool Frozen, Overriding? Override, string Rows);

    internal sealed record Detail(
        Guid Id, long Version, Guid CampaignId, int Number, string Label, BriefingEdition Edition, int Year, BriefingStatus Status, DateOnly AsOf,
        string Masthead, string Issuer, string Title, string RenderedTitle, string Lead, string RenderedLead,
        IReadOnlyList<Section> Sections, IReadOnlyList<FigureItem> Figures, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<string> Notes,
        Guid? CorrectsId, string? ApprovedBy, DateTime? ApprovedAt, string? ReturnedBecause, DateOnly? PublishedOn, string Document) : IVersioned;

    public static async Task<Reply<Detail>> Handle([AsParameters] BriefingAddress address, CampaignsDbContext db, CancellationToken ct) =>
        await HandleById(address.Id, await address.FindAsync(db, ct), db, ct);

    public static async Task<Reply<Detail>> HandleById(Guid id, Guid briefingId, CampaignsDbContext db, CancellationToken ct)
    {
        var briefing = await WithParts(db).SingleOrDefaultAsync(b => b.Id == briefingId && b.CampaignId == id, ct);
        return briefing is null ? CommonErrors.NotFound : DetailOf(await BriefingReader.ReadAsync(db, briefing, ct));
    }

    public static IQueryable<Briefing> WithParts(CampaignsDbContext db) => db.Briefings.AsNoTracking().AsSplitQuery()
        .Include(b => b.Sections).Include(b => b.Overrides).Include(b => b.Figures);

    private static Detail DetailOf(ReadBriefing read)
    {
        var (briefing, campaign) = (read.Briefing, read.Campaign);
        var own = $"/api/campaigns/{campaign.Id}/briefings/{briefing.Issue}";
        var query = BriefingAddress.QueryOf(briefing.Edition, briefing.Year);
        return new Detail(
            briefing.Id, briefing.Version, campaign.Id, briefing.Issue, briefing.Label, briefing.Edition, briefing.Year, briefing.Status, briefing.AsOf,
            campaign.Series, campaign.Issuer, briefing.Title, read.Fill(briefing.Title), briefing.Lead, read.Fill(briefing.Lead),
            [.. briefing.Sections.OrderBy(s => s.Ordinal).Select(s => new Section(s.Ordinal, s.Kind, s.Heading, s.Text, read.Fill(s.Heading), read.Fill(s.Text)))],
            [.. read.Figures.Values.Select(f => ItemOf(f, briefing.Status == BriefingStatus.Published, $"{own}/figures/{f.Reference}/rows{query}"))],
            read.Facts, [.. read.Notes], briefing.CorrectsId, briefing.ApprovedBy, briefing.ApprovedAt, briefing.ReturnedBecause, briefing.PublishedOn,
            $"{own}/document{query}");
    }

    private static FigureItem ItemOf(ShownFigure shown, bool frozen, string rows)
    {
        var figure = shown.Reference.Figure;
        return new FigureItem(
            shown.Reference.ToString(), figure.Label, figure.Definition, figure.Unit, shown.Value, shown.Counted, frozen,
            shown.Override is { } o ? new Overriding(o.Value, o.Reason, o.By, o.At) : null, rows);
    }
}
