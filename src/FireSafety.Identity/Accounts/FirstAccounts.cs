using FireSafety.Identity.Clients;
using FireSafety.Identity.Data;
using OpenIddict.Abstractions;

namespace FireSafety.Identity.Accounts;

/// <summary>What has to be there before anybody can sign in: the web application's registration, the first administrator, demo accounts where wanted.</summary>
internal sealed class FirstAccounts(
    IServiceScopeFactory scopes, IdentityOptions options, IdentityPolicy policy, TimeProvider time, TextWriter console) : IHostedService
{
    /// <summary>User name of the first administrator.</summary>
    public const string Administrator = "admin";

    /// <summary>Printed in the README: everybody knows it.</summary>
    public const string DemoPassword = "Yanshi-2024-firesafety";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await RunAsync("web-client", services => WebClient.EnterAsync(services.GetRequiredService<IOpenIddictApplicationManager>(), options, cancellationToken));
        await RunAsync("configured-clients", services => services.GetRequiredService<ConfiguredClients>().EnterAsync(cancellationToken));
        await RunAsync("first-administrator", services => InviteAdministratorAsync(services, cancellationToken));
        if (options.DemoAccounts)
            await RunAsync("demo-accounts", services => InviteDemoAccountsAsync(services, cancellationToken));
    }

    private const int MostAttempts = 5;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Another replica may be doing the same at this moment: looked at again, it is done.
    private async Task RunAsync(string part, Func<IServiceProvider, Task> step)
    {
        var operation = $"identity.{part}";
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<DataSession>().Open(AccessScope.System, new CommandContext(operation, Actor.System(operation), ""));
            try
            {
                await step(scope.ServiceProvider);
                return;
            }
            catch (Exception e) when (attempt < MostAttempts && e is (DbUpdateException or OpenIddictExceptions.ConcurrencyException or OpenIddictExceptions.ValidationException))
            {
            }
        }
    }

    private async Task InviteAdministratorAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<IdentityDbContext>();
        var name = Account.Normalize(Administrator);
        var now = time.GetUtcNow().UtcDateTime;
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedUserName == name, ct);
        if (account is null)
        {
            if (await db.Accounts.AnyAsync(ct))
                return;
            account = db.Accounts.Add(Account.Enter(Administrator, "支队管理员", new Post(Roles.DetachmentAdmin, Divisions.City, null, null))).Entity;
        }
        else if (account.PasswordHash is not null || now < account.OneTimeCodeExpiresAt || await db.Accounts.AnyAsync(a => a.PasswordHash != null, ct))
        {
            return; // only a code that nobody used in time, while nobody else can help, is replaced
        }
        var code = account.GiveOneTimeCode(now, TimeSpan.FromHours(policy.Lifetimes.InvitationHours));
        await db.SaveChangesAsync(ct);
        await console.WriteLineAsync(
            $"首次运行：已建立管理员账号 {Administrator}，请在 {policy.Lifetimes.InvitationHours} 小时内打开 {options.Issuer}account/set-password ，用一次性代码 {code.Text} 设置密码。");
    }

    private async Task InviteDemoAccountsAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<IdentityDbContext>();
        var passwords = services.GetRequiredService<Passwords>();
        var brigade = Divisions.Brigades[0];
        string? hash = null; // one is enough for a password that everybody knows
        foreach (var (role, title) in Titles)
        {
            var name = Account.Normalize("demo-" + role);
            if (await db.Accounts.AnyAsync(a => a.NormalizedUserName == name, ct))
                continue;
            var hasOrganisation = Roles.OfOrganisations.Contains(role);
            var (post, _) = Posts.Of(role, (Posts.OfBrigade.Contains(role) ? brigade : Divisions.City).Code,
                hasOrganisation ? Guid.CreateVersion7() : null, hasOrganisation ? $"演示{title}" : null);
            var account = Account.Enter("demo-" + role, $"演示{title}", post!);
            account.SetPassword(hash ??= passwords.Hash(account, DemoPassword), time.GetUtcNow().UtcDateTime);
            db.Accounts.Add(account);
        }
        await db.SaveChangesAsync(ct);
    }

    private static readonly IReadOnlyList<(string Role, string Title)> Titles =
    [
        (Roles.CityLeader, "市领导"), (Roles.DetachmentAdmin, "支队管理员"), (Roles.DetachmentOfficer, "支队干部"), (Roles.BrigadeLeader, "大队负责人"),
        (Roles.Supervisor, "监督员"), (Roles.Department, "行业部门"), (Roles.Unit, "单位"), (Roles.Agency, "技术服务机构"), (Roles.Auditor, "审计员"),
    ];
}
