using System.Net;
using System.Text.Json;
using FireSafety.Contracts.Licensing;
using FireSafety.TestKit;

namespace FireSafety.Licensing.Tests;

public sealed class InspectionTests
{
    private const string Inspections = "/api/licensing/inspections";

    [Fact]
    public async Task Record_WithFindings_TellsEachWithClassAndArticle()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterAsync(Sample.Agency(1));

        var made = await host.Client.CommandAsync(Inspections, Daily(agency.Id));

        var told = await host.EventsAsync<AgencyFindingRecorded>();
        Assert.Equal([FindingClass.SubstandardQuality, FindingClass.IrregularPractice], told.Select(e => e.Class));
        Assert.All(told, e => Assert.Equal((agency.Id, Sample.Today), (e.AggregateId, e.InspectedOn)));
        var finding = (await host.Client.GetAsync<JsonElement>($"{Inspections}/{made.Id}")).GetProperty("findings")[0];
        Assert.Equal(("第九条", 5_000_000), (finding.GetProperty("article").GetString(), finding.GetProperty("fineMaxFen").GetInt64()));
    }

    [Fact]
    public async Task Finding_CorrectedRejectedCorrectedAccepted_IsToldOnce()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterAsync(Sample.Agency(1));
        var finding = await FindingAsync(host, agency.Id);

        await host.Client.CommandAsync($"{finding}/correction", new { Correction = "已补测", CorrectedOn = "2024-01-15" });
        await host.Client.CommandAsync($"{finding}/verification", new { Accepted = false, Note = "缺记录" });
        await host.Client.CommandAsync($"{finding}/correction", new { Correction = "已补记录", CorrectedOn = "2024-01-15" });
        await host.Client.CommandAsync($"{finding}/verification", new { Accepted = true });

        Assert.Equal(agency.Id, Assert.Single(await host.EventsAsync<AgencyFindingCorrected>()).AggregateId);
        await host.Client.RefusedAsync($"{finding}/correction", new { Correction = "再报", CorrectedOn = "2024-01-15" }, HttpStatusCode.Conflict, "licensing.finding-not-open");
    }

    [Fact]
    public async Task Finding_VerifiedBeforeClaimed_IsRefused()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterAsync(Sample.Agency(1));
        var finding = await FindingAsync(host, agency.Id);

        await host.Client.RefusedAsync($"{finding}/verification", new { Accepted = true }, HttpStatusCode.Conflict, "licensing.correction-not-claimed");
    }

    [Fact]
    public async Task Penalty_OutOfRangeThenInRangeThenAgain_OnlyTheSecondStands()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterAsync(Sample.Agency(1));
        var finding = await FindingAsync(host, agency.Id);

        await host.Client.RefusedAsync($"{finding}/penalty", Fine(1_000_000_000_001), HttpStatusCode.BadRequest, "request.invalid");
        await host.Client.RefusedAsync($"{finding}/penalty", Fine(5_000_001), HttpStatusCode.UnprocessableEntity, "licensing.fine-out-of-range");
        await host.Client.CommandAsync($"{finding}/penalty", Fine(5_000_000));
        await host.Client.RefusedAsync($"{finding}/penalty", Fine(100), HttpStatusCode.Conflict, "licensing.already-penalized");
    }

    [Theory]
    [InlineData("Daily", "S1", null, "licensing.unknown-item")]
    [InlineData("Special", "S1", null, "licensing.draw-required")]
    [InlineData("FireBackCheck", "D1", null, "licensing.trigger-required")]
    [InlineData("Complaint", "S9", " ", "licensing.trigger-required")]
    public async Task Record_BreaksARuleOfItsKind_IsRefused(string kind, string item, string? trigger, string code)
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterAsync(Sample.Agency(1));
        var body = new
        {
            AgencyId = agency.Id,
            Kind = kind,
            InspectedOn = "2024-01-15",
            Method = "AtOffice",
            Inspectors = new[] { "示例检查员 1", "示例检查员 2" },
            Trigger = trigger,
            Items = new[] { new { Code = item, Conforms = true } },
        };

        await host.Client.RefusedAsync(Inspections, body, HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task Record_NonconformityWithoutFinding_IsRefused()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterAsync(Sample.Agency(1));
        var body = new
        {
            AgencyId = agency.Id,
            Kind = "Daily",
            InspectedOn = "2024-01-15",
            Method = "AtUnit",
            Inspectors = new[] { "示例检查员 1", "示例检查员 2" },
            Items = new[] { new { Code = "D3", Conforms = false } },
        };

        await host.Client.RefusedAsync(Inspections, body, HttpStatusCode.UnprocessableEntity, "licensing.nonconformity-without-finding");
    }

    [Fact]
    public async Task Draw_WithSeed_ReplaysAndAllowsOneSpecialCheckEach()
    {
        await using var host = await Hosts.StartAsync();
        for (var i = 1; i <= 3; i++)
            await host.RegisterAsync(Sample.Agency(i));
        var pool = new[] { "示例检查员 1", "示例检查员 2", "示例检查员 3" };
        var draw = await host.Client.CommandAsync("/api/licensing/draws", new { Count = 2, Inspectors = pool, Seed = "2024001" });
        var same = await host.Client.CommandAsync("/api/licensing/draws", new { Count = 2, Inspectors = pool, Seed = "2024001" });

        var drawn = await host.Client.GetAsync<JsonElement>($"/api/licensing/draws/{draw.Id}");
        var again = await host.Client.GetAsync<JsonElement>($"/api/licensing/draws/{same.Id}");
        var first = drawn.GetProperty("drawn")[0];
        var special = new
        {
            AgencyId = first.GetProperty("agencyId").GetGuid(),
            Kind = "Special",
            InspectedOn = "2024-01-15",
            Method = "AtOffice",
            Inspectors = first.GetProperty("inspectors").EnumerateArray().Select(i => i.GetString()),
            DrawId = draw.Id,
        };
        await host.Client.CommandAsync(Inspections, special);

        Assert.True(drawn.GetProperty("replays").GetBoolean());
        Assert.Equal(drawn.GetProperty("drawn").ToString(), again.GetProperty("drawn").ToString());
        await host.Client.RefusedAsync(Inspections, special, HttpStatusCode.Conflict, "licensing.already-inspected");
        await host.Client.RefusedAsync("/api/licensing/draws", new { Count = 4, Inspectors = pool }, HttpStatusCode.UnprocessableEntity, "licensing.too-few-candidates");
    }

    [Fact]
    public async Task Bulletin_OfTheYear_CountsRowsByClassAndAgency()
    {
        await using var host = await Hosts.StartAsync();
        var first = await host.RegisterAsync(Sample.Agency(1));
        var second = await host.RegisterAsync(Sample.Agency(2));
        await host.RegisterAsync(Sample.Agency(3));
        await host.Client.CommandAsync(Inspections, Daily(first.Id));
        await host.Client.CommandAsync(Inspections, Daily(second.Id));
        await host.Client.CommandAsync(Inspections, Daily(second.Id, "2023-12-31"));

        var bulletin = await host.Client.GetAsync<JsonElement>("/api/licensing/bulletins/2024");
        var statistics = await host.Client.GetAsync<JsonElement>("/api/licensing/statistics/findings?from=2023-12-01&to=2024-01-31");
        var rows = await host.Client.GetAsync<JsonElement>("/api/licensing/findings?from=2024-01-01&to=2024-12-31&class=IrregularPractice");

        Assert.Equal(
            "2024年，共检查消防技术服务机构2家、2次，发现问题4个（其中不具备从业条件0个、执业活动不规范2个、执业质量不符合标准要求2个），已整改并核实0个。",
            bulletin.GetProperty("text").GetString());
        Assert.Equal(3, bulletin.GetProperty("registered").GetInt32());
        var agency = bulletin.GetProperty("agencies")[0];
        Assert.Equal((85, "B"), (agency.GetProperty("score").GetInt32(), agency.GetProperty("grade").GetString()));
        Assert.Equal(2, rows.GetProperty("total").GetInt32());
        Assert.Equal(6, statistics.GetProperty("total").GetInt32());
        Assert.Equal(3, statistics.GetProperty("byClass").GetProperty("SubstandardQuality").GetInt32());
    }

    [Fact]
    public async Task PublicLookUp_WithoutSignIn_ShowsStandingAndHidesPersons()
    {
        await using var host = await Hosts.StartAsync();
        var agency = await host.RegisterVerifiedAsync(Sample.Agency(1));
        await host.Client.CommandAsync(Inspections, Daily(agency.Id));
        using var visitor = host.Anonymous();

        var byName = await visitor.GetAsync<JsonElement>("/api/licensing/public/agencies?name=技术服务机构 0001");
        var byCode = await visitor.GetAsync<JsonElement>($"/api/licensing/public/agencies?code={Sample.Code(1)}");
        var byCertificate = await visitor.GetAsync<JsonElement>("/api/licensing/public/agencies?certificate=zc001-1");

        var row = byName.GetProperty("items")[0];
        Assert.Equal(("符合从业条件", "B"), (row.GetProperty("statusText").GetString(), row.GetProperty("grade").GetString()));
        Assert.Equal(2, row.GetProperty("findings").GetArrayLength());
        Assert.Equal(1, byCode.GetProperty("total").GetInt32());
        Assert.True(byCertificate.GetProperty("items")[0].GetProperty("certificate").GetProperty("practising").GetBoolean());
        var text = byCertificate.ToString() + byName;
        Assert.DoesNotContain("示例人员 ZC001-1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例法人", text, StringComparison.Ordinal);
        Assert.DoesNotContain("13800000001", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicLookUp_Repeated_IsKeptUntilSomethingChanges()
    {
        await using var host = await Hosts.StartAsync();
        var url = $"/api/licensing/public/agencies?code={Sample.Code(1)}";
        using var visitor = host.Anonymous();
        using var none = await visitor.GetAsync(url);
        await host.Client.CommandAsync("/api/licensing/agencies", Sample.Agency(1));

        using var first = await visitor.GetAsync(url);
        using var second = await visitor.GetAsync(url);

        Assert.Contains("\"total\":0", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("\"total\":1", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(first.Headers.Age);
        Assert.NotNull(second.Headers.Age);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?name=%E7%A4%BA")]
    public async Task PublicLookUp_TooVague_IsInvalid(string query)
    {
        await using var host = await Hosts.StartAsync();
        using var visitor = host.Anonymous();

        using var response = await visitor.GetAsync("/api/licensing/public/agencies" + query, TestContext.Current.CancellationToken);

        await response.IsProblemAsync(HttpStatusCode.BadRequest, "request.invalid");
    }

    private static object Fine(long amount) => new { Kind = "Fine", DecisionNumber = "示例罚决〔2024〕1号", DecidedOn = "2024-01-15", AmountFen = amount };

    private static object Daily(Guid agencyId, string on = "2024-01-15") => new
    {
        AgencyId = agencyId,
        Kind = "Daily",
        InspectedOn = on,
        Method = "AtUnit",
        Inspectors = new[] { "示例检查员 1", "示例检查员 2" },
        Items = new[] { new { Code = "D1", Conforms = true }, new { Code = "D3", Conforms = false } },
        Findings = new[]
        {
            new { Violation = "not-to-standard", Item = (string?)"D3", Description = "示例：未按标准测试喷淋末端", CorrectBy = "2024-01-31" },
            new { Violation = "no-label", Item = (string?)null, Description = "示例：未公示", CorrectBy = "2024-01-31" },
        },
    };

    private static async Task<string> FindingAsync(ServiceHost host, Guid agencyId)
    {
        var made = await host.Client.CommandAsync(Inspections, Daily(agencyId));
        var id = (await host.Client.GetAsync<JsonElement>($"{Inspections}/{made.Id}")).GetProperty("findings")[0].GetProperty("id").GetGuid();
        return $"{Inspections}/{made.Id}/findings/{id}";
    }
}
