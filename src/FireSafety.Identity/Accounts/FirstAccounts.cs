using FireSafety.Identity.Clients;
using FireSafety.Identity.Data;
using OpenIddict.Abstractions;

namespace FireSafety.Identity.Accounts;

/// <summary>What has to be there before anybody can sign in: the web application's registration, the first administrator, demo accounts where wanted.</summary>
internal sealed class FirstAccounts(
    IServiceScopeFactory scopes, IdentityOptions options, IdentityPolicy policy, TimeProvider time, FirstCode first) : IHostedService
{
    /// <summary>User name of the first administrator.</summary>
    public const string Administrator = "admin";

    private const int MostAttempts = 5;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await RunAsync("web-client", services => WebClient.EnterAsync(services.GetRequiredService<IOpenIddictApplicationManager>(), options, cancellationToken));
        await RunAsync("configured-clients", services => services.GetRequiredService<ConfiguredClients>().EnterAsync(cancellationToken));
        await RunAsync("first-administrator", services => InviteAdministratorAsync(services, cancellationToken));
        await RunAsync("demo-accounts", services => services.GetRequiredService<DemoAccounts>().EnterAsync(cancellationToken));
    }

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
        else if (account.PasswordHash is not null || await db.Accounts.AnyAsync(a => a.PasswordHash != null, ct))
        {
            first.Forget();
            return;
        }
        else if (now < account.OneTimeCodeExpiresAt)
        {
            return; // only a code that nobody used in time, while nobody else can help, is replaced
        }
        var code = account.GiveOneTimeCode(now, TimeSpan.FromHours(policy.Lifetimes.InvitationHours));
        await first.ShowAsync(
            $"首次运行：已建立管理员账号 {Administrator}，请在 {policy.Lifetimes.InvitationHours} 小时内打开 {options.Issuer}account/set-password ，用一次性代码 {code.Text} 设置密码。",
            () => db.SaveChangesAsync(ct));
    }
}
