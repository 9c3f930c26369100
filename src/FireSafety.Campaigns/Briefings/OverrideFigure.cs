using System.Security.Claims;
using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Figures;

namespace FireSafety.Campaigns.Briefings;

internal static class OverrideFigure
{
    internal sealed record Request(int Value, string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Value).InclusiveBetween(0, 100_000_000).WithName("核定数");
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500).WithName("核定理由");
        }
    }

    public static async Task<Reply<Changed>> Handle(
        [AsParameters] BriefingAddress address, string reference, Request request, ClaimsPrincipal user,
        CampaignsDbContext db, Clock clock, CancellationToken ct)
    {
        if (FigureReference.Parse(reference) is not { } figure)
            return FigureErrors.Unknown.With(reference);
        return await db.ChangeAsync(
            db.Briefings.Include(b => b.Sections).Include(b => b.Overrides).AsSplitQuery(), await address.FindAsync(db, ct),
            b => b.Override(figure, request.Value, request.Reason, Actor.Of(user).Name, clock.UtcNow), ct);
    }
}

internal static class RemoveOverride
{
    public static async Task<Reply<Changed>> Handle(
        [AsParameters] BriefingAddress address, string reference, CampaignsDbContext db, CancellationToken ct)
    {
        if (FigureReference.Parse(reference) is not { } figure)
            return FigureErrors.Unknown.With(reference);
        return await db.ChangeAsync(
            db.Briefings.Include(b => b.Overrides), await address.FindAsync(db, ct), b => b.RemoveOverride(figure), ct);
    }
}
