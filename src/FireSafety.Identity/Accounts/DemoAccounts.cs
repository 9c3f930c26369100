using FireSafety.Identity.Data;

namespace FireSafety.Identity.Accounts;

/// <summary>
/// An account for each role, <c>demo-{role}</c>, with a password that everybody knows, as <see cref="IdentityOptions.DemoAccounts"/> says.
/// Those of organisations are opened by whoever enters the organisations, the scenario; here they are only closed and opened again.
/// </summary>
internal sealed class DemoAccounts(IdentityDbContext db, IdentityOptions options, Passwords passwords, TimeProvider time)
{
    private const string Prefix = "demo-";
    private const string NotWanted = "本系统未启用演示账号";

    private static readonly IReadOnlyDictionary<string, string> Titles = new Dictionary<string, string>
    {
        [Roles.CityLeader] = "市领导",
        [Roles.DetachmentAdmin] = "支队管理员",
        [Roles.DetachmentOfficer] = "支队干部",
        [Roles.BrigadeLeader] = "大队负责人",
        [Roles.Auditor] = "审计员",
    };

    /// <summary>Whether the name is a demo account's: nobody else may have it, because it is closed where these are not wanted.</summary>
    public static bool IsNamed(string userName) => Names.Contains(Account.Normalize(userName));

    private static IReadOnlyList<string> Names { get; } = [.. Roles.All.Keys.Select(role => Account.Normalize(Prefix + role))];

    /// <summary>Opens them where they are wanted, and closes what a demonstration left behind where they are not.</summary>
    public async Task EnterAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var known = await db.Accounts.Where(a => Names.Contains(a.NormalizedUserName)).ToListAsync(ct);
        if (options.DemoAccounts)
            Open(known, now);
        else
            Close(known, now);
        await db.SaveChangesAsync(ct);
    }

    private void Open(List<Account> known, DateTime now)
    {
        string? hash = null; // one is enough for a password that everybody knows
        foreach (var closed in known.Where(a => a is { IsEnabled: false, DisabledReason: NotWanted }))
        {
            closed.Enable();
            closed.SetPassword(hash ??= passwords.Hash(closed, IdentityModule.DemoPassword), now);
        }
        foreach (var (role, title) in Titles.Where(t => known.TrueForAll(a => a.NormalizedUserName != Account.Normalize(Prefix + t.Key))))
        {
            var division = role == Roles.BrigadeLeader ? Divisions.Brigades[0] : Divisions.City;
            var account = Account.Enter(Prefix + role, $"演示{title}", new Post(role, division, null, null));
            account.SetPassword(hash ??= passwords.Hash(account, IdentityModule.DemoPassword), now);
            db.Accounts.Add(account);
        }
    }

    private static void Close(List<Account> known, DateTime now)
    {
        foreach (var account in known)
        {
            if (account.IsEnabled)
                account.Disable(NotWanted, now);
            if (account.PasswordHash is not null)
                account.ForgetPassword(now); // so that it stays closed to all even if somebody enables it
        }
    }
}
