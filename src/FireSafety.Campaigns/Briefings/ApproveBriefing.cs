using System.Security.Claims;
using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Briefings;

internal static class ApproveBriefing
{
    public static async Task<Reply<Changed>> Handle(
        [AsParameters] BriefingAddress address, ClaimsPrincipal user, CampaignsDbContext db, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(db.Briefings, await address.FindAsync(db, ct), b => b.Approve(Actor.Of(user).Name, clock.UtcNow), ct);
}

internal static class ReturnBriefing
{
    internal sealed record Request(string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500).WithName("退回理由");
    }

    public static async Task<Reply<Changed>> Handle(
        [AsParameters] BriefingAddress address, Request request, CampaignsDbContext db, CancellationToken ct) =>
        await db.ChangeAsync(db.Briefings, await address.FindAsync(db, ct), b => b.Return(request.Reason), ct);
}
