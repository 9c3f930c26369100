using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Briefings;

internal static class SearchBriefings
{
    internal sealed record Row(
        Guid Id, long Version, int Number, string Label, BriefingEdition Edition, int Year, BriefingStatus Status, DateOnly AsOf, DateOnly? PublishedOn);

    public static async Task<Reply<Page<Row>>> Handle(Guid id, [AsParameters] PageQuery page, CampaignsDbContext db, CancellationToken ct)
    {
        if (!await db.Campaigns.AnyAsync(c => c.Id == id, ct))
            return CommonErrors.NotFound;
        return await db.Briefings.AsNoTracking().Where(b => b.CampaignId == id)
            .OrderBy(b => b.Edition).ThenBy(b => b.Year).ThenBy(b => b.Issue)
            .Select(b => new Row(b.Id, b.Version, b.Issue, Briefing.LabelOf(b.Edition, b.Issue), b.Edition, b.Year, b.Status, b.AsOf, b.PublishedOn))
            .ToPageAsync(page, ct);
    }
}
