using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Campaigns;

internal static class EndCampaign
{
    public static Task<Reply<Changed>> Handle(Guid id, CampaignsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Campaigns, id, c => c.End(clock.UtcNow), ct);
}
