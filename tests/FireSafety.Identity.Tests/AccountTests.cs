using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Identity;
using FireSafety.Identity.Data;
using FireSafety.Identity.SignIn;
using FireSafety.Platform.Access;
using FireSafety.Platform.Data;
using FireSafety.Platform.Scoping;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using static FireSafety.Identity.Tests.IdentityHost;

namespace FireSafety.Identity.Tests;

/// <summary>Managing accounts, and what a change does to the tokens that are out.</summary>
public sealed class AccountTests
{
    private const string Accounts = "/api/identity/accounts";

    [Theory]
    [InlineData("nobody", "211100", null, "identity.unknown-role")]
    [InlineData(Roles.ServiceClient, "211100", null, "identity.machine-role")]
    [InlineData(Roles.Auditor, "110000", null, "common.unknown-division")]
    [InlineData(Roles.Auditor, "211103", null, "identity.city-role")]
    [InlineData(Roles.BrigadeLeader, "211100", null, "identity.brigade-role")]
    [InlineData(Roles.Unit, "211103", null, "identity.organisation-required")]
    [InlineData(Roles.BrigadeLeader, "211103", "0190a000-0000-7000-8000-000000000001", "identity.organisation-forbidden")]
    [InlineData(Roles.Auditor, null, null, "identity.division-required")]
    public async Task Invite_PostThatDoesNotExist_IsRefused(string role, string? division, string? organisation, string error)
    {
        await using var host = await StartAsync();

        await host.Admin.RefusedAsync(Accounts, Invitation("zhang.san", role, division, organisation), HttpStatusCode.UnprocessableEntity, error);
    }

    [Fact]
    public async Task Invite_NameTakenInOtherCase_IsRefused()
    {
        await using var host = await StartAsync();
        await host.InviteAsync("zhang.san");

        await host.Admin.RefusedAsync(Accounts, Invitation("Zhang.San", Roles.Auditor, "211100", null), HttpStatusCode.Conflict, "identity.user-name-taken");
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("1abc")]
    [InlineData("张三三")]
    [InlineData("a b c")]
    public async Task Invite_NameThatCannotBeTyped_IsRefused(string userName)
    {
        await using var host = await StartAsync();

        await host.Admin.RefusedAsync(Accounts, Invitation(userName, Roles.Auditor, "211100", null), HttpStatusCode.BadRequest, "request.invalid");
    }

    [Theory]
    [InlineData(Roles.DetachmentOfficer)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Auditor)]
    public async Task Accounts_OtherRoles_MayNotSee(string role)
    {
        await using var host = await StartAsync();

        using var response = await host.Host.As(role).GetAsync(Accounts);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Accounts_FilteredAndPaged_ShowNoSecret()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san", Roles.Auditor);
        await host.PersonAsync("li.si");

        var text = await host.Admin.GetStringAsync($"{Accounts}?role=auditor&isEnabled=true&text=zhang&page=1&pageSize=10");

        var row = Assert.Single(JsonDocument.Parse(text).RootElement.GetProperty("items").EnumerateArray());
        Assert.Equal("zhang.san", row.GetProperty("userName").GetString());
        Assert.True(row.GetProperty("hasPassword").GetBoolean());
        Assert.DoesNotContain("hash", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("stamp", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("sign-out")]
    [InlineData("reset-password")]
    public async Task Command_ThatEndsAccess_RefusesRefreshTokensAndTellsTheServices(string command)
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        var token = (await host.TokensAsync("zhang.san")).GetProperty("refresh_token").GetString()!;
        var before = (await host.Host.EventsAsync<AccessRevoked>()).Count;
        host.Host.Time.Advance(TimeSpan.FromMinutes(1));

        using var response = await host.Admin.PostAsJsonAsync($"{Accounts}/{id}/{command}", new { reason = "测试" });

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        Assert.Equal("invalid_grant", await ErrorAsync(await host.RefreshAsync(token)));
        var told = Assert.Single((await host.Host.EventsAsync<AccessRevoked>()).Skip(before));
        Assert.Equal((id.ToString(), host.Host.Time.GetUtcNow().UtcDateTime), (told.Subject, told.IssuedBefore));
    }

    [Fact]
    public async Task Command_ThatEndsAccess_EndsTheBrowsersSessionToo()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        using var browser = host.Browser();
        await browser.SignInAsync("zhang.san", Password);

        await host.CommandAsync(id, "sign-out");
        await browser.OpenAsync(AuthorizeUrl(Challenge(new string('v', 43))));

        Assert.Null(browser.Left);
        Assert.Contains("用户名", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OfTheRole_EndsAccessAndTheNextTokenSaysTheNewOne()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        var token = (await host.TokensAsync("zhang.san")).GetProperty("refresh_token").GetString()!;

        using var response = await host.PutAsync(id, new { name = "示例人员 0001", role = Roles.BrigadeLeader, divisionCode = "211103", reason = "调任" });

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        Assert.Equal("invalid_grant", await ErrorAsync(await host.RefreshAsync(token)));
        var claims = ClaimsOf((await host.TokensAsync("zhang.san")).GetProperty("access_token").GetString()!);
        Assert.Equal((Roles.BrigadeLeader, "/2111/211103/"), (claims.GetProperty("role").GetString(), claims.GetProperty("jurisdiction").GetString()));
    }

    [Fact]
    public async Task Change_OfNothing_EndsNothing()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        var token = (await host.TokensAsync("zhang.san")).GetProperty("refresh_token").GetString()!;

        using var response = await host.PutAsync(id, new { name = "示例人员 0001", role = Roles.DetachmentOfficer, divisionCode = "211100", reason = "" });

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        await JsonAsync(await host.RefreshAsync(token));
    }

    [Fact]
    public async Task Administrator_OwnAccount_CannotBeDisabled()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("chief.one", Roles.DetachmentAdmin);
        using var own = host.Host.As(new Actor(id.ToString(), "示例人员 0001", Roles.DetachmentAdmin, "/2111/"));

        await own.RefusedAsync($"{Accounts}/{id}/disable", new { }, HttpStatusCode.Conflict, "identity.not-yourself");
    }

    [Fact]
    public async Task OwnPassword_Changed_OldOneIsRefusedAndTheNewOneWorks()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        using var own = host.Host.As(new Actor(id.ToString(), "示例人员 0001", Roles.DetachmentOfficer, "/2111/"));
        const string url = "/api/identity/me/password";

        await own.RefusedAsync(url, new { current = "Wrong-password-1", @new = "Another-password-1" }, HttpStatusCode.UnprocessableEntity, "identity.wrong-password");
        await own.RefusedAsync(url, new { current = Password, @new = "short" }, HttpStatusCode.UnprocessableEntity, "identity.weak-password");
        await own.CommandAsync(url, new { current = Password, @new = "Another-password-1" });

        using var browser = host.Browser();
        await browser.SignInAsync("zhang.san", Password);
        Assert.False(browser.IsSignedIn);
        await browser.SignInAsync("zhang.san", "Another-password-1");
        Assert.True(browser.IsSignedIn, browser.Page);
    }

    [Fact]
    public async Task OwnPassword_SentAgainWithTheSameKeyAndAnotherPassword_IsAnsweredAsBefore()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        using var own = host.Host.As(new Actor(id.ToString(), "示例人员 0001", Roles.DetachmentOfficer, "/2111/"));
        var first = await own.CommandAsync("/api/identity/me/password", new { current = Password, @new = "Another-password-1" }, "key-1");

        var again = await own.CommandAsync("/api/identity/me/password", new { current = "Whatever-password-9", @new = "Third-password-1" }, "key-1");

        Assert.Equal(first.Version, again.Version); // what the receipt keeps of the request says nothing of the passwords
    }

    [Fact]
    public async Task ResetPassword_FromAnOlderVersion_IsRefusedAndTheOldPasswordStays()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Accounts}/{id}/reset-password") { Content = JsonContent.Create(new { reason = "测试" }) };
        request.Headers.Add("If-Match", "\"1\"");

        using var response = await host.Admin.SendAsync(request);

        await response.IsProblemAsync(HttpStatusCode.PreconditionFailed, "common.stale-version");
        using var browser = host.Browser();
        await browser.SignInAsync("zhang.san", Password);
        Assert.True(browser.IsSignedIn, browser.Page);
    }

    [Fact]
    public async Task OwnPassword_GuessedInASessionLeftOpen_Waits()
    {
        await using var host = await StartAsync();
        var id = await host.PersonAsync("zhang.san");
        using var own = host.Host.As(new Actor(id.ToString(), "示例人员 0001", Roles.DetachmentOfficer, "/2111/"));
        for (var i = 0; i < 5; i++)
            await own.RefusedAsync("/api/identity/me/password", new { current = $"Wrong-password-{i}", @new = "Another-password-1" }, HttpStatusCode.UnprocessableEntity, "identity.wrong-password");

        await own.RefusedAsync("/api/identity/me/password", new { current = Password, @new = "Another-password-1" }, HttpStatusCode.Conflict, "identity.too-many-attempts");
    }

    [Fact]
    public async Task Me_OfSomebodyWithoutAnAccountHere_IsNotFound()
    {
        await using var host = await StartAsync();

        using var response = await host.Admin.GetAsync("/api/identity/me");

        await response.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task Prune_TokensLongPast_AreGone()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        await host.TokensAsync("zhang.san");
        host.Host.Time.Advance(TimeSpan.FromDays(3));

        var done = await host.Host.RunStepAsync("identity", "prune");
        var again = await host.Host.RunStepAsync("identity", "prune");

        Assert.True(done > 0);
        Assert.Equal(0, again);
    }

    [Fact]
    public async Task Prune_WhatIsStillOfUse_Stays()
    {
        await using var host = await StartAsync();
        await host.PersonAsync("zhang.san");
        var tokens = await host.TokensAsync("zhang.san");
        using var browser = host.Browser();
        await browser.SignInAsync("zhang.san", "wrong");
        host.Host.Time.Advance(TimeSpan.FromHours(7));

        await host.Host.RunStepAsync("identity", "prune");

        Assert.NotEmpty(await TalliesAsync(host));
        using var refreshed = await host.RefreshAsync(tokens.GetProperty("refresh_token").GetString()!);
        Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
    }

    [Fact]
    public async Task Prune_FailuresOfADayAgo_AreForgottenInBatches()
    {
        await using var host = await StartAsync();
        await host.Host.ReadAsync<IdentityDbContext, int>(async db =>
        {
            db.Tallies.AddRange(Enumerable.Range(0, 1001).Select(i => new AttemptTally { Name = $"{i}", Client = "", FailedAt = host.Host.Time.GetUtcNow().UtcDateTime }));
            db.Session.Open(AccessScope.System, new CommandContext("test", Actor.System("test"), ""));
            return await db.SaveChangesAsync();
        });
        host.Host.Time.Advance(TimeSpan.FromHours(23));
        await host.Host.RunStepAsync("identity", "prune");
        var kept = await TalliesAsync(host);
        host.Host.Time.Advance(TimeSpan.FromHours(2));

        var done = await host.Host.RunStepAsync("identity", "prune");

        Assert.Equal(1001, kept.Count);
        Assert.Equal(1001, done);
        Assert.Empty(await TalliesAsync(host));
    }

    private static Task<List<AttemptTally>> TalliesAsync(IdentityHost host) =>
        host.Host.ReadAsync<IdentityDbContext, List<AttemptTally>>(db => db.Tallies.AsNoTracking().ToListAsync());

    private static object Invitation(string userName, string role, string? division, string? organisation) => new
    {
        userName,
        name = "示例人员 0002",
        role,
        divisionCode = division,
        organisationId = organisation,
    };
}
