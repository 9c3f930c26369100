using System.Text.Json;
using Duende.IdentityModel.OidcClient;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Identity;
using FireSafety.Platform.Access;
using FireSafety.TestKit;
using Microsoft.AspNetCore.WebUtilities;
using static FireSafety.Identity.Tests.IdentityHost;

namespace FireSafety.Identity.Tests;

/// <summary>What applications and machines are given, and what they are refused.</summary>
public sealed class TokenTests
{
    private static readonly string Verifier = new('v', 43);

    [Fact]
    public async Task StockClient_KnowingTheAddressAlone_SignsInAndRefreshes()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        var client = new OidcClient(new OidcClientOptions
        {
            Authority = host.Host.Address.ToString(),
            ClientId = "firesafety-web",
            RedirectUri = Callback,
            Scope = "openid profile offline_access firesafety",
            Policy = new Policy { Discovery = { RequireHttps = false } },
        });
        using var browser = host.Browser();

        var login = await client.PrepareLoginAsync();
        await browser.OpenAsync(login.StartUrl);
        await browser.SubmitAsync(("userName", "zhang.san"), ("password", Password));
        var result = await client.ProcessResponseAsync(browser.Left!.ToString(), login);
        var refreshed = await client.RefreshTokenAsync(result.RefreshToken);

        Assert.False(result.IsError, result.Error);
        Assert.Equal(id.ToString(), result.User.FindFirst("sub")!.Value);
        Assert.Equal("示例人员 0001", result.User.FindFirst("name")!.Value);
        Assert.False(refreshed.IsError, refreshed.Error);
        Assert.NotEqual(result.RefreshToken, refreshed.RefreshToken);
    }

    [Fact]
    public async Task AccessToken_OfAUnit_SaysWhoWhereAndForHowLong()
    {
        await using var host = await StartAsync();
        var organisation = await host.OrganisationAsync(Roles.Unit);
        var id = await host.PersonAsync("unit.one", Roles.Unit, "211103", organisation);

        var token = (await host.TokensAsync("unit.one")).GetProperty("access_token").GetString()!;

        var (header, claims) = (HeaderOf(token), ClaimsOf(token));
        Assert.Equal("at+jwt", header.GetProperty("typ").GetString());
        Assert.Equal("RS256", header.GetProperty("alg").GetString());
        Assert.Equal(host.Host.Address.ToString(), claims.GetProperty("iss").GetString());
        Assert.Equal("firesafety", claims.GetProperty("aud").GetString());
        Assert.Equal(id.ToString(), claims.GetProperty("sub").GetString());
        Assert.Equal("示例人员 0001", claims.GetProperty("name").GetString());
        Assert.Equal(Roles.Unit, claims.GetProperty("role").GetString());
        Assert.Equal("/2111/211103/", claims.GetProperty("jurisdiction").GetString());
        Assert.Equal(organisation.ToString(), claims.GetProperty("org").GetString());
        Assert.Equal(600, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.NotEmpty(claims.GetProperty("oi_au_id").GetString()!);
        Assert.False(claims.TryGetProperty("stamp", out _));
    }

    [Fact]
    public async Task AccessToken_OfAnOfficer_NamesNoOrganisation()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");

        var claims = ClaimsOf((await host.TokensAsync("zhang.san")).GetProperty("access_token").GetString()!);

        Assert.Equal("/2111/", claims.GetProperty("jurisdiction").GetString());
        Assert.False(claims.TryGetProperty("org", out _));
    }

    [Fact]
    public async Task Code_UsedTwice_IsRefused()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        using var browser = host.Browser();
        var code = await CodeAsync(browser, "zhang.san", Verifier);
        var tokens = await JsonAsync(await host.RedeemAsync(code, Verifier));

        var again = await ErrorAsync(await host.RedeemAsync(code, Verifier));
        var refresh = await ErrorAsync(await host.RefreshAsync(tokens.GetProperty("refresh_token").GetString()!));

        Assert.Equal("invalid_grant", again);
        Assert.Equal("invalid_grant", refresh); // whoever had the code first may be the thief
    }

    [Fact]
    public async Task Code_AfterItsMinute_IsRefused()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        using var browser = host.Browser();
        var code = await CodeAsync(browser, "zhang.san", Verifier);

        host.Host.Time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal("invalid_grant", await ErrorAsync(await host.RedeemAsync(code, Verifier)));
    }

    [Fact]
    public async Task Code_WithAnotherVerifier_IsRefused()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        using var browser = host.Browser();
        var code = await CodeAsync(browser, "zhang.san", Verifier);

        Assert.Equal("invalid_grant", await ErrorAsync(await host.RedeemAsync(code, new string('w', 43))));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv", "plain")]
    public async Task Authorize_WithoutHashedChallenge_IsRefused(string? challenge, string? method)
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        using var browser = host.Browser();
        await browser.SignInAsync("zhang.san", Password);

        await browser.OpenAsync(AuthorizeUrl(challenge, method));

        Assert.Null(browser.Left);
        Assert.Contains("请求无法办理", browser.Page, StringComparison.Ordinal);
        Assert.Contains("invalid_request", browser.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/signin-oidc", "firesafety-web")]
    [InlineData(Callback, "nobody")]
    public async Task Authorize_UnknownClientOrAddress_StaysHereAndSaysSo(string redirectUri, string client)
    {
        await using var host = await StartAsync();
        using var browser = host.Browser();

        await browser.OpenAsync(AuthorizeUrl(Challenge(Verifier), redirectUri: redirectUri, client: client));

        Assert.Null(browser.Left);
        Assert.Equal(400, (int)browser.Status);
        Assert.Contains("请求无法办理", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_PromptNone_AsksNobody()
    {
        await using var host = await StartAsync();
        using var browser = host.Browser();

        await browser.OpenAsync(AuthorizeUrl(Challenge(Verifier), more: "&prompt=none"));

        Assert.Equal("login_required", QueryHelpers.ParseQuery(browser.Left!.Query)["error"].ToString());
    }

    [Fact]
    public async Task Authorize_PromptLogin_AsksOnceMoreAndThenGoesOn()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        using var browser = host.Browser();
        await browser.SignInAsync("zhang.san", Password);

        await browser.OpenAsync(AuthorizeUrl(Challenge(Verifier), more: "&prompt=login"));
        Assert.Null(browser.Left);
        await browser.SubmitAsync(("userName", "zhang.san"), ("password", Password));

        Assert.NotEmpty(QueryHelpers.ParseQuery(browser.Left!.Query)["code"].ToString());
    }

    [Fact]
    public async Task RefreshToken_UsedTwice_IsRefusedAndSoIsItsSuccessor()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        var first = (await host.TokensAsync("zhang.san")).GetProperty("refresh_token").GetString()!;
        var second = (await JsonAsync(await host.RefreshAsync(first))).GetProperty("refresh_token").GetString()!;

        var again = await ErrorAsync(await host.RefreshAsync(first));
        var successor = await ErrorAsync(await host.RefreshAsync(second));

        Assert.Equal("invalid_grant", again);
        Assert.Equal("invalid_grant", successor);
    }

    [Fact]
    public async Task RefreshToken_InSteadyUse_EndsTwelveHoursAfterSignIn()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        var first = (await host.TokensAsync("zhang.san")).GetProperty("refresh_token").GetString()!;
        host.Host.Time.Advance(TimeSpan.FromHours(7));
        var second = (await JsonAsync(await host.RefreshAsync(first))).GetProperty("refresh_token").GetString()!;
        host.Host.Time.Advance(TimeSpan.FromHours(4));
        var third = (await JsonAsync(await host.RefreshAsync(second))).GetProperty("refresh_token").GetString()!;

        host.Host.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal("invalid_grant", await ErrorAsync(await host.RefreshAsync(third)));
    }

    [Fact]
    public async Task RefreshToken_Unused_EndsAfterEightHours()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        var token = (await host.TokensAsync("zhang.san")).GetProperty("refresh_token").GetString()!;

        host.Host.Time.Advance(TimeSpan.FromHours(8));

        Assert.Equal("invalid_grant", await ErrorAsync(await host.RefreshAsync(token)));
    }

    [Fact]
    public async Task AccessToken_AfterARevocation_TellsOfTheStateThatFollowedIt()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        await host.CommandAsync(id, "sign-out"); // twice at the same moment of the clock
        await host.CommandAsync(id, "sign-out");

        var claims = ClaimsOf((await host.TokensAsync("zhang.san")).GetProperty("access_token").GetString()!);

        var told = await host.Host.EventsAsync<AccessRevoked>();
        Assert.Equal($"{told[^1].IssuedBefore.Ticks}", claims.GetProperty("access_since").GetString());
        Assert.True(told[^2].IssuedBefore < told[^1].IssuedBefore);
    }

    [Fact]
    public async Task RefreshToken_Revoked_IsRefused()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        var token = (await host.TokensAsync("zhang.san")).GetProperty("refresh_token").GetString()!;

        using var revoked = await host.PostAsync("/connect/revoke", ("client_id", "firesafety-web"), ("token", token));

        Assert.True(revoked.IsSuccessStatusCode);
        Assert.Equal("invalid_grant", await ErrorAsync(await host.RefreshAsync(token)));
    }

    [Fact]
    public async Task WebClient_WithASecret_MustShowIt()
    {
        await using var host = await StartAsync(("Identity:Web:Secret", "a-secret-of-the-test"));
        await host.PersonAsync("zhang.san");
        using var browser = host.Browser();
        var code = await CodeAsync(browser, "zhang.san", Verifier);
        (string, string)[] form = [("grant_type", "authorization_code"), ("client_id", "firesafety-web"), ("code", code), ("redirect_uri", Callback), ("code_verifier", Verifier)];

        var without = await ErrorAsync(await host.TokenAsync(form));
        var with = await JsonAsync(await host.TokenAsync([.. form, ("client_secret", "a-secret-of-the-test")]));

        Assert.Equal("invalid_client", without);
        Assert.NotEmpty(with.GetProperty("access_token").GetString()!);
    }

    [Fact]
    public async Task UserInfo_WithAnAccessToken_SaysTheSame()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        using var client = host.Host.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await host.TokensAsync("zhang.san")).GetProperty("access_token").GetString());

        var info = await client.GetAsync<JsonElement>("/connect/userinfo");

        Assert.Equal(id.ToString(), info.GetProperty("sub").GetString());
        Assert.Equal(Roles.DetachmentOfficer, info.GetProperty("role").GetString());
    }

    [Fact]
    public async Task Logout_WithTheIdTokenOfTheSession_EndsItAndGoesBack()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        using var browser = host.Browser();
        var code = await CodeAsync(browser, "zhang.san", Verifier);
        var idToken = (await JsonAsync(await host.RedeemAsync(code, Verifier))).GetProperty("id_token").GetString();
        var back = Uri.EscapeDataString(new Uri(new Uri(Callback), "signout-callback-oidc").ToString());

        await browser.OpenAsync($"/connect/logout?id_token_hint={idToken}&post_logout_redirect_uri={back}&client_id=firesafety-web");
        var left = browser.Left;
        await browser.OpenAsync(AuthorizeUrl(Challenge(Verifier)));

        Assert.Equal("/signout-callback-oidc", left?.AbsolutePath);
        Assert.Null(browser.Left); // asked to sign in again
    }

    [Fact]
    public async Task Logout_WithoutProof_AsksThePerson()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        using var browser = host.Browser();
        await browser.SignInAsync("zhang.san", Password);

        await browser.OpenAsync("/connect/logout");
        Assert.Contains("退出登录", browser.Page, StringComparison.Ordinal);
        await browser.SubmitAsync();

        Assert.Contains("您已退出登录", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MachineClient_WithItsSecret_ActsInItsRole()
    {
        await using var host = await StartAsync();
        var made = await RegisterAsync(host);

        var tokens = await JsonAsync(await ClientTokenAsync(host, made.GetProperty("secret").GetString()!));

        var claims = ClaimsOf(tokens.GetProperty("access_token").GetString()!);
        Assert.Equal("data-exchange", claims.GetProperty("sub").GetString());
        Assert.Equal("data-exchange", claims.GetProperty(Actor.ClientClaim).GetString()); // by which services know a machine from a person
        Assert.Equal(Roles.Auditor, claims.GetProperty("role").GetString());
        Assert.Equal("/2111/", claims.GetProperty("jurisdiction").GetString());
        Assert.Equal("firesafety", claims.GetProperty("aud").GetString());
    }

    [Fact]
    public async Task MachineClient_NewSecret_OldOneIsRefusedAndTokensAreVoid()
    {
        await using var host = await StartAsync();
        var made = await RegisterAsync(host);

        using var response = await host.Admin.PostAsync($"/api/identity/clients/{made.GetProperty("id").GetGuid()}/secret", null);
        var renewed = await JsonAsync(response);

        Assert.Equal("invalid_client", await ErrorAsync(await ClientTokenAsync(host, made.GetProperty("secret").GetString()!)));
        await JsonAsync(await ClientTokenAsync(host, renewed.GetProperty("secret").GetString()!));
        Assert.Equal("data-exchange", Assert.Single(await host.Host.EventsAsync<AccessRevoked>()).Subject);
    }

    [Fact]
    public async Task MachineClient_Removed_IsUnknown()
    {
        await using var host = await StartAsync();
        var made = await RegisterAsync(host);
        await JsonAsync(await ClientTokenAsync(host, made.GetProperty("secret").GetString()!));

        using var response = await host.Admin.DeleteAsync($"/api/identity/clients/{made.GetProperty("id").GetGuid()}");

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        Assert.Equal("invalid_client", await ErrorAsync(await ClientTokenAsync(host, made.GetProperty("secret").GetString()!)));
        Assert.Equal(0, (await host.Admin.GetAsync<JsonElement>("/api/identity/clients")).GetProperty("total").GetInt32());
        Assert.Single(await host.Host.EventsAsync<AccessRevoked>());
    }

    [Theory]
    [InlineData("POST", "/secret")]
    [InlineData("DELETE", "")]
    public async Task MachineClient_ChangedFromAnOlderVersion_IsRefused(string method, string command)
    {
        await using var host = await StartAsync();
        var made = await RegisterAsync(host);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/identity/clients/{made.GetProperty("id").GetGuid()}{command}");
        request.Headers.Add("If-Match", "\"9\"");

        using var response = await host.Admin.SendAsync(request);

        await response.IsProblemAsync(System.Net.HttpStatusCode.PreconditionFailed, "common.stale-version");
        await JsonAsync(await ClientTokenAsync(host, made.GetProperty("secret").GetString()!));
    }

    [Fact]
    public async Task MachineClient_RefusedTooOften_WaitsHoweverRightItIsThen()
    {
        await using var host = await IdentityHost.StartAsync(("PublicRates:CommandsPerMinute", "2"));
        var secret = (await RegisterAsync(host)).GetProperty("secret").GetString()!;
        for (var i = 0; i < 3; i++)
            await JsonAsync(await ClientTokenAsync(host, secret)); // what succeeds is not counted
        for (var i = 0; i < 2; i++)
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await ClientTokenAsync(host, "guessed")).StatusCode);

        using var response = await ClientTokenAsync(host, secret);

        await response.IsProblemAsync(System.Net.HttpStatusCode.TooManyRequests, "request.too-many");
    }

    private static async Task<JsonElement> RegisterAsync(IdentityHost host)
    {
        using var content = System.Net.Http.Json.JsonContent.Create(new { clientId = "data-exchange", name = "数据交换", role = Roles.Auditor, divisionCode = "211100" });
        return await JsonAsync(await host.Admin.PostAsync("/api/identity/clients", content));
    }

    private static Task<HttpResponseMessage> ClientTokenAsync(IdentityHost host, string secret) =>
        host.TokenAsync(("grant_type", "client_credentials"), ("client_id", "data-exchange"), ("client_secret", secret), ("scope", "firesafety"));
}
