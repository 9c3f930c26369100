using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using FireSafety.Contracts.Access;
using FireSafety.Identity.Accounts;
using FireSafety.Identity.Tokens;
using FireSafety.Platform.Access;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static FireSafety.Identity.Tests.IdentityHost;

namespace FireSafety.Identity.Tests;

/// <summary>What is there before anybody signs in: the first administrator, demo accounts, keys.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task FirstStart_WithoutAccounts_PrintsTheAdministratorsCodeOnce()
    {
        await using var host = await StartAsync();
        await RemoveAccountsAsync(host);
        using var printed = new StringWriter();

        await FirstAccountsOf(host, printed).StartAsync(CancellationToken.None);
        await FirstAccountsOf(host, printed).StartAsync(CancellationToken.None);

        var line = Assert.Single(printed.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var code = line[(line.IndexOf("一次性代码 ", StringComparison.Ordinal) + 6)..].Split(' ')[0];
        using var browser = host.Browser();
        await browser.OpenAsync("/account/set-password");
        await browser.SubmitAsync(("userName", "admin"), ("code", code), ("password", Password), ("again", Password));
        await browser.SignInAsync("admin", Password);
        Assert.True(browser.IsSignedIn, browser.Page);
    }

    [Fact]
    public async Task FirstStart_WithoutATerminal_WritesTheCodeForTheOwnerAloneAndForgetsItOnceUsed()
    {
        await using var host = await StartAsync();
        await RemoveAccountsAsync(host);
        using var folder = new TemporaryFolder();
        using var collected = new StringWriter();
        var first = new FirstCode(null, Path.Combine(folder.Path, "data"), collected);

        await FirstAccountsOf(host, first).StartAsync(CancellationToken.None);

        var file = Path.Combine(folder.Path, "data", "first-administrator.txt");
        var text = await File.ReadAllTextAsync(file);
        var code = text[(text.IndexOf("一次性代码 ", StringComparison.Ordinal) + 6)..].Split(' ')[0];
        Assert.Contains(file, collected.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(code, collected.ToString(), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        using var browser = host.Browser();
        await browser.OpenAsync("/account/set-password");
        await browser.SubmitAsync(("userName", "admin"), ("code", code), ("password", Password), ("again", Password));
        await FirstAccountsOf(host, first).StartAsync(CancellationToken.None);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task FirstStart_NowhereToShowTheCode_MakesNoAdministrator()
    {
        await using var host = await StartAsync();
        await RemoveAccountsAsync(host);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "data"), "a file where the folder should be");

        await Assert.ThrowsAnyAsync<IOException>(() =>
            FirstAccountsOf(host, new FirstCode(null, Path.Combine(folder.Path, "data"), TextWriter.Null)).StartAsync(CancellationToken.None));

        Assert.Equal(0, await host.Host.ReadAsync<Data.IdentityDbContext, int>(db => db.Accounts.CountAsync()));
    }

    [Fact]
    public async Task FirstStart_OfReplicasAtOnce_MakesOneAdministratorAndOneOfEachClient()
    {
        await using var host = await StartAsync();
        await RemoveAccountsAsync(host);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => FirstAccountsOf(host, TextWriter.Null).StartAsync(CancellationToken.None))));

        Assert.Equal(1, (await host.Admin.GetAsync<JsonElement>("/api/identity/accounts")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task ConfiguredClient_OfAnotherRoleAtTheNextStart_HasThatRoleAndTheOldTokensAreVoid()
    {
        using var folder = new TemporaryFolder();
        const string secret = "a-secret-of-the-test-that-is-long-enough";
        (string, string?)[] Settings(string role) =>
        [
            ("ConnectionStrings:identity-db", $"Data Source={Path.Combine(folder.Path, "identity.db")}"), ("Identity:Keys", folder.Path),
            ("Identity:Clients:exchange:Secret", secret), ("Identity:Clients:exchange:Role", role),
        ];
        KeyFolder.WriteNewKeys(Configuration(folder), TimeProvider.System);
        JsonElement before;
        await using (var host = await StartAsync(Settings(Roles.Auditor)))
            before = ClaimsOf((await TokenOfExchangeAsync(host, secret)).GetProperty("access_token").GetString()!);

        await using var later = await StartAsync(Settings(Roles.DetachmentOfficer));
        var after = ClaimsOf((await TokenOfExchangeAsync(later, secret)).GetProperty("access_token").GetString()!);

        Assert.Equal((Roles.Auditor, Roles.DetachmentOfficer), (before.GetProperty("role").GetString(), after.GetProperty("role").GetString()));
        var revoked = Assert.Single(await later.Host.EventsAsync<FireSafety.Contracts.Identity.AccessRevoked>(), e => e.Subject == "exchange");
        Assert.True(long.Parse(before.GetProperty("access_since").GetString()!, CultureInfo.InvariantCulture) < revoked.IssuedBefore.Ticks);
        Assert.True(long.Parse(after.GetProperty("access_since").GetString()!, CultureInfo.InvariantCulture) >= revoked.IssuedBefore.Ticks);
    }

    [Fact]
    public void Issuer_NotConfigured_IsTheGatewaysAsServicesBelieveIt()
    {
        var issuer = IdentityOptions.Of(new ConfigurationBuilder().Build()).Issuer;

        Assert.Equal(ServiceDefaults.TokenAuthentication.DefaultIssuer, issuer!.ToString());
        Assert.Contains(issuer.ToString().TrimEnd('/'), File.ReadAllText(Path.Combine(Repository.Root, "src/FireSafety.Gateway/Properties/launchSettings.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LaterStart_CodeNobodyUsedInTime_IsReplacedOnlyWhileNobodyCanSignIn()
    {
        await using var host = await StartAsync();
        host.Host.Time.Advance(TimeSpan.FromHours(73));
        using var printed = new StringWriter();
        await FirstAccountsOf(host, printed).StartAsync(CancellationToken.None);
        var replaced = printed.ToString();
        await host.PersonAsync("zhang.san");
        host.Host.Time.Advance(TimeSpan.FromHours(73));
        using var later = new StringWriter();

        await FirstAccountsOf(host, later).StartAsync(CancellationToken.None);

        Assert.Contains("一次性代码", replaced, StringComparison.Ordinal);
        Assert.Empty(later.ToString());
    }

    [Fact]
    public async Task DemoAccounts_WhenWanted_OneForEachRoleWithoutAnOrganisation()
    {
        await using var host = await StartAsync(("Identity:DemoAccounts", "true"));
        foreach (var role in Roles.All.Keys.Except([.. Roles.OfOrganisations, Roles.ServiceClient]))
        {
            using var browser = host.Browser();

            await browser.SignInAsync("demo-" + role, IdentityModule.DemoPassword);

            Assert.True(browser.IsSignedIn, role + browser.Page);
        }
        Assert.Contains(IdentityModule.DemoPassword, await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoAccounts_NoLongerWanted_SignNobodyInUntilTheyAreAgain()
    {
        using var folder = new TemporaryFolder();
        KeyFolder.WriteNewKeys(Configuration(folder), TimeProvider.System);
        (string, string?)[] Settings(string wanted) =>
            [("ConnectionStrings:identity-db", $"Data Source={Path.Combine(folder.Path, "identity.db")}"), ("Identity:Keys", folder.Path), ("Identity:DemoAccounts", wanted)];
        await using (var before = await StartAsync(Settings("true")))
        {
            // As the scenario does: of an organisation, by the interface.
            await before.PersonAsync("demo-unit", Roles.Unit, organisation: await before.OrganisationAsync(Roles.Unit));
        }

        await using (var without = await StartAsync(Settings("false")))
        {
            foreach (var (name, password) in (IEnumerable<(string, string)>)[("demo-auditor", IdentityModule.DemoPassword), ("demo-unit", Password)])
            {
                var row = (await without.Admin.GetAsync<JsonElement>($"/api/identity/accounts?text={name}")).GetProperty("items")[0];
                await without.CommandAsync(row.GetProperty("id").GetGuid(), "enable");
                using var refused = without.Browser();
                await refused.SignInAsync(name, password);
                Assert.False(refused.IsSignedIn);
                Assert.Equal("本系统未启用演示账号", row.GetProperty("disabledReason").GetString());
            }
            await without.Admin.RefusedAsync("/api/identity/accounts", new { userName = "Demo-Agency", name = "示例人员", role = Roles.Auditor, divisionCode = "211100" },
                System.Net.HttpStatusCode.UnprocessableEntity, "identity.demo-name");
        }
        await using (var still = await StartAsync(Settings("false")))
            Assert.False((await still.Admin.GetAsync<JsonElement>("/api/identity/accounts?text=demo-auditor")).GetProperty("items")[0].GetProperty("isEnabled").GetBoolean());

        await using var after = await StartAsync(Settings("true"));
        foreach (var name in (string[])["demo-auditor", "demo-unit"])
        {
            using var browser = after.Browser();
            await browser.SignInAsync(name, IdentityModule.DemoPassword);
            Assert.True(browser.IsSignedIn, name + browser.Page);
        }
    }

    [Theory]
    [InlineData("Production", "http://127.0.0.1:5107", true)]
    [InlineData("Staging", "http://127.0.0.1:5107", true)]
    [InlineData("Development", "http://0.0.0.0:5107", true)]
    [InlineData("Development", "http://*:5107", true)]
    [InlineData("Development", "http://[::]:5107", true)]
    [InlineData("Development", "http://localhost:5107;http://192.0.2.1:5107", true)]
    [InlineData("Development", "http://localhost:5107;http://[::1]:5108", false)]
    [InlineData("Development", "", false)] // the server's own default is this machine
    public void DemoAccounts_OutsideDevelopmentOrOffThisMachine_AreRefused(string environment, string urls, bool refused)
    {
        var configuration = Configuration(("Identity:DemoAccounts", "true"), ("urls", urls));

        var refusal = IdentityOptions.RefusalOf(configuration, new HostingEnvironment { EnvironmentName = environment }, []);

        Assert.Equal(refused, refusal is not null);
    }

    [Fact]
    public void DemoAccounts_InAContainerThatNamesPortsOnly_AreRefused()
    {
        var configuration = Configuration(("Identity:DemoAccounts", "true"), ("http_ports", "8080"));

        Assert.NotNull(IdentityOptions.RefusalOf(configuration, new HostingEnvironment { EnvironmentName = "Development" }, []));
    }

    [Fact]
    public async Task DemoAccounts_NotWanted_DoNotExist()
    {
        await using var host = await StartAsync();

        var accounts = await host.Admin.GetAsync<JsonElement>("/api/identity/accounts");

        Assert.Equal("admin", Assert.Single(accounts.GetProperty("items").EnumerateArray()).GetProperty("userName").GetString());
    }

    [Fact]
    public async Task Keys_ANewerPair_SignsWhileTheOldOneStillVerifies()
    {
        using var folder = new TemporaryFolder();
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-100));
        KeyFolder.WriteNewKeys(Configuration(folder), time);
        (string, string?)[] settings =
        [
            ("Identity:Keys", folder.Path), ("Identity:Issuer", "http://localhost/"), ("ConnectionStrings:identity-db", $"Data Source={Path.Combine(folder.Path, "identity.db")}"),
        ];
        JsonElement old;
        await using (var before = await StartAsync(settings))
        {
            await before.PersonAsync("zhang.san");
            old = await before.TokensAsync("zhang.san");
        }
        time.Advance(TimeSpan.FromDays(90));
        KeyFolder.WriteNewKeys(Configuration(folder), time);

        await using var after = await StartAsync(settings);
        var refreshed = await JsonAsync(await after.RefreshAsync(old.GetProperty("refresh_token").GetString()!));

        var published = new JsonWebKeySet(await after.Admin.GetStringAsync("/.well-known/jwks")).GetSigningKeys();
        Assert.NotEqual(KeyOf(old), KeyOf(refreshed));
        Assert.True((await CheckAsync(old, published)).IsValid);
        Assert.True((await CheckAsync(refreshed, published)).IsValid);
        Assert.False((await CheckAsync(refreshed, published.Where(k => k.KeyId != KeyOf(refreshed)))).IsValid);
    }

    [Fact]
    public async Task Keys_ANewerPair_WhatTheOldOneProtectsIsStillRead()
    {
        using var folder = new TemporaryFolder();
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-100));
        KeyFolder.WriteNewKeys(Configuration(folder), time);
        (string, string?)[] settings = [("Identity:Keys", folder.Path), ("ConnectionStrings:identity-db", $"Data Source={Path.Combine(folder.Path, "identity.db")}")];
        Guid id;
        string key;
        await using (var before = await StartAsync(settings))
        {
            id = await before.PersonAsync("zhang.san");
            key = (await JsonAsync(await OwnOf(before, id).PostAsJsonAsync("/api/identity/me/second-factor", new { password = Password }))).GetProperty("key").GetString()!;
        }
        time.Advance(TimeSpan.FromDays(90));
        KeyFolder.WriteNewKeys(Configuration(folder), time);

        await using var after = await StartAsync(settings);
        var code = SignIn.SecondFactor.CodeOf(key, after.Host.Time.GetUtcNow().ToUnixTimeSeconds() / 30);
        using var confirmed = await OwnOf(after, id).PostAsJsonAsync("/api/identity/me/second-factor/confirm", new { code });

        Assert.True(confirmed.IsSuccessStatusCode, await confirmed.Content.ReadAsStringAsync());
        Assert.DoesNotContain("masterKey", await after.Host.ReadAsync<Data.IdentityDbContext, string>(async db => string.Concat(await db.ProtectionKeys.Select(k => k.Xml).ToListAsync())), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Keys_OfTheDataFolder_AreMadeOnceForTheirOwnerOnly()
    {
        using var folder = new TemporaryFolder();
        var configuration = Configuration(folder, own: true);
        var options = new IdentityOptions();

        var made = KeyFolder.Open(configuration, options, TimeProvider.System);
        var again = KeyFolder.Open(configuration, options, TimeProvider.System);

        Assert.Equal(made.Signing[0].Thumbprint, Assert.Single(again.Signing).Thumbprint);
        Assert.Equal(made.Encryption[0].Thumbprint, Assert.Single(again.Encryption).Thumbprint);
        if (OperatingSystem.IsWindows())
            return; // there a file inherits its folder's list
        foreach (var file in Directory.GetFiles(Path.Combine(folder.Path, "keys")))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Theory]
    [InlineData("", "Identity:Issuer")]
    [InlineData("--Identity:Issuer https://fire.example/", "Identity:Keys")]
    [InlineData("--Identity:Issuer https://fire.example/ --Identity:Keys {folder}", "--new-keys")]
    [InlineData("--Identity:Issuer https://fire.example/ --Identity:DemoAccounts true", "Identity:DemoAccounts")]
    public async Task Production_WithoutWhatItNeeds_RefusesInOneSentence(string arguments, string names)
    {
        using var folder = new TemporaryFolder();

        await using var process = Run(folder, [.. arguments.Replace("{folder}", folder.Path, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        var exitCode = await process.EndedAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, exitCode);
        var line = Assert.Single(process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("拒绝启动：", line, StringComparison.Ordinal);
        Assert.Contains(names, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewKeys_ThenMigrateThenStart_Works()
    {
        using var folder = new TemporaryFolder();
        var keys = Path.Combine(folder.Path, "secret");
        await using (var command = Run(folder, ["--Identity:Keys", keys, "--new-keys"]))
            Assert.Equal(0, await command.EndedAsync(TimeSpan.FromMinutes(1)));
        await using (var migration = Run(folder, ["--migrate"]))
            Assert.Equal(0, await migration.EndedAsync(TimeSpan.FromMinutes(1)));

        await using var server = ServerProcess.Start(Repository.Program("src/FireSafety.Identity"),
            ["--Identity:Issuer", "https://fire.example/", "--Identity:Keys", keys, "--Database:Folder", folder.Path], Production);
        await server.ReadyAsync();
        await server.PrintedAsync("首次运行", TimeSpan.FromMinutes(1));

        Assert.Equal(2, Directory.GetFiles(keys).Length);
        Assert.Equal("https://fire.example/", (await server.Client.GetAsync<JsonElement>("/.well-known/openid-configuration")).GetProperty("issuer").GetString());
    }

    private static string KeyOf(JsonElement tokens) => HeaderOf(tokens.GetProperty("access_token").GetString()!).GetProperty("kid").GetString()!;

    private static Task<TokenValidationResult> CheckAsync(JsonElement tokens, IEnumerable<SecurityKey> keys) => new JsonWebTokenHandler().ValidateTokenAsync(
        tokens.GetProperty("access_token").GetString(),
        new TokenValidationParameters { IssuerSigningKeys = keys, ValidIssuer = "http://localhost/", ValidAudience = "firesafety", ValidTypes = ["at+jwt"] });

    private static HttpClient OwnOf(IdentityHost host, Guid id) => host.Host.As(new Actor(id.ToString(), "示例人员 0001", Roles.DetachmentOfficer, "/2111/"));

    private static readonly Dictionary<string, string> Production = new() { ["DOTNET_ENVIRONMENT"] = "Production" };

    private static ServerProcess Run(TemporaryFolder folder, string[] args) =>
        ServerProcess.Run(Repository.Program("src/FireSafety.Identity"), ["--Database:Folder", folder.Path, .. args], Production);

    private static FirstAccounts FirstAccountsOf(IdentityHost host, TextWriter terminal) =>
        FirstAccountsOf(host, new FirstCode(terminal, "unused", TextWriter.Null));

    private static FirstAccounts FirstAccountsOf(IdentityHost host, FirstCode first) =>
        ActivatorUtilities.CreateInstance<FirstAccounts>(host.Host.Services, first);

    private static async Task<JsonElement> TokenOfExchangeAsync(IdentityHost host, string secret) => await JsonAsync(await host.TokenAsync(
        ("grant_type", "client_credentials"), ("client_id", "exchange"), ("client_secret", secret), ("scope", "firesafety")));

    private static Task<int> RemoveAccountsAsync(IdentityHost host) => host.Host.ReadAsync<Data.IdentityDbContext, int>(db => db.Accounts.ExecuteDeleteAsync());

    private static IConfiguration Configuration(TemporaryFolder folder, bool own = false) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { [own ? "Database:Folder" : "Identity:Keys"] = folder.Path }).Build();

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value)).Build();

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("firesafety-keys-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
