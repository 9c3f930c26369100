using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Campaigns;

internal static class LaunchCampaign
{
    public static Task<Reply<Changed>> Handle(Guid id, CampaignsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Campaigns, id, c => c.Launch(clock.Today, clock.UtcNow), ct);
}
