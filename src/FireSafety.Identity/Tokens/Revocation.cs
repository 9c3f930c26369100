using FireSafety.Identity.Accounts;
using FireSafety.Identity.Data;
using OpenIddict.Abstractions;

namespace FireSafety.Identity.Tokens;

/// <summary>Changes accounts in ways that may make their earlier tokens void.</summary>
internal sealed class Revocation(IdentityDbContext db, IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations)
{
    /// <summary>Changes an account that the caller may manage.</summary>
    public async Task<Reply<Changed>> ChangeAsync(Guid id, Func<Account, Error?> change, CancellationToken ct)
    {
        var stamp = "";
        Account? changed = null;
        var reply = await db.ChangeAsync(db.ManagedAccounts, id, account =>
        {
            (changed, stamp) = (account, account.SecurityStamp);
            return change(account);
        }, ct);
        if (!reply.IsError && changed!.SecurityStamp != stamp)
            await ForgetTokensAsync(id.ToString(), ct);
        return reply;
    }

    /// <summary>From when on tokens hold that are given after a change; never the same moment twice, wherever the clock is set.</summary>
    public static DateTime MomentAfter(DateTime before, DateTime now) => now > before ? now : before.AddTicks(1);

    /// <summary>
    /// Marks what OpenIddict keeps of a subject as revoked. The save before has made it void already, by the account's new stamp;
    /// this is for those who look at the tables, and lets old rows be pruned.
    /// </summary>
    public async Task ForgetTokensAsync(string subject, CancellationToken ct)
    {
        await tokens.RevokeBySubjectAsync(subject, ct);
        await authorizations.RevokeBySubjectAsync(subject, ct);
    }
}
