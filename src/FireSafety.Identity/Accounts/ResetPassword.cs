using FireSafety.Identity.Data;
using FireSafety.Identity.Tokens;

namespace FireSafety.Identity.Accounts;

/// <summary>Takes the password away and gives a one-time code to set a new one with, in the reply, once.</summary>
internal static class ResetPassword
{
    internal sealed record Request(string? Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).MaximumLength(500);
    }

    public static async Task<Reply<NewCode>> Handle(
        Guid id, Request request, IdentityDbContext db, Revocation revocation, IdentityPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (await db.ManagedAccounts.SingleOrDefaultAsync(a => a.Id == id, ct) is not { } account)
            return CommonErrors.NotFound;
        if (db.StaleOf(account) is { } stale)
            return stale;
        var now = time.GetUtcNow().UtcDateTime;
        account.ForgetPassword(now);
        var code = account.GiveOneTimeCode(now, TimeSpan.FromHours(policy.Lifetimes.ResetHours));
        await db.SaveChangesAsync(ct);
        await revocation.ForgetTokensAsync(account.Id.ToString(), ct);
        return new NewCode(account.Id, account.Version, code.Text, account.OneTimeCodeExpiresAt!.Value);
    }
}
