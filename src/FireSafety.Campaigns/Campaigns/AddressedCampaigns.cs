using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Campaigns;

internal static class AddressedCampaigns
{
    /// <summary>
    /// The drives a reader may know of: the city's drive addresses every brigade below it, so a brigade sees the drive,
    /// while tasks and figures under it stay limited to the brigade's own rows.
    /// </summary>
    public static IQueryable<Campaign> Addressed(this CampaignsDbContext db) => db.Campaigns.AsNoTracking()
        .IgnoreQueryFilters([ServiceDbContext.JurisdictionFilter])
        .Where(c => c.Jurisdiction.StartsWith(db.ScopePath) || db.ScopePath.StartsWith(c.Jurisdiction));
}
