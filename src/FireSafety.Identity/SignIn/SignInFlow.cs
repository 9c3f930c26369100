using FireSafety.Identity.Accounts;
using FireSafety.Identity.Data;

namespace FireSafety.Identity.SignIn;

/// <summary>From what a person types to a session.</summary>
internal sealed class SignInFlow(
    IdentityDbContext db, DataSession session, Passwords passwords, AttemptGuard guard, SecondFactor secondFactor, Devices devices, TimeProvider time,
    ILogger<SignInFlow> log)
{
    public const string Wrong = "用户名或密码不正确。";
    private const string WrongCode = "验证码不正确或已使用，请等待下一个验证码后重试。";
    private const string WrongOneTimeCode = "用户名或一次性代码不正确，或代码已过期。";

    /// <summary>The account of a right name and password, or what to tell the person: the same for a name that nobody has.</summary>
    public async Task<(Account? Account, string? Refusal)> CheckPasswordAsync(HttpContext http, string userName, string password, CancellationToken ct)
    {
        var name = Account.Normalize(userName);
        var account = await FindAsync(name, ct);
        var wait = await guard.BeginAsync(name, devices.ClientOf(http, account), ct);
        // One hash is compared in every case, so that the time it takes says nothing either.
        var matches = passwords.Match(wait is null ? account : null, password, out var isOutdated);
        if (wait is { } until)
            return (null, Refused(http, account, TooMany(until)));
        if (!matches || !account!.IsEnabled)
            return (null, Refused(http, account, Wrong));
        var found = await db.Accounts.SingleAsync(a => a.Id == account.Id, ct);
        if (isOutdated)
            found.Rehash(passwords.Hash(found, password));
        if (found is { RequiresSecondFactor: true, HasSecondFactor: false })
            secondFactor.Begin(found);
        await db.SaveChangesAsync(ct);
        return (found, null);
    }

    /// <summary>Checks a dynamic or a recovery code of somebody who has given the right password.</summary>
    /// <returns>What to tell the person, or null.</returns>
    public async Task<string?> CheckSecondFactorAsync(HttpContext http, Account account, string code, CancellationToken ct)
    {
        if (await guard.BeginAsync(account.NormalizedUserName, devices.ClientOf(http, account), ct) is { } until)
            return Refused(http, account, TooMany(until));
        if (await secondFactor.AcceptsAsync(account, code, ct))
            return null;
        var found = await db.Accounts.SingleAsync(a => a.Id == account.Id, ct);
        if (!found.HasSecondFactor || !found.Redeem(OneTimeCode.Typed(code).Hash))
            return Refused(http, account, WrongCode);
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>Signs the person in, remembers the browser and forgets the failures before.</summary>
    /// <returns>Recovery codes to show, when this was the first dynamic code.</returns>
    public async Task<IReadOnlyList<string>> CompleteAsync(HttpContext http, Guid id, string method, CancellationToken ct)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == id, ct);
        session.Open(AccessScope.System, session.Command! with
        {
            Actor = new Actor(account.Id.ToString(), account.Name, account.Role, account.Jurisdiction),
        });
        var client = devices.ClientOf(http, account);
        IReadOnlyList<string> recovery = method == "second-factor" && !account.HasSecondFactor ? SecondFactor.Confirm(account) : [];
        db.SignIns.Add(new SignInRecord
        {
            AccountId = account.Id,
            UserName = account.UserName,
            Jurisdiction = account.Jurisdiction,
            Method = method,
            At = time.GetUtcNow().UtcDateTime,
            From = http.Connection.RemoteIpAddress?.ToString(),
        });
        await db.SaveChangesAsync(ct);
        await guard.SucceedAsync(account.NormalizedUserName, client, ct);
        devices.Remember(http, account);
        await Cookies.SignInAsync(http, Cookies.Session, account, time.GetUtcNow().UtcDateTime);
        return recovery;
    }

    /// <summary>Sets a password by a one-time code.</summary>
    /// <returns>What to tell the person, or null.</returns>
    public async Task<string?> SetPasswordAsync(HttpContext http, string userName, string code, string password, CancellationToken ct)
    {
        if (passwords.FaultOf(password, userName.Trim()) is { } fault)
            return fault;
        var name = Account.Normalize(userName);
        var known = await FindAsync(name, ct);
        var client = devices.ClientOf(http, known);
        if (await guard.BeginAsync(name, client, ct) is { } until)
            return Refused(http, known, TooMany(until));
        // Looked for whoever has the name, so that the time it takes says nothing.
        var id = known?.Id ?? Guid.Empty;
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, ct);
        var now = time.GetUtcNow().UtcDateTime;
        if (account?.Accepts(OneTimeCode.Typed(code), now) != true)
            return Refused(http, known, WrongOneTimeCode);
        account.SetPassword(passwords.Hash(account, password), now);
        await db.SaveChangesAsync(ct);
        await guard.SucceedAsync(name, client, ct);
        return null;
    }

    /// <summary>Notes the request. Whether anybody has that name is looked for after the answer: telling those who manage an account takes time.</summary>
    public Task RequestResetAsync(HttpContext http, string userName, CancellationToken ct) =>
        guard.CountRequestAsync(Account.Normalize(userName), Client.Address(http.Connection.RemoteIpAddress), ct);

    // A server's collation takes more names for the same than we do, and failures are counted by the name as it was typed.
    private async Task<Account?> FindAsync(string name, CancellationToken ct) =>
        await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedUserName == name, ct) is { } account
        && string.Equals(account.NormalizedUserName, name, StringComparison.Ordinal) ? account : null;

    private string TooMany(DateTime until) =>
        $"尝试次数过多，请在 {Math.Max(1, Math.Ceiling((until - time.GetUtcNow().UtcDateTime).TotalMinutes))} 分钟后重试。";

    // Not what was typed as the name: now and then that is the password.
    private string Refused(HttpContext http, Account? account, string why)
    {
        log.LogWarning("Sign-in of account {Account} from {Address} refused: {Why}", account?.Id, http.Connection.RemoteIpAddress, why);
        return why;
    }
}
