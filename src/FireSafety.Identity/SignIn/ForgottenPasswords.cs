using FireSafety.Identity.Data;

namespace FireSafety.Identity.SignIn;

/// <summary>Tells those who manage an account that somebody asked for a new password under its name.</summary>
internal sealed class ForgottenPasswords(IdentityDbContext db, DataSession session, TimeProvider time) : IPeriodicStep
{
    private const int MostRequests = 200;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var requests = await db.Tallies.Where(t => t.Client.StartsWith(AttemptGuard.Forgotten) && t.Failures > 0)
            .OrderBy(t => t.FailedAt).Take(MostRequests).ToListAsync(ct);
        if (requests.Count == 0)
            return 0;
        // Of what was typed only the hash is kept.
        var accounts = (await db.Accounts.AsNoTracking().Select(a => new { a.Id, a.NormalizedUserName }).ToListAsync(ct))
            .ToDictionary(a => AttemptGuard.HashOf(a.NormalizedUserName), a => a.Id);
        foreach (var request in requests)
        {
            session.Open(AccessScope.System, session.Command! with { Actor = Actor.Anonymous, From = request.Client[AttemptGuard.Forgotten.Length..] });
            if (accounts.TryGetValue(request.Name, out var id) && await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, ct) is { } account)
                account.RequestReset(time.GetUtcNow().UtcDateTime);
            request.Failures = 0;
            request.Version++;
            await db.SaveChangesAsync(ct);
        }
        return requests.Count;
    }
}
