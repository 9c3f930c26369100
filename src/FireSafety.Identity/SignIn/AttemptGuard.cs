using System.Security.Cryptography;
using System.Text;
using FireSafety.Identity.Data;

namespace FireSafety.Identity.SignIn;

/// <summary>
/// Slows guessing down without letting strangers lock people out: a name waits for the address that fails, and for all unknown
/// browsers together only with a delay that grows. A browser from which the person signed in before answers for itself alone.
/// </summary>
internal sealed class AttemptGuard(IdentityDbContext db, IdentityPolicy policy, TimeProvider time)
{
    private const string Everywhere = "";
    private const int MostRaces = 20;

    /// <summary>Begins the place of those who asked for a new password, which their address follows; no other place begins so.</summary>
    public const string Forgotten = "forgotten:";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Counts an attempt before it is looked at, so that many at once count as many; <see cref="SucceedAsync"/> takes it back.
    /// </summary>
    /// <returns>Until when the name has to wait, or null when the attempt may be looked at.</returns>
    public Task<DateTime?> BeginAsync(string name, Client client, CancellationToken ct) => WriteAsync<DateTime?>(async () =>
    {
        var own = await TallyAsync(name, client.Key, ct);
        var all = client.IsKnownBrowser ? null : await TallyAsync(name, Everywhere, ct);
        if (Later(own.LockedUntil, all?.LockedUntil) is { } until && until > Now)
            return until;
        Count(own);
        if (own.Failures >= policy.Lockout.Attempts)
            own.LockedUntil = Now.AddMinutes(policy.Lockout.LockMinutes);
        if (all is not null)
        {
            Count(all);
            all.LockedUntil = Now + DelayAfter(all.Failures);
        }
        await db.SaveChangesAsync(ct);
        return null;
    });

    /// <summary>Forgets this place's failures, which were the person's own.</summary>
    public Task SucceedAsync(string name, Client client, CancellationToken ct) => WriteAsync<DateTime?>(async () =>
    {
        var own = await TallyAsync(name, client.Key, ct);
        if (!client.IsKnownBrowser)
        {
            var all = await TallyAsync(name, Everywhere, ct);
            all.Failures = Math.Max(0, all.Failures - own.Failures);
            all.LockedUntil = null;
            all.Version++;
            // Left behind, it would make the next attempt another statement than that of a name that nobody has.
            if (all is { Failures: 0, LastCodePeriod: 0 })
                db.Tallies.Remove(all);
        }
        db.Tallies.Remove(own);
        await db.SaveChangesAsync(ct);
        return null;
    });

    /// <summary>Notes that a dynamic code was accepted.</summary>
    /// <returns>False when that code, or a later one, had been accepted before.</returns>
    public async Task<bool> UseCodeAsync(string name, long period, CancellationToken ct) => await WriteAsync<DateTime?>(async () =>
    {
        var all = await TallyAsync(name, Everywhere, ct);
        if (all.LastCodePeriod >= period)
            return Now;
        all.LastCodePeriod = period;
        all.FailedAt = Now; // keeps the row until the code is out of date
        all.Version++;
        await db.SaveChangesAsync(ct);
        return null;
    }) is null;

    /// <summary>Notes that somebody asked for a new password under this name, whoever has it: <see cref="ForgottenPasswords"/> sees to it.</summary>
    public Task CountRequestAsync(string name, Client client, CancellationToken ct) => WriteAsync<DateTime?>(async () =>
    {
        Count(await TallyAsync(name, Forgotten + client.Key, ct));
        await db.SaveChangesAsync(ct);
        return null;
    });

    /// <summary>Under which a name is written down.</summary>
    public static string HashOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private TimeSpan DelayAfter(int failures)
    {
        var beyond = failures - policy.Lockout.AttemptsOnAccount;
        if (beyond < 0)
            return TimeSpan.Zero;
        var longest = TimeSpan.FromMinutes(policy.Lockout.LongestDelayMinutes);
        return beyond > 20 ? longest : Shorter(longest, TimeSpan.FromSeconds(policy.Lockout.FirstDelaySeconds * Math.Pow(2, beyond)));
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static DateTime? Later(DateTime? a, DateTime? b) => a is null || b > a ? b : a;

    private void Count(AttemptTally tally)
    {
        var quiet = tally.Client == Everywhere ? TimeSpan.FromHours(policy.Lockout.ForgetAfterHours) : TimeSpan.FromMinutes(policy.Lockout.LockMinutes);
        tally.Failures = Now - tally.FailedAt >= quiet ? 1 : tally.Failures + 1;
        tally.FailedAt = Now;
        tally.LockedUntil = null;
        tally.Version++;
    }

    private async Task<AttemptTally> TallyAsync(string name, string client, CancellationToken ct)
    {
        var hash = HashOf(name);
        return await db.Tallies.SingleOrDefaultAsync(t => t.Name == hash && t.Client == client, ct)
            ?? db.Tallies.Add(new AttemptTally { Name = hash, Client = client, FailedAt = Now }).Entity;
    }

    // The tally is saved by itself, before anything else of the request is: whatever comes after, the attempt has counted.
    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        for (var race = 1; ; race++)
        {
            db.ChangeTracker.Clear();
            try
            {
                return await write();
            }
            catch (DbUpdateException) when (race < MostRaces)
            {
                // another attempt counted itself in between
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
