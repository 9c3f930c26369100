using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Identity;
using FireSafety.Contracts.Units;
using FireSafety.TestKit;
using static FireSafety.Identity.Tests.IdentityHost;

namespace FireSafety.Identity.Tests;

/// <summary>Accounts of units, departments, agencies and supervisors: taken from the registers, and following them.</summary>
public sealed class OrganisationTests
{
    private const string Accounts = "/api/identity/accounts";
    private const string Organisations = "/api/identity/organisations";

    [Theory]
    [InlineData(Roles.Unit, "211102")]
    [InlineData(Roles.Supervisor, "211102")]
    [InlineData(Roles.Department, "211100")]
    [InlineData(Roles.Agency, "211100")]
    public async Task Invite_ForAnOrganisation_TakesNameAndDivisionFromTheRegister(string role, string division)
    {
        await using var host = await StartAsync();
        var organisation = await host.OrganisationAsync(role, "211102", name: "登记的名称");

        using var response = await host.Admin.PostAsJsonAsync(Accounts,
            new { userName = "zhang.san", name = "示例人员", role, divisionCode = "211104", organisationId = organisation, organisationName = "填写的名称" });

        var row = await RowAsync(host, (await JsonAsync(response)).GetProperty("id").GetGuid());
        Assert.Equal(("登记的名称", division), (row.GetProperty("organisationName").GetString(), row.GetProperty("divisionCode").GetString()));
    }

    [Fact]
    public async Task Invite_ForAnOrganisationThatCannotBe_IsRefused()
    {
        await using var host = await StartAsync();
        var department = await host.OrganisationAsync(Roles.Department);
        var closed = await host.OrganisationAsync(Roles.Unit, isClosed: true);

        await RefusedAsync(host.Admin, Roles.Unit, Guid.CreateVersion7(), HttpStatusCode.UnprocessableEntity, "identity.unknown-organisation");
        await RefusedAsync(host.Admin, Roles.Unit, department, HttpStatusCode.UnprocessableEntity, "identity.organisation-of-other-kind");
        await RefusedAsync(host.Admin, Roles.Unit, closed, HttpStatusCode.UnprocessableEntity, "identity.organisation-closed");
    }

    [Fact]
    public async Task Client_ForAnOrganisationThatCannotBe_IsRefused()
    {
        await using var host = await StartAsync();

        await host.Admin.RefusedAsync("/api/identity/clients", new { clientId = "unit-client", name = "系统", role = Roles.Unit, organisationId = Guid.CreateVersion7() },
            HttpStatusCode.UnprocessableEntity, "identity.unknown-organisation");
    }

    [Fact]
    public async Task Unit_MovedToAnotherBrigade_TakesItsAccountsAlongAndTheirTokensAreVoid()
    {
        await using var host = await StartAsync();
        var unit = await host.OrganisationAsync(Roles.Unit, "211103");
        var id = await host.PersonAsync("zhang.san", Roles.Unit, organisation: unit);
        var token = (await host.TokensAsync("zhang.san")).GetProperty("refresh_token").GetString()!;

        await host.OrganisationAsync(Roles.Unit, "211102", unit, version: 2);

        Assert.Equal("invalid_grant", await ErrorAsync(await host.RefreshAsync(token)));
        Assert.Equal("211102", (await RowAsync(host, id)).GetProperty("divisionCode").GetString());
        var claims = ClaimsOf((await host.TokensAsync("zhang.san")).GetProperty("access_token").GetString()!);
        Assert.Equal("/2111/211102/", claims.GetProperty("jurisdiction").GetString());
        using var leader = host.Host.As(Roles.BrigadeLeader, "211102");
        Assert.Equal(id, (await leader.GetAsync<JsonElement>($"{Accounts}/{id}")).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Unit_Renamed_RenamesInItsAccountsAndEndsNothing()
    {
        await using var host = await StartAsync();
        var unit = await host.OrganisationAsync(Roles.Unit);
        var id = await host.PersonAsync("zhang.san", Roles.Unit, organisation: unit);
        var token = (await host.TokensAsync("zhang.san")).GetProperty("refresh_token").GetString()!;

        await host.OrganisationAsync(Roles.Unit, id: unit, name: "新的名称", version: 2);

        await JsonAsync(await host.RefreshAsync(token));
        Assert.Equal("新的名称", (await RowAsync(host, id)).GetProperty("organisationName").GetString());
    }

    [Theory]
    [InlineData(Roles.Unit)]
    [InlineData(Roles.Agency)]
    [InlineData(Roles.Supervisor)]
    public async Task Organisation_Closed_EndsTheAccessOfItsAccountsAndSaysWhy(string kind)
    {
        await using var host = await StartAsync();
        var organisation = await host.OrganisationAsync(kind);
        var id = await host.PersonAsync("zhang.san", kind, organisation: organisation);
        var token = (await host.TokensAsync("zhang.san")).GetProperty("refresh_token").GetString()!;
        var before = (await host.Host.EventsAsync<AccessRevoked>()).Count;

        await host.OrganisationAsync(kind, id: organisation, isClosed: true, version: 2);

        Assert.Equal("invalid_grant", await ErrorAsync(await host.RefreshAsync(token)));
        Assert.Equal(id.ToString(), Assert.Single((await host.Host.EventsAsync<AccessRevoked>()).Skip(before)).Subject);
        var row = await RowAsync(host, id);
        Assert.False(row.GetProperty("isEnabled").GetBoolean());
        Assert.Contains("关停", row.GetProperty("disabledReason").GetString(), StringComparison.Ordinal);
        using var browser = host.Browser();
        await browser.SignInAsync("zhang.san", Password);
        Assert.False(browser.IsSignedIn);
        await host.Admin.RefusedAsync($"{Accounts}/{id}/enable", new { }, HttpStatusCode.UnprocessableEntity, "identity.organisation-closed");
    }

    [Fact]
    public async Task Supervisor_BackInService_IsEnabledByAPersonNotByItself()
    {
        await using var host = await StartAsync();
        var supervisor = await host.OrganisationAsync(Roles.Supervisor);
        var id = await host.PersonAsync("zhang.san", Roles.Supervisor, organisation: supervisor);
        await host.OrganisationAsync(Roles.Supervisor, id: supervisor, isClosed: true, version: 2);

        await host.OrganisationAsync(Roles.Supervisor, id: supervisor, version: 3);
        var byItself = (await RowAsync(host, id)).GetProperty("isEnabled").GetBoolean();
        await host.CommandAsync(id, "enable");

        Assert.False(byItself);
        using var browser = host.Browser();
        await browser.SignInAsync("zhang.san", Password);
        Assert.True(browser.IsSignedIn, browser.Page);
    }

    [Fact]
    public async Task Organisation_OlderNewsComingLater_IsDropped()
    {
        await using var host = await StartAsync();
        var unit = await host.OrganisationAsync(Roles.Unit, "211102", name: "较新的名称", version: 3);

        await host.OrganisationAsync(Roles.Unit, "211103", unit, name: "较旧的名称", isClosed: true, version: 2);

        var row = Assert.Single(await FoundAsync(host.Admin, "?kind=unit"));
        Assert.Equal(("较新的名称", "211102"), (row.GetProperty("name").GetString(), row.GetProperty("divisionCode").GetString()));
    }

    [Fact]
    public async Task Department_OfOtherIndustries_ItsTokensSayTheNewOnesAndTheOldOnesAreVoid()
    {
        await using var host = await StartAsync();
        var department = await host.OrganisationAsync(Roles.Department);
        await host.PersonAsync("zhang.san", Roles.Department, organisation: department);
        var old = await host.TokensAsync("zhang.san");

        await host.Host.PublishAsync(new DepartmentChanged { AggregateId = department, Version = 2, Name = "示例单位 0001", Industries = ["education"], Leader = new Contact("示例局长", null) });

        Assert.Equal("commerce", ClaimsOf(old.GetProperty("access_token").GetString()!).GetProperty("industry").GetString());
        Assert.Equal("invalid_grant", await ErrorAsync(await host.RefreshAsync(old.GetProperty("refresh_token").GetString()!)));
        Assert.Equal("education", ClaimsOf((await host.TokensAsync("zhang.san")).GetProperty("access_token").GetString()!).GetProperty("industry").GetString());
    }

    [Fact]
    public async Task Client_OfAnAgencyThatWasRemoved_GetsNoToken()
    {
        await using var host = await StartAsync();
        var agency = await host.OrganisationAsync(Roles.Agency);
        var made = await JsonAsync(await host.Admin.PostAsJsonAsync("/api/identity/clients", new { clientId = "agency-client", name = "系统", role = Roles.Agency, organisationId = agency }));
        Task<HttpResponseMessage> TokenAsync() => host.TokenAsync(
            ("grant_type", "client_credentials"), ("client_id", "agency-client"), ("client_secret", made.GetProperty("secret").GetString()!), ("scope", "firesafety"));
        await JsonAsync(await TokenAsync());

        await host.OrganisationAsync(Roles.Agency, id: agency, isClosed: true, version: 2);

        Assert.Equal("unauthorized_client", await ErrorAsync(await TokenAsync()));
        Assert.Equal("agency-client", Assert.Single(await host.Host.EventsAsync<AccessRevoked>()).Subject);
    }

    [Fact]
    public async Task Search_ByKindAndName_FindsTheOpenOnes()
    {
        await using var host = await StartAsync();
        await host.OrganisationAsync(Roles.Unit, name: "示例商场");
        await host.OrganisationAsync(Roles.Unit, name: "示例商场旧址", isClosed: true);
        await host.OrganisationAsync(Roles.Unit, name: "示例宾馆");
        await host.OrganisationAsync(Roles.Agency, name: "示例商场维保公司");

        var row = Assert.Single(await FoundAsync(host.Admin, "?kind=unit&search=" + Uri.EscapeDataString("商场")));

        Assert.Equal(("示例商场", "unit", "211103"), (row.GetProperty("name").GetString(), row.GetProperty("kind").GetString(), row.GetProperty("divisionCode").GetString()));
        using var unknown = await host.Admin.GetAsync(Organisations + "?kind=auditor");
        await unknown.IsProblemAsync(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Brigade_Search_FindsItsOwnUnitsAndSupervisorsOnly()
    {
        await using var host = await StartAsync();
        await host.OrganisationAsync(Roles.Unit, "211103", name: "本辖区单位");
        await host.OrganisationAsync(Roles.Supervisor, "211103", name: "本大队监督员");
        await host.OrganisationAsync(Roles.Unit, "211102", name: "外辖区单位");
        await host.OrganisationAsync(Roles.Department, name: "市级部门");
        await host.OrganisationAsync(Roles.Agency, name: "机构");
        using var leader = host.Host.As(Roles.BrigadeLeader, "211103");

        var found = await FoundAsync(leader, "");

        Assert.Equal(["本大队监督员", "本辖区单位"], found.Select(f => f.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Brigade_OwnUnit_OpensChangesResetsAndDisablesItsAccount()
    {
        await using var host = await StartAsync();
        var unit = await host.OrganisationAsync(Roles.Unit);
        var supervisor = await host.OrganisationAsync(Roles.Supervisor);
        using var leader = host.Host.As(Roles.BrigadeLeader, "211103");

        var (id, _) = await host.InviteAsync("zhang.san", Roles.Unit, organisation: unit, by: leader);
        using var changed = await host.PutAsync(id, new { name = "示例人员 0009", role = Roles.Supervisor, organisationId = supervisor, reason = "测试" }, leader);
        using var reset = await leader.PostAsJsonAsync($"{Accounts}/{id}/reset-password", new { reason = "测试" });
        await leader.CommandAsync($"{Accounts}/{id}/disable", new { reason = "离岗" });

        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
        Assert.True(reset.IsSuccessStatusCode, await reset.Content.ReadAsStringAsync());
        var row = await leader.GetAsync<JsonElement>($"{Accounts}/{id}");
        Assert.Equal((Roles.Supervisor, "离岗"), (row.GetProperty("role").GetString(), row.GetProperty("disabledReason").GetString()));
    }

    [Theory]
    [InlineData(Roles.BrigadeLeader)]
    [InlineData(Roles.DetachmentAdmin)]
    [InlineData(Roles.Department)]
    [InlineData(Roles.Agency)]
    [InlineData(Roles.Auditor)]
    public async Task Brigade_OtherRoles_ItDoesNotGive(string role)
    {
        await using var host = await StartAsync();
        var unit = await host.OrganisationAsync(Roles.Unit);
        using var leader = host.Host.As(Roles.BrigadeLeader, "211103");
        var (id, _) = await host.InviteAsync("zhang.san", Roles.Unit, organisation: unit);

        await leader.RefusedAsync(Accounts, new { userName = "li.si", name = "示例人员", role, divisionCode = "211103" }, HttpStatusCode.Forbidden, "identity.role-not-yours");
        using var risen = await host.PutAsync(id, new { name = "示例人员", role, divisionCode = "211103", reason = "测试" }, leader);

        await risen.IsProblemAsync(HttpStatusCode.Forbidden, "identity.role-not-yours");
    }

    [Fact]
    public async Task Brigade_ForAnotherBrigadesUnit_IsRefused()
    {
        await using var host = await StartAsync();
        var foreign = await host.OrganisationAsync(Roles.Unit, "211102");
        using var leader = host.Host.As(Roles.BrigadeLeader, "211103");

        await RefusedAsync(leader, Roles.Unit, foreign, HttpStatusCode.UnprocessableEntity, "identity.unknown-organisation");
    }

    [Fact]
    public async Task Brigade_AccountsOfOthers_AreNotThereForIt()
    {
        await using var host = await StartAsync();
        var own = await host.InviteAsync("own.unit", Roles.Unit, organisation: await host.OrganisationAsync(Roles.Unit, "211103"));
        var foreign = await host.InviteAsync("foreign.unit", Roles.Unit, organisation: await host.OrganisationAsync(Roles.Unit, "211102"));
        var colleague = await host.InviteAsync("colleague", Roles.BrigadeLeader, "211103");
        using var leader = host.Host.As(Roles.BrigadeLeader, "211103");

        var seen = (await leader.GetAsync<JsonElement>(Accounts)).GetProperty("items").EnumerateArray().Select(a => a.GetProperty("id").GetGuid());

        Assert.Equal([own.Id], seen);
        foreach (var other in new[] { foreign.Id, colleague.Id })
        {
            foreach (var command in new[] { "disable", "enable", "reset-password", "sign-out", "second-factor/drop" })
                await leader.RefusedAsync($"{Accounts}/{other}/{command}", new { reason = "测试" }, HttpStatusCode.NotFound, "common.not-found");
            await leader.RefusedAsync($"{Accounts}/{other}/second-factor", new { required = true, reason = "测试" }, HttpStatusCode.NotFound, "common.not-found");
            using var shown = await leader.GetAsync($"{Accounts}/{other}");
            await shown.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
        }
    }

    private static Task RefusedAsync(HttpClient client, string role, Guid organisation, HttpStatusCode status, string error) => client.RefusedAsync(
        Accounts, new { userName = "zhang.san", name = "示例人员", role, divisionCode = "211103", organisationId = organisation }, status, error);

    private static Task<JsonElement> RowAsync(IdentityHost host, Guid id) => host.Admin.GetAsync<JsonElement>($"{Accounts}/{id}");

    private static async Task<IReadOnlyList<JsonElement>> FoundAsync(HttpClient client, string query) =>
        [.. (await client.GetAsync<JsonElement>(Organisations + query)).GetProperty("items").EnumerateArray()];
}
