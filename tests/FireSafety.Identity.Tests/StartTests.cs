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
    public async Task DemoAccounts_WhenWanted_OneForEachRole()
    {
        await using var host = await StartAsync(("Identity:DemoAccounts", "true"));
        foreach (var role in Roles.All.Keys)
        {
            using var browser = host.Browser();

            await browser.SignInAsync("demo-" + role, FirstAccounts.DemoPassword);

            Assert.True(browser.IsSignedIn, role + browser.Page);
        }
        Assert.Contains(FirstAccounts.DemoPassword, await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
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
            key = (await JsonAsync(await OwnOf(before, id).PostAsync("/api/identity/me/second-factor", null))).GetProperty("key").GetString()!;
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

    private static FirstAccounts FirstAccountsOf(IdentityHost host, TextWriter console) =>
        ActivatorUtilities.CreateInstance<FirstAccounts>(host.Host.Services, console);

    private static Task<int> RemoveAccountsAsync(IdentityHost host) => host.Host.ReadAsync<Data.IdentityDbContext, int>(db => db.Accounts.ExecuteDeleteAsync());

    private static IConfiguration Configuration(TemporaryFolder folder, bool own = false) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { [own ? "Database:Folder" : "Identity:Keys"] = folder.Path }).Build();

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("firesafety-keys-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
