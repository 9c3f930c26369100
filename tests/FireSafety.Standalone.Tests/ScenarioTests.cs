using System.IO.Compression;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FireSafety.TestKit;
using Microsoft.AspNetCore.WebUtilities;

namespace FireSafety.Standalone.Tests;

/// <summary>The drive of 2024, loaded once by a program that was killed twice on the way.</summary>
public sealed class LoadedDrive : IAsyncLifetime
{
    internal static readonly string[] Services = ["units", "hazards", "interviews", "licensing", "notifications", "campaigns", "identity"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly string folder = Directory.CreateTempSubdirectory("firesafety-drive-").FullName;

    internal ServerProcess Server { get; private set; } = null!;

    internal string Campaign { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await KillAtAsync("[ 25%]");
        await KillAtAsync("[ 70%]");
        Server = Start();
        await Server.PrintedAsync("演示账号已就绪", Patience);
        await Server.DrainedAsync(Patience, Services);
        Campaign = (await Server.Client.GetAsync<JsonNode>("/api/campaigns"))["items"]![0]!["id"]!.GetValue<string>();
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    internal ServerProcess Start() => ServerProcess.Standalone(folder, new Dictionary<string, string> { ["DOTNET_ENVIRONMENT"] = "Development" }, "--scenario", "panjin-2024");

    private async Task KillAtAsync(string progress)
    {
        await using var server = Start();
        await server.PrintedAsync(progress, Patience);
        await server.KillAsync();
    }
}

public sealed partial class ScenarioTests(LoadedDrive drive) : IClassFixture<LoadedDrive>
{
    private HttpClient Client => drive.Server.Client;

    [Theory]
    [InlineData("interviews.kind2.attended", 58)]
    [InlineData("interviews.kind4.attended", 1004)]
    [InlineData("interviews.kind5.attended", 302)]
    public async Task Briefing_OfTheSource_CountsItsFigureAndOpensItsRows(string figure, int expected)
    {
        var briefing = await Client.GetAsync<JsonNode>($"/api/campaigns/{drive.Campaign}/briefings/2");

        var shown = briefing["figures"]!.AsArray().Single(f => f!["reference"]!.GetValue<string>() == figure)!;
        var rows = await Client.GetAsync<JsonNode>(shown["rows"]!.GetValue<string>());

        Assert.Equal(expected, shown["value"]!.GetValue<int>());
        Assert.Equal(expected, rows["total"]!.GetValue<int>());
        Assert.Null(shown["override"]);
    }

    [Fact]
    public async Task BriefingDocument_OfTheSource_SaysTheThreeFigures()
    {
        var document = await Client.GetByteArrayAsync($"/api/campaigns/{drive.Campaign}/briefings/2/document");

        using var package = new ZipArchive(new MemoryStream(document));
        using var reader = new StreamReader(package.GetEntry("word/document.xml")!.Open());
        var text = Markup().Replace(await reader.ReadToEndAsync(), "");
        Assert.Contains("专刊（2）", text, StringComparison.Ordinal);
        Assert.Contains("58人", text, StringComparison.Ordinal);
        Assert.Contains("1004人", text, StringComparison.Ordinal);
        Assert.Contains("302名", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figure_AfterOneMoreAttendee_IsOneMoreWhileThePublishedIssueStays()
    {
        var interview = (await Client.GetAsync<JsonNode>("/api/interviews?kind=BrigadeWithRiskUnits&status=Held"))["items"]![0]!["id"]!.GetValue<string>();
        var party = (await Client.GetAsync<JsonNode>($"/api/interviews/{interview}"))["parties"]![0]!["id"]!.GetValue<string>();
        var address = $"/api/campaigns/{drive.Campaign}/figures/interviews.kind5.attended";
        var before = (await Client.GetAsync<JsonNode>(address))["value"]!.GetValue<int>();

        var added = await Client.CommandAsync($"/api/interviews/{interview}/attendees",
            new { PartyId = party, Name = "示例人员 9999", Post = "消防安全责任人", Attended = true });
        await drive.Server.DrainedAsync(TimeSpan.FromSeconds(30), "interviews");

        Assert.Equal(before + 1, (await Client.GetAsync<JsonNode>(address))["value"]!.GetValue<int>());
        Assert.Equal(before + 1, (await Client.GetAsync<JsonNode>(address + "/rows"))["total"]!.GetValue<int>());
        Assert.Equal(302, (await Client.GetAsync<JsonNode>($"/api/campaigns/{drive.Campaign}/briefings/2/figures/interviews.kind5.attended/rows"))["total"]!.GetValue<int>());
        await Client.CommandAsync($"/api/interviews/{interview}/attendees/{added.PartId}/remove", new { Reason = "测试完毕" });
        await drive.Server.DrainedAsync(TimeSpan.FromSeconds(30), "interviews");
        Assert.Equal(before, (await Client.GetAsync<JsonNode>(address))["value"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("CityLeaderWithDepartments")]
    [InlineData("DetachmentWithAgencies")]
    [InlineData("DetachmentWithSupervisors")]
    [InlineData("BrigadeWithKeyUnits")]
    [InlineData("BrigadeWithRiskUnits")]
    public async Task Proposals_OfEveryKind_WereRaisedByRuleAndBecameInterviews(string kind)
    {
        var accepted = await Client.GetAsync<JsonNode>($"/api/interviews/proposals?kind={kind}&status=Accepted&pageSize=1");

        Assert.NotEqual(0, accepted["total"]!.GetValue<int>());
        Assert.NotEmpty((await Client.GetAsync<JsonNode>($"/api/interviews/proposals/{accepted["items"]![0]!["id"]}"))["grounds"]!.AsArray());
    }

    [Fact]
    public async Task Outboxes_AfterTwoKills_AreEmptyWithNothingParked()
    {
        var outboxes = await Task.WhenAll(LoadedDrive.Services.Select(s => Client.GetFromJsonAsync<JsonNode>($"/api/{s}/outbox")));

        Assert.All(outboxes, o => Assert.Equal((0, 0), (o!["pending"]!.GetValue<int>(), o["parked"]!.GetValue<int>())));
    }

    [Fact]
    public async Task People_Concerned_HaveNotifications()
    {
        var detachment = await Client.GetAsync<JsonNode>("/api/notifications/messages?audience=all&pageSize=1");

        Assert.NotEqual(0, detachment["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("demo-unit", "/api/hazards/hazards")]
    [InlineData("demo-unit", "/api/interviews")]
    [InlineData("demo-department", "/api/hazards/hazards")]
    [InlineData("demo-department", "/api/interviews")]
    [InlineData("demo-agency", "/api/interviews")]
    [InlineData("demo-supervisor", "/api/units/units")]
    [InlineData("demo-supervisor", "/api/interviews?kind=DetachmentWithSupervisors")]
    public async Task DemoAccount_OfAnOrganisation_SeesItsOwnPartOfTheScenario(string userName, string list)
    {
        using var account = await SignInAsync(userName);

        var own = (await account.GetAsync<JsonNode>(list))["total"]!.GetValue<int>();
        var all = (await Client.GetAsync<JsonNode>(list))["total"]!.GetValue<int>();

        Assert.InRange(own, 1, all - 1);
    }

    [Fact]
    public async Task DemoAccounts_OfABrigade_BelongToTheSameOne()
    {
        var accounts = (await Client.GetAsync<JsonNode>("/api/identity/accounts?text=demo-&pageSize=100"))["items"]!.AsArray();

        string DivisionOf(string name) => accounts.Single(a => a!["userName"]!.GetValue<string>() == name)!["divisionCode"]!.GetValue<string>();
        Assert.Equal(DivisionOf("demo-brigade-leader"), DivisionOf("demo-supervisor"));
        Assert.Equal(DivisionOf("demo-brigade-leader"), DivisionOf("demo-unit"));
    }

    /// <summary>As the web application signs a person in: page, code, token.</summary>
    private async Task<HttpClient> SignInAsync(string userName)
    {
        var address = drive.Server.Address;
        var back = new Uri(address, "signin-oidc").ToString();
        var verifier = new string('v', 43);
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var authorize = $"/connect/authorize?client_id=firesafety-web&response_type=code&scope=firesafety&code_challenge_method=S256&code_challenge={challenge}&redirect_uri={Uri.EscapeDataString(back)}";
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        var page = await browser.GetStringAsync("/account/sign-in");
        var form = Hidden().Matches(page).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        (form["userName"], form["password"]) = (userName, "Yanshi-2024-firesafety");
        using (await browser.PostAsync("/account/sign-in", new FormUrlEncodedContent(form)))
        using (var sent = await browser.GetAsync(authorize))
        {
            var code = QueryHelpers.ParseQuery(sent.Headers.Location!.Query)["code"].ToString();
            using var answer = await browser.PostAsync("/connect/token", new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["client_id"] = "firesafety-web",
                ["code"] = code,
                ["redirect_uri"] = back,
                ["code_verifier"] = verifier,
            }));
            var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>();
            return new HttpClient { BaseAddress = address, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
        }
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)">""")]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Markup();
}
