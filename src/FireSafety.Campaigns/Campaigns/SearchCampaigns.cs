using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Campaigns;

internal static class SearchCampaigns
{
    internal sealed record Row(Guid Id, long Version, string Name, DateOnly From, DateOnly To, CampaignStatus Status);

    public static async Task<Reply<Page<Row>>> Handle(
        [AsParameters] PageQuery page, CampaignStatus? status, CampaignsDbContext db, CancellationToken ct) =>
        await db.Addressed().Where(c => status == null || c.Status == status)
            .OrderByDescending(c => c.From).ThenBy(c => c.Id)
            .Select(c => new Row(c.Id, c.Version, c.Name, c.From, c.To, c.Status))
            .ToPageAsync(page, ct);
}
