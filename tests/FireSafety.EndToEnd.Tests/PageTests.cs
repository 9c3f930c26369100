using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FireSafety.TestKit;
using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>Every page as it shows with the drive of 2024: no noise, nothing cut off, no foreign words, no barriers.</summary>
[Collection(OneEdition.Name)]
public sealed class PageTests(Edition edition)
{
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

        Assert.Equal([], disturbances);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_OfThePublic_DisturbNobody(bool phone, bool dark)
    {
        await using var person = await edition.PersonAsync(phone, dark);
        List<string> disturbances = [];

        foreach (var path in (string[])["/welcome", "/public/agencies", "/public/agencies?by=name&what=示例", "/public/complaint", "/public/progress"])
        {
            await person.OpenAsync(path);
            disturbances.AddRange(await person.DisturbancesAsync());
        }

        Assert.Equal([], disturbances);
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
        Assert.Equal([], disturbances);
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
    public async Task Document_ThatIsNotThere_IsAPageInWords()
    {
        await using var person = await edition.SignedInAsync("detachment-admin");

        await person.OpenAsync($"/download/api/interviews/{Guid.CreateVersion7()}/minutes");

        await person.ReadsAsync("没有取到文件");
        Assert.Equal([], await person.DisturbancesAsync());
    }

    private async Task<IReadOnlyList<string>> PathsAsync()
    {
        var client = edition.Server.Client;
        async Task<string> FirstAsync(string api) => (await client.GetFromJsonAsync<JsonNode>(api))!["items"]![0]!["id"]!.GetValue<string>();
        var campaign = await FirstAsync("/api/campaigns");
        return
        [
            "/", "/campaigns", $"/campaigns/{campaign}", $"/campaigns/{campaign}/briefings/{await FirstAsync($"/api/campaigns/{campaign}/briefings")}",
            $"/campaigns/{campaign}/figures/interviews.kind4.attended",
            "/units", "/units/new", $"/units/{await FirstAsync("/api/units/units?key=true")}", "/directory",
            "/hazards", "/hazards/board", "/hazards/new", $"/hazards/{await FirstAsync("/api/hazards/hazards?status=Closed")}", $"/hazards/{await FirstAsync("/api/hazards/major-hazards")}",
            "/hazards/look-backs", "/hazards/seals", "/complaints", "/complaints/" + await FirstAsync("/api/hazards/complaints"),
            "/proposals", "/interviews/proposals/" + await FirstAsync("/api/interviews/proposals"), "/interviews", "/interviews/new",
            "/interviews/" + await FirstAsync("/api/interviews?kind=BrigadeWithKeyUnits"), "/commitments",
            "/agencies", "/agencies/" + await FirstAsync("/api/licensing/agencies"), "/agencies/inspections", "/agencies/bulletins/2023",
            "/tasks", "/notifications", "/accounts", "/me", "/audit", "/operations",
        ];
    }
}
