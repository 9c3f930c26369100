using FireSafety.Identity.Data;
using OpenIddict.Abstractions;

namespace FireSafety.Identity.SignIn;

/// <summary>Deletes tokens and authorizations that are no longer good for anything, and failures long past.</summary>
internal sealed class Prune(
    IdentityDbContext db, IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations, IdentityPolicy policy, TimeProvider time) : IPeriodicStep
{
    private const int MostTallies = 1000;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        // A used refresh token is kept as long as it could be used again, so that its second use is noticed.
        var before = time.GetUtcNow().AddHours(-2 * policy.Lifetimes.RefreshTokenHours);
        var done = await tokens.PruneAsync(before, ct) + await authorizations.PruneAsync(before, ct);
        var forgotten = time.GetUtcNow().UtcDateTime.AddHours(-policy.Lockout.ForgetAfterHours);
        for (var last = MostTallies; last == MostTallies; done += last)
        {
            var tallies = await db.Tallies.Where(t => t.FailedAt < forgotten).Take(MostTallies).ToListAsync(ct);
            db.Tallies.RemoveRange(tallies);
            await db.SaveChangesAsync(ct);
            last = tallies.Count;
        }
        return (int)done;
    }
}
