using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Campaigns;

internal static class CreateCampaign
{
    internal sealed record Request(string Name, DateOnly From, DateOnly To, string Series, string Issuer);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100).WithName("名称");
            RuleFor(r => r.From).Sensible();
            RuleFor(r => r.To).Sensible().GreaterThanOrEqualTo(r => r.From).WithMessage("截止日期不能早于开始日期。");
            RuleFor(r => r.Series).NotEmpty().MaximumLength(30).WithName("简报名称");
            RuleFor(r => r.Issuer).NotEmpty().MaximumLength(50).WithName("印发单位");
        }
    }

    public static async Task<Reply<Changed>> Handle(Request request, CampaignsDbContext db, CancellationToken ct) =>
        await db.CommitAsync(Campaign.Draft(request.Name, request.From, request.To, request.Series, request.Issuer), ct: ct);
}
