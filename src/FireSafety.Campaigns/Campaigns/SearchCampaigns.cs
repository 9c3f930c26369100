using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Campaigns;

internal static class SearchCampaigns
{
    internal sealed record Filter(CampaignStatus? Status)
    {
        internal sealed class Validator : AbstractValidator<Filter>
        {
            public Validator() => RuleFor(f => f.Status).IsInEnum().WithName("状态");
        }
    }

    internal sealed record Row(Guid Id, long Version, string Name, DateOnly From, DateOnly To, CampaignStatus Status);

    public static async Task<Reply<Page<Row>>> Handle(
        [AsParameters] PageQuery page, [AsParameters] Filter filter, CampaignsDbContext db, CancellationToken ct) =>
        await db.Campaigns.AsNoTracking().Where(c => filter.Status == null || c.Status == filter.Status)
            .OrderByDescending(c => c.From).ThenBy(c => c.Id)
            .Select(c => new Row(c.Id, c.Version, c.Name, c.From, c.To, c.Status))
            .ToPageAsync(page, ct);
}
