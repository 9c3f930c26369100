using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Campaigns;

internal static class GetCampaign
{
    internal sealed record Detail(
        Guid Id, long Version, string Name, DateOnly From, DateOnly To, string Series, string Issuer, CampaignStatus Status,
        DateTime? LaunchedAt, DateTime? EndedAt) : IVersioned
    {
        /// <summary>Where its figures are.</summary>
        public string Figures => $"/api/campaigns/{Id}/figures";

        /// <summary>Where its briefings are.</summary>
        public string Briefings => $"/api/campaigns/{Id}/briefings";
    }

    public static async Task<Reply<Detail>> Handle(Guid id, CampaignsDbContext db, CancellationToken ct)
    {
        var found = await db.Campaigns.AsNoTracking().Where(c => c.Id == id)
            .Select(c => new Detail(c.Id, c.Version, c.Name, c.From, c.To, c.Series, c.Issuer, c.Status, c.LaunchedAt, c.EndedAt))
            .SingleOrDefaultAsync(ct);
        return found is null ? CommonErrors.NotFound : found;
    }
}
