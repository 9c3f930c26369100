using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Identity;
using FireSafety.Identity.Data;
using FireSafety.Identity.SignIn;
using FireSafety.Platform.Access;
using FireSafety.Platform.Audit;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using static FireSafety.Identity.Tests.IdentityHost;

namespace FireSafety.Identity.Tests;

/// <summary>The pages: who gets in, who does not, and what that tells a stranger.</summary>
public sealed partial class SignInTests
{
    private const string Wrong = "Wrong-password-1";
    private const string WrongText = "用户名或密码不正确。";
    private const string WaitText = "尝试次数过多，请在 15 分钟后重试。";

    [Fact]
    public async Task Invitation_CodeToPasswordToSession_LeadsIn()
    {
        await using var host = await StartAsync();
        var (_, code) = await host.InviteAsync("zhang.san");
        using var browser = host.Browser();

        await browser.OpenAsync("/account/set-password");
        await browser.SubmitAsync(("userName", "Zhang.San"), ("code", code.ToLowerInvariant()), ("password", Password), ("again", Password));
        await browser.SignInAsync("ZHANG.SAN", Password);

        Assert.True(browser.IsSignedIn, browser.Page);
        var invited = Assert.Single((await host.Host.EventsAsync<AccountInvited>()), e => e.UserName == "zhang.san");
        Assert.Equal(("示例人员 0001", Roles.DetachmentOfficer), (invited.Name, invited.Role));
    }

    [Fact]
    public async Task OneTimeCode_UsedTwice_IsRefused()
    {
        await using var host = await StartAsync();
        var (_, code) = await host.InviteAsync("zhang.san");
        using var browser = host.Browser();
        await SetPasswordAsync(browser, "zhang.san", code, Password);

        await SetPasswordAsync(browser, "zhang.san", code, "Another-password-1");

        Assert.Contains("一次性代码不正确，或代码已过期", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneTimeCode_AfterThreeDays_IsRefused()
    {
        await using var host = await StartAsync();
        var (_, code) = await host.InviteAsync("zhang.san");
        using var browser = host.Browser();

        host.Host.Time.Advance(TimeSpan.FromHours(72));
        await SetPasswordAsync(browser, "zhang.san", code, Password);

        Assert.Contains("代码已过期", browser.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Aa1!", "密码至少 8 个字符。")]
    [InlineData("alllowercase", "至少 3 类")]
    [InlineData("zhang.san-A1", "密码不能包含用户名。")]
    [InlineData("aaaaaaaaaaaaaaaa", "重复的字符过多")]
    public async Task Password_TooWeak_IsRefusedWithTheReason(string password, string reason)
    {
        await using var host = await StartAsync();
        var (_, code) = await host.InviteAsync("zhang.san");
        using var browser = host.Browser();

        await SetPasswordAsync(browser, "zhang.san", code, password);

        Assert.Contains(reason, browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongPassword_FiveTimes_ThatAddressWaitsAndAnotherDoesNot()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        using var stranger = host.Browser("198.51.100.7");
        using var person = host.Browser("192.0.2.1");
        await FailAsync(stranger, "zhang.san", 5);

        await stranger.SignInAsync("zhang.san", Password);
        await person.SignInAsync("zhang.san", Password);

        Assert.Contains(WaitText, stranger.Page, StringComparison.Ordinal);
        Assert.True(person.IsSignedIn, person.Page);
    }

    [Fact]
    public async Task Wait_WhenOver_LetsTheRightPasswordIn()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        using var browser = host.Browser();
        await FailAsync(browser, "zhang.san", 5);

        host.Host.Time.Advance(TimeSpan.FromMinutes(15));
        await browser.SignInAsync("zhang.san", Password);

        Assert.True(browser.IsSignedIn, browser.Page);
    }

    [Fact]
    public async Task ManyAddresses_FailingForOneName_DelayStrangersOnly()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        using var known = host.Browser("192.0.2.1");
        using var unknown = host.Browser("192.0.2.2");
        await known.SignInAsync("zhang.san", Password);
        for (var i = 0; i < 40; i++)
        {
            using var stranger = host.Browser($"198.51.100.{i}");
            await stranger.SignInAsync("zhang.san", Wrong);
            host.Host.Time.Advance(TimeSpan.FromMinutes(15));
        }
        using var last = host.Browser("198.51.100.200");
        await last.SignInAsync("zhang.san", Wrong);

        await unknown.SignInAsync("zhang.san", Password);
        await known.SignInAsync("zhang.san", Password);
        var whileDelayed = unknown.Page;
        host.Host.Time.Advance(TimeSpan.FromMinutes(15));
        await unknown.SignInAsync("zhang.san", Password);

        Assert.Contains(WaitText, whileDelayed, StringComparison.Ordinal);
        Assert.True(known.IsSignedIn, known.Page);
        Assert.True(unknown.IsSignedIn, unknown.Page); // never longer than a quarter of an hour
    }

    [Fact]
    public async Task UnknownName_ComparedWithAKnownOne_IsAnsweredTheSame()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        using var one = host.Browser("198.51.100.1");
        using var other = host.Browser("198.51.100.2");

        for (var i = 0; i < 7; i++)
        {
            await one.SignInAsync("zhang.san", Wrong);
            await other.SignInAsync("nobody.ok", Wrong);

            Assert.Equal(one.Status, other.Status);
            Assert.Equal(Text(one.Page, "zhang.san"), Text(other.Page, "nobody.ok"));
        }
        Assert.Contains(WaitText, other.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zhang.san")]
    [InlineData("nobody")]
    [InlineData("disabled")]
    [InlineData("invited")]
    [InlineData("locked")]
    public async Task SignIn_WhoeverIsAskedFor_ComparesOneHash(string name)
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        await host.CommandAsync(await host.PersonAsync("disabled"), "disable");
        await host.InviteAsync("invited");
        await host.PersonAsync("locked");
        using var browser = host.Browser();
        await FailAsync(browser, "locked", 5);
        var before = host.Compared;

        await browser.SignInAsync(name, Wrong);

        Assert.Equal(1, host.Compared - before);
    }

    [Fact]
    public async Task DisabledAccount_RightPassword_IsToldTheSameAsAWrongOne()
    {
        await using var host = await StartAsync();
        await host.CommandAsync(await host.PersonAsync("zhang.san"), "disable");
        using var browser = host.Browser();

        await browser.SignInAsync("zhang.san", Password);

        Assert.Contains(WrongText, browser.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task ReturnUrl_OfAnotherSite_IsNotFollowed(string url)
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        using var browser = host.Browser();

        await browser.OpenAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(url));
        await browser.SubmitAsync(("userName", "zhang.san"), ("password", Password), ("returnUrl", url));

        Assert.Equal(new Uri(host.Host.Address, "/"), browser.Left);
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/second-factor")]
    [InlineData("/account/set-password")]
    [InlineData("/account/forgotten")]
    [InlineData("/account/sign-out")]
    public async Task Form_WithoutItsToken_IsRefused(string url)
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        using var browser = host.Browser();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["userName"] = "zhang.san", ["password"] = Password });

        using var response = await browser.PostAsync(url, form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain(browser.Cookies, c => c.Name == "firesafety-identity");
    }

    [Fact]
    public async Task Page_Always_AllowsNoScriptAndNoFraming()
    {
        await using var host = await StartAsync();
        using var browser = host.Browser();

        await browser.OpenAsync("/account/sign-in?returnUrl=%2F%22%3E%3Cscript%3E");

        var policy = browser.Last.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' http://127.0.0.1:9;", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", browser.Page, StringComparison.OrdinalIgnoreCase);
        Assert.True(browser.Last.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("https://fire.example/", "__Host-firesafety-antiforgery", true)]
    [InlineData("http://localhost/", "firesafety-antiforgery", false)]
    public async Task Cookies_ByTheSchemeOfTheIssuer_AreNamedAndProtected(string issuer, string name, bool secure)
    {
        await using var host = await StartAsync(("Identity:Issuer", issuer));
        using var client = host.Host.Anonymous();

        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
        request.Headers.Add("X-Forwarded-Proto", new Uri(issuer).Scheme);
        using var response = await client.SendAsync(request);

        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith(name + "=", cookie, StringComparison.Ordinal);
        Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Forms_ManyFromOneAddress_AreSlowedDown()
    {
        await using var host = await StartAsync();
        using var browser = host.Browser();
        await browser.OpenAsync("/account/sign-in");
        var form = browser.Page;

        for (var i = 0; i < 60; i++)
            using (await browser.PostAsync("/account/sign-in", new FormUrlEncodedContent([])))
            {
            }
        await browser.OpenAsync("/account/sign-in");
        await browser.SubmitAsync(("userName", "zhang.san"), ("password", Password));

        Assert.NotEmpty(form);
        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
    }

    [Fact]
    public async Task SecondFactor_Required_IsEnrolledAtSignInAndAskedForFromThenOn()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        await RequireSecondFactorAsync(host, id);
        using var browser = host.Browser();

        await browser.SignInAsync("zhang.san", Password);
        var key = Key().Match(browser.Page).Groups[1].Value;
        await browser.SubmitAsync(("code", CodeNow(host, key)));
        var recovery = Recovery().Matches(browser.Page).Select(m => m.Groups[1].Value).ToList();
        host.Host.Time.Advance(TimeSpan.FromSeconds(30));
        using var again = host.Browser();
        await again.SignInAsync("zhang.san", Password);
        var asked = again.Page;
        await again.SubmitAsync(("code", CodeNow(host, key)));

        Assert.Equal(10, recovery.Count);
        Assert.Contains("第二步验证", asked, StringComparison.Ordinal);
        Assert.DoesNotContain(key, asked, StringComparison.Ordinal);
        Assert.True(again.IsSignedIn, again.Page);
    }

    [Fact]
    public async Task SecondFactor_CodeUsedBefore_IsRefused()
    {
        await using var host = await StartAsync();
        var (key, _) = await EnrolAsync(host);
        host.Host.Time.Advance(TimeSpan.FromSeconds(30));
        using var one = host.Browser();
        using var other = host.Browser();
        await one.SignInAsync("zhang.san", Password);
        await other.SignInAsync("zhang.san", Password);

        await one.SubmitAsync(("code", CodeNow(host, key)));
        await other.SubmitAsync(("code", CodeNow(host, key)));

        Assert.True(one.IsSignedIn, one.Page);
        Assert.Contains("验证码不正确或已使用", other.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondFactor_RecoveryCode_WorksOnce()
    {
        await using var host = await StartAsync();
        var (_, recovery) = await EnrolAsync(host);
        using var one = host.Browser();
        using var other = host.Browser();

        await one.SignInAsync("zhang.san", Password);
        await one.SubmitAsync(("code", recovery[0]));
        await other.SignInAsync("zhang.san", Password);
        await other.SubmitAsync(("code", recovery[0]));

        Assert.True(one.IsSignedIn, one.Page);
        Assert.Contains("验证码不正确或已使用", other.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondFactor_GuessedWithTheRightPassword_WaitsToo()
    {
        await using var host = await StartAsync();
        await EnrolAsync(host);
        using var browser = host.Browser("198.51.100.7");
        await browser.SignInAsync("zhang.san", Password);

        for (var i = 0; i < 4; i++)
            await browser.SubmitAsync(("code", "000000"));
        await browser.SubmitAsync(("code", "000000"));

        Assert.Contains(WaitText, browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondFactor_WithoutThePasswordFirst_LeadsToSignIn()
    {
        await using var host = await StartAsync();
        using var browser = host.Browser();

        await browser.OpenAsync("/account/second-factor");

        Assert.Contains("用户名", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnSecondFactor_EnrolledOverTheApi_IsInForceOnceConfirmed()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        using var own = host.Host.As(new Actor(id.ToString(), "示例人员 0001", Roles.DetachmentOfficer, "/2111/"));

        await own.RefusedAsync("/api/identity/me/second-factor", new { password = Wrong }, HttpStatusCode.UnprocessableEntity, "identity.wrong-password");
        var enrolment = await JsonAsync(await own.PostAsJsonAsync("/api/identity/me/second-factor", new { password = Password }));
        var key = enrolment.GetProperty("key").GetString()!;
        await own.RefusedAsync("/api/identity/me/second-factor/confirm", new { code = "000000" }, HttpStatusCode.UnprocessableEntity, "identity.wrong-code");
        var confirmed = await JsonAsync(await own.PostAsJsonAsync("/api/identity/me/second-factor/confirm", new { code = CodeNow(host, key) }));

        Assert.Equal(10, confirmed.GetProperty("recoveryCodes").GetArrayLength());
        Assert.StartsWith("otpauth://totp/FireSafety:zhang.san?secret=" + key, enrolment.GetProperty("address").GetString(), StringComparison.Ordinal);
        Assert.True((await own.GetAsync<JsonElement>("/api/identity/me")).GetProperty("hasSecondFactor").GetBoolean());
    }

    [Fact]
    public async Task OwnSecondFactor_BeingBoundInASessionLeftOpen_CannotBeReplacedByAStranger()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        await RequireSecondFactorAsync(host, id);
        using var browser = host.Browser();
        await browser.SignInAsync("zhang.san", Password);
        var key = Key().Match(browser.Page).Groups[1].Value;
        using var own = host.Host.As(new Actor(id.ToString(), "示例人员 0001", Roles.DetachmentOfficer, "/2111/"));

        await own.RefusedAsync("/api/identity/me/second-factor", new { password = Wrong }, HttpStatusCode.UnprocessableEntity, "identity.wrong-password");
        await browser.SubmitAsync(("code", CodeNow(host, key)));

        Assert.Contains("动态口令已绑定", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnSecondFactor_FromAnOlderVersion_IsRefused()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        using var own = host.Host.As(new Actor(id.ToString(), "示例人员 0001", Roles.DetachmentOfficer, "/2111/"));
        own.DefaultRequestHeaders.Add("If-Match", "\"9\"");

        await own.RefusedAsync("/api/identity/me/second-factor", new { password = Password }, HttpStatusCode.PreconditionFailed, "common.stale-version");
        await own.RefusedAsync("/api/identity/me/second-factor/confirm", new { code = "000000" }, HttpStatusCode.PreconditionFailed, "common.stale-version");
    }

    [Fact]
    public async Task SecondFactor_DemandedOfSomebodyWithout_EndsTheirSessions()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        var token = (await host.TokensAsync("zhang.san")).GetProperty("refresh_token").GetString()!;

        await RequireSecondFactorAsync(host, id);

        Assert.Equal("invalid_grant", await ErrorAsync(await host.RefreshAsync(token)));
    }

    [Fact]
    public async Task SecondFactor_DemandedOfSomebodyWithOne_EndsNothing()
    {
        await using var host = await StartAsync();
        var (key, _) = await EnrolAsync(host);
        var row = (await host.Admin.GetAsync<JsonElement>("/api/identity/accounts?text=zhang")).GetProperty("items")[0];
        var before = (await host.Host.EventsAsync<AccessRevoked>()).Count;

        await RequireSecondFactorAsync(host, row.GetProperty("id").GetGuid());

        Assert.NotEmpty(key);
        Assert.Equal(before, (await host.Host.EventsAsync<AccessRevoked>()).Count);
    }

    [Fact]
    public async Task UserName_LongerThanAnyAndAlikeAsFarAsItIsKept_IsNobodys()
    {
        await using var host = await StartAsync();
        var longest = "z" + new string('a', 49);
        await host.PersonAsync(longest);
        using var browser = host.Browser();

        await browser.SignInAsync(longest + new string('a', 100), Password);
        var longer = browser.IsSignedIn;
        await browser.SignInAsync(longest, Password);

        Assert.False(longer);
        Assert.True(browser.IsSignedIn, browser.Page);
    }

    /// <summary>RFC 6238, appendix B: the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void DynamicCode_OfTheStandardsKey_IsTheStandards(long seconds, string code) =>
        Assert.Equal(code, SecondFactor.CodeOf("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", seconds / 30));

    [Fact]
    public async Task Forgotten_KnownAndUnknownName_AreAnsweredTheSameAndToldOnce()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san", Roles.Supervisor, "211103", await host.OrganisationAsync(Roles.Supervisor));
        using var browser = host.Browser();

        await ForgetAsync(browser, "zhang.san");
        var known = browser.Page;
        await ForgetAsync(browser, "zhang.san");
        await ForgetAsync(browser, "nobody");
        var before = await host.Host.EventsAsync<PasswordResetRequested>();
        var done = await host.Host.RunStepAsync("identity", "forgotten-passwords");
        var again = await host.Host.RunStepAsync("identity", "forgotten-passwords");

        Assert.Equal(known, browser.Page);
        Assert.Empty(before);
        Assert.Equal((2, 0), (done, again)); // each name was written down
        var told = Assert.Single(await host.Host.EventsAsync<PasswordResetRequested>());
        Assert.Equal(("zhang.san", Roles.Supervisor, "/2111/211103/"), (told.UserName, told.Role, told.Jurisdiction));
        var entry = await host.Host.ReadAsync<IdentityDbContext, AuditEntry>(db => db.AuditTrail.SingleAsync(a => a.Operation == "identity.forgotten-passwords"));
        Assert.Equal(("anonymous", "192.0.2.1"), (entry.ActorId, entry.From));
    }

    [Fact]
    public async Task Forgotten_AskedAgainHoursLater_IsToldAgain()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        using var browser = host.Browser();
        await ForgetAsync(browser, "zhang.san");
        await host.Host.RunStepAsync("identity", "forgotten-passwords");
        host.Host.Time.Advance(TimeSpan.FromHours(2));

        await ForgetAsync(browser, "zhang.san");
        await host.Host.RunStepAsync("identity", "forgotten-passwords");

        Assert.Equal(2, (await host.Host.EventsAsync<PasswordResetRequested>()).Count);
    }

    /// <summary>Times cannot be told apart where the same is done: the same statements in the same order, as many hashes.</summary>
    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/set-password")]
    [InlineData("/account/forgotten")]
    public async Task Page_ForWhateverName_DoesTheSameWork(string page)
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        await host.CommandAsync(await host.PersonAsync("disabled"), "disable");
        await host.InviteAsync("invited");

        var nobodys = await WorkAsync(host, page, "nobody");

        Assert.NotEmpty(nobodys.Statements);
        foreach (var name in (string[])["zhang.san", "disabled", "invited"])
        {
            var work = await WorkAsync(host, page, name);
            Assert.Equal(nobodys.Compared, work.Compared);
            Assert.Equal(nobodys.Statements, work.Statements);
        }
    }

    [Fact]
    public async Task SignIn_ThatCameThrough_IsInTheAuditTrailWithoutSecrets()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        using var browser = host.Browser("192.0.2.77");
        await browser.SignInAsync("zhang.san", Password);

        var trail = await host.Admin.GetStringAsync("/api/identity/audit?pageSize=100");

        var entry = JsonDocument.Parse(trail).RootElement.GetProperty("items").EnumerateArray().First(e => e.GetProperty("subjectType").GetString() == nameof(SignInRecord));
        Assert.Equal((id.ToString(), "192.0.2.77"), (entry.GetProperty("actorId").GetString(), entry.GetProperty("from").GetString()));
        Assert.Contains("passwordHash", trail, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AQAAAA", trail, StringComparison.Ordinal); // how every hash of the framework begins
    }

    private static async Task SetPasswordAsync(Browser browser, string userName, string code, string password)
    {
        await browser.OpenAsync("/account/set-password");
        await browser.SubmitAsync(("userName", userName), ("code", code), ("password", password), ("again", password));
    }

    private static async Task FailAsync(Browser browser, string userName, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await browser.SignInAsync(userName, Wrong);
            Assert.Contains(WrongText, browser.Page, StringComparison.Ordinal);
        }
    }

    private static async Task<(int Compared, IReadOnlyList<string> Statements)> WorkAsync(IdentityHost host, string page, string name)
    {
        using var browser = host.Browser();
        await browser.OpenAsync(page);
        var (compared, statements) = (host.Compared, host.Statements.Count);
        await browser.SubmitAsync(("userName", name), ("password", Wrong), ("again", Wrong), ("code", "ABCDE-FGHIJ-KLMNP-QRSTU"));
        return (host.Compared - compared, [.. host.Statements.Skip(statements)]);
    }

    private static async Task ForgetAsync(Browser browser, string userName)
    {
        await browser.OpenAsync("/account/forgotten");
        await browser.SubmitAsync(("userName", userName));
    }

    private static async Task RequireSecondFactorAsync(IdentityHost host, Guid id) =>
        await host.Admin.CommandAsync($"/api/identity/accounts/{id}/second-factor", new { required = true, reason = "测试" });

    private static async Task<(string Key, IReadOnlyList<string> Recovery)> EnrolAsync(IdentityHost host)
    {
        await RequireSecondFactorAsync(host, await host.PersonAsync("zhang.san"));
        using var browser = host.Browser("192.0.2.99");
        await browser.SignInAsync("zhang.san", Password);
        var key = Key().Match(browser.Page).Groups[1].Value;
        await browser.SubmitAsync(("code", CodeNow(host, key)));
        return (key, [.. Recovery().Matches(browser.Page).Select(m => m.Groups[1].Value)]);
    }

    private static string CodeNow(IdentityHost host, string key) => SecondFactor.CodeOf(key, host.Host.Time.GetUtcNow().ToUnixTimeSeconds() / 30);

    private static string Text(string page, string userName) => Token().Replace(page, "").Replace(userName, "…", StringComparison.Ordinal);

    [GeneratedRegex("<code>([A-Z2-7]{32})</code>")]
    private static partial Regex Key();

    [GeneratedRegex("<li>([A-Z0-9-]+)</li>")]
    private static partial Regex Recovery();

    [GeneratedRegex("name=\"antiforgery\" value=\"[^\"]*\"")]
    private static partial Regex Token();
}
