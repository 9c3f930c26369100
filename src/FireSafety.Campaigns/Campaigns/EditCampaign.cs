using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Campaigns;

internal static class EditCampaign
{
    public static Task<Reply<Changed>> Handle(Guid id, CreateCampaign.Request request, CampaignsDbContext db, CancellationToken ct) =>
        db.ChangeAsync(db.Campaigns, id, c => c.Edit(request.Name, request.From, request.To, request.Series, request.Issuer), ct);
}
