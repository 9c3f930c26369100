using System.Reflection;
using System.Text.Json.Nodes;
using FireSafety.TestKit;
using FireSafety.Web;
using Microsoft.AspNetCore.Components;
using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>Every page as it shows with the drive of 2024: no noise, nothing cut off, no foreign words, no barriers.</summary>
[Collection(OneEdition.Name)]
public sealed class PageTests(Edition edition)
{
    private static readonly string[] OfThePublic =
    [
        "/welcome", "/public/agencies", "/public/agencies?by=name&what=示例", "/public/complaint", "/public/progress", "/check-in", "/not-allowed", "/not-found",
        "/no-document", "/no-document?why=away", "/sign-in-failed",
    ];

    public static TheoryData<bool, bool> Screens => new() { { false, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_OfTheDetachment_DisturbNobody(bool phone, bool dark)
    {
        await using var person = await edition.SignedInAsync("detachment-admin", phone: phone, dark: dark);
        List<string> disturbances = [];

        foreach (var path in await PathsAsync())
        {
            await person.OpenAsync(path);
            disturbances.AddRange(await person.DisturbancesAsync());
        }

        Assert.True(disturbances.Count == 0, string.Join('\n', disturbances));
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_OfThePublic_DisturbNobody(bool phone, bool dark)
    {
        await using var person = await edition.PersonAsync(phone, dark);
        List<string> disturbances = [];

        foreach (var path in OfThePublic)
        {
            await person.OpenAsync(path);
            disturbances.AddRange(await person.DisturbancesAsync());
        }

        Assert.True(disturbances.Count == 0, string.Join('\n', disturbances));
    }

    [Fact]
    public async Task Pages_Always_AreAllLookedAt()
    {
        List<string> looked = [.. OfThePublic.Concat(await PathsAsync()).Select(p => p.Split('?')[0])];
        var routes = typeof(WebModule).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template);

        Assert.Equal([], routes.Where(route => !looked.Exists(path => IsAt(path, route))));
    }

    [Theory]
    [InlineData("city-leader")]
    [InlineData("detachment-officer")]
    [InlineData("brigade-leader")]
    [InlineData("supervisor")]
    [InlineData("department")]
    [InlineData("unit")]
    [InlineData("agency")]
    [InlineData("auditor")]
    public async Task Menu_OfARole_LeadsToPagesThatOpen(string role)
    {
        await using var person = await edition.SignedInAsync(role);
        List<string> disturbances = [];
        var addresses = await person.Page.Locator(".mud-nav-link").EvaluateAllAsync<string[]>("links => links.map(l => l.getAttribute('href'))");

        foreach (var address in addresses)
        {
            await person.OpenAsync(address);
            disturbances.AddRange(await person.DisturbancesAsync());
        }

        Assert.NotEmpty(addresses);
        Assert.True(disturbances.Count == 0, string.Join('\n', disturbances));
    }

    [Theory]
    [InlineData("/units?key=true")]
    [InlineData("/hazards")]
    public async Task SkipLink_Followed_StaysOnThePage(string path)
    {
        await using var person = await edition.SignedInAsync("detachment-admin", path);

        await person.Page.Locator(".skip").FocusAsync();
        await person.Page.Keyboard.PressAsync("Enter");

        await Expect(person.Page.Locator("#main")).ToBeFocusedAsync();
        Assert.Equal(path, new Uri(person.Page.Url).PathAndQuery);
    }

    [Fact]
    public async Task Address_Mistyped_IsAPageLikeTheOthers()
    {
        await using var person = await edition.PersonAsync();

        await person.OpenAsync("/nothing-here", "没有这一页");

        await Expect(person.Page.Locator("header.bar")).ToHaveCSSAsync("display", "flex"); // it has its style sheet
    }

    [Fact]
    public async Task Document_ThatIsNotThere_IsAPageInWords()
    {
        await using var person = await edition.SignedInAsync("detachment-admin");

        await person.OpenAsync($"/download/api/interviews/{Guid.CreateVersion7()}/minutes");

        await person.ReadsAsync("没有取到文件");
        Assert.Equal([], await person.DisturbancesAsync());
    }

    private static bool IsAt(string path, string route)
    {
        var (parts, pattern) = (path.Split('/'), route.Split('/'));
        return parts.Length == pattern.Length && parts.Zip(pattern).All(p => p.First == p.Second || (p.Second.StartsWith('{') && p.First.Length > 0));
    }

    private async Task<IReadOnlyList<string>> PathsAsync()
    {
        var client = edition.Server.Client;
        async Task<string> FirstAsync(string api) => (await client.GetAsync<JsonNode>(api))["items"]![0]!["id"]!.GetValue<string>();
        async Task<Guid> MadeAsync(string api, object made) => (await client.CommandAsync(api, made, "made to be looked at")).Id;
        var (campaign, agency) = (await FirstAsync("/api/campaigns"), await FirstAsync("/api/licensing/agencies?status=ConditionsMet"));
        var (unit, hazard) = (await FirstAsync("/api/units/units?key=true"), await FirstAsync("/api/hazards/hazards?status=Confirmed"));
        var (published, proposal) = (await FirstAsync($"/api/campaigns/{campaign}/briefings"), await FirstAsync("/api/interviews/proposals"));

        // What the drive of 2024 has none of.
        var draft = await MadeAsync($"/api/campaigns/{campaign}/briefings", new { AsOf = "2024-02-28", Edition = "Special" });
        var draw = await MadeAsync("/api/licensing/draws", new { Count = 2, Inspectors = new[] { "示例检查员 1", "示例检查员 2" } });
        var batch = await MadeAsync("/api/units/units/batches", new { Units = new[] { Samples.Unit("示例单位 批量", "91211102MAPGXXX018", "211102") } });
        var people = (await client.GetAsync<JsonNode>($"/api/licensing/agencies/{agency}"))["personnel"]!.AsArray();
        Guid Person(string named) => people.First(p => p!["name"]!.GetValue<string>().StartsWith(named, StringComparison.Ordinal))!["id"]!.GetValue<Guid>();
        var project = await MadeAsync("/api/licensing/projects", new
        {
            AgencyId = agency,
            UnitId = unit,
            Service = "MaintenanceTesting",
            Contract = new { Number = "示例合同 1", SignedOn = "2024-02-01", From = "2024-02-01", To = "2024-12-31" },
            TechnicalHeadId = Person("示例技术负责人"),
            ProjectHeadId = Person("示例工程师"),
        });

        return
        [
            "/", "/campaigns", $"/campaigns/{campaign}", $"/campaigns/{campaign}/briefings/{published}", $"/campaigns/{campaign}/briefings/{draft}/edit",
            $"/campaigns/{campaign}/briefings/{published}/figures/interviews.attended", $"/campaigns/{campaign}/figures/interviews.kind4.attended",
            "/units", "/units/new", "/units/batch", $"/units/batches/{batch}", $"/units/{unit}", "/directory", "/directory/supervisors",
            "/hazards", "/hazards/board", "/hazards/new", $"/hazards/{await FirstAsync("/api/hazards/hazards?status=Closed")}",
            $"/hazards/{await FirstAsync("/api/hazards/major-hazards")}", $"/hazards/{hazard}/judge", "/hazards/look-backs",
            $"/hazards/look-backs/{await FirstAsync("/api/hazards/look-backs")}", "/hazards/seals", "/complaints", $"/complaints/{await FirstAsync("/api/hazards/complaints")}",
            "/proposals", $"/proposals/{proposal}", "/interviews/proposals", $"/interviews/proposals/{proposal}", "/interviews", "/interviews/new", "/interviews/unacknowledged",
            $"/interviews/{await FirstAsync("/api/interviews?kind=BrigadeWithKeyUnits")}", "/commitments",
            "/agencies", "/agencies/new", $"/agencies/{agency}", $"/agencies/{agency}/verify", "/agencies/inspections", $"/agencies/inspections/new?agency={agency}",
            $"/agencies/inspections/{await FirstAsync("/api/licensing/inspections")}", "/agencies/findings", "/agencies/bulletins/2023", "/agencies/draw",
            $"/agencies/draws/{draw}", "/agencies/projects", $"/agencies/projects/new?agency={agency}", $"/agencies/projects/{project}",
            "/tasks", $"/tasks/{await FirstAsync("/api/campaigns/tasks")}", "/notifications", "/notifications/templates",
            "/accounts", $"/accounts/{await FirstAsync("/api/identity/accounts")}", "/accounts/clients", "/me", "/audit", "/operations",
        ];
    }
}
