using System.Net;
using System.Text.Json.Nodes;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Units;
using FireSafety.TestKit;

namespace FireSafety.Hazards.Tests;

public sealed class ComplaintTests
{
    [Fact]
    public async Task Submit_TooOftenFromOneAddress_WaitsWhileThoseSignedInDoNot()
    {
        await using var service = await ServiceHost.StartAsync(
            b => b.AddHazards(), r => r.MapHazards(), settings: new() { ["PublicRates:CommandsPerMinute"] = "2", ["PublicRates:QueriesPerMinute"] = "1" });
        await service.PublishAsync(new UnitRegistered { AggregateId = HazardsHost.UnitId, Version = 1, Unit = HazardsHost.Unit() });
        using var visitor = service.Anonymous();
        await visitor.CommandAsync(Url, Statement("Other"));
        await visitor.CommandAsync(Url, Statement("Other"));

        await visitor.RefusedAsync(Url, Statement("Other"), HttpStatusCode.TooManyRequests, "request.too-many");
        await service.Client.CommandAsync(Url, Statement("Other"));
        using var first = await visitor.GetAsync($"{Url}/progress/ABCDEFGHJK", TestContext.Current.CancellationToken);
        using var second = await visitor.GetAsync($"{Url}/progress/ABCDEFGHJL", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, first.StatusCode);
        await second.IsProblemAsync(HttpStatusCode.TooManyRequests, "request.too-many");
        Assert.NotNull(second.Headers.RetryAfter);
    }

    private const string Url = "/api/hazards/complaints";

    [Fact]
    public async Task Complaint_FromPublicToAnswer_MakesHazardAndKeepsNameBack()
    {
        await using var host = await HazardsHost.StartAsync();
        var visitor = host.Service.Anonymous();
        var made = await visitor.CommandAsync(Url, Statement("BlockedExit"));

        var check = await host.Client.CommandAsync($"{Url}/{made.Id}/check", new { HazardsHost.Inspector, Substantiated = true, Result = "属实", Hazard = new { Description = "出口堵塞" } });
        await host.Client.CommandAsync($"{Url}/{made.Id}/answer", new { Outcome = "已责令改正" });

        Assert.Equal(10, made.Number!.Length);
        var hazard = Assert.Single(await host.Service.EventsAsync<HazardReported>());
        Assert.Equal((check.PartId, HazardSource.Complaint), (hazard.AggregateId, hazard.Hazard.Source));
        var progress = await (await visitor.GetAsync($"{Url}/progress/{made.Number}", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("已责令改正", progress);
        Assert.DoesNotContain("示例人员", progress);
        Assert.DoesNotContain("13900000001", progress);
        Assert.Equal("已责令改正", Assert.Single(await host.Service.EventsAsync<ComplaintAnswered>()).Outcome);
    }

    [Theory]
    [InlineData("BlockedExit", "2024-01-16T01:00:00Z")]
    [InlineData("StoppedEquipment", "2024-01-16T01:00:00Z")]
    [InlineData("Other", "2024-01-18T16:00:00Z")]
    public async Task Submit_ByKind_HasItsClock(string kind, string due)
    {
        await using var host = await HazardsHost.StartAsync();

        await host.Service.Anonymous().CommandAsync(Url, Statement(kind));

        var received = Assert.Single(await host.Service.EventsAsync<ComplaintReceived>());
        Assert.Equal(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime, received.CheckDueAt);
        Assert.Equal("/2111/211103/", received.Jurisdiction);
    }

    [Fact]
    public async Task Complaint_OutOfOrder_IsRefused()
    {
        await using var host = await HazardsHost.StartAsync();
        var made = await host.Service.Anonymous().CommandAsync(Url, Statement("Other"));
        var check = new { HazardsHost.Inspector, Substantiated = false, Result = "不属实" };
        var answer = new { Outcome = "不属实", NotToldReason = "未留联系方式" };

        await host.Client.RefusedAsync($"{Url}/{made.Id}/answer", answer, HttpStatusCode.Conflict, "hazards.complaint-not-checked");
        await host.Client.RefusedAsync($"{Url}/{made.Id}/check", new { HazardsHost.Inspector, Substantiated = false, Result = "不属实", Hazard = new { Description = "x" } }, HttpStatusCode.UnprocessableEntity, "hazards.complaint-not-substantiated");
        await host.Client.CommandAsync($"{Url}/{made.Id}/check", check);
        await host.Client.RefusedAsync($"{Url}/{made.Id}/check", check, HttpStatusCode.Conflict, "hazards.complaint-checked-already");
        await host.Client.CommandAsync($"{Url}/{made.Id}/answer", answer);
        await host.Client.RefusedAsync($"{Url}/{made.Id}/answer", answer, HttpStatusCode.Conflict, "hazards.complaint-answered-already");
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z", HttpStatusCode.UnprocessableEntity, "hazards.complaint-check-time-wrong")]
    [InlineData("9999-12-31T23:59:59-08:00", HttpStatusCode.BadRequest, "request.malformed-json")]
    [InlineData("0001-01-01T00:00:00Z", HttpStatusCode.UnprocessableEntity, "hazards.complaint-check-time-wrong")]
    [InlineData("2024-01-15T09:00:00", HttpStatusCode.BadRequest, "request.invalid")]
    public async Task Check_AtAnImpossibleTimeWithAHazard_IsRefused(string at, HttpStatusCode status, string code)
    {
        await using var host = await HazardsHost.StartAsync();
        var made = await host.Service.Anonymous().CommandAsync(Url, Statement("Other"));

        await host.Client.RefusedAsync(
            $"{Url}/{made.Id}/check", new { HazardsHost.Inspector, Substantiated = true, Result = "属实", CheckedAt = at, Hazard = new { Description = "出口堵塞" } }, status, code);

        Assert.Empty(await host.Service.EventsAsync<HazardReported>());
    }

    [Fact]
    public async Task Complaint_UnknownCodeOrForeign_IsNotFound()
    {
        await using var host = await HazardsHost.StartAsync();
        var made = await host.Service.Anonymous().CommandAsync(Url, Statement("Other"));

        using var unknown = await host.RawAsync($"{Url}/progress/AAAAAAAAAA");
        using var foreign = await host.Service.As(Roles.Supervisor, "211104").GetAsync($"{Url}/{made.Id}", TestContext.Current.CancellationToken);
        using var anonymous = await host.Service.Anonymous().GetAsync($"{Url}/{made.Id}", TestContext.Current.CancellationToken);

        await unknown.IsProblemAsync(HttpStatusCode.NotFound, "hazards.unknown-complaint-code");
        await foreign.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
    }

    [Fact]
    public async Task Search_Overdue_FindsUncheckedPastDue()
    {
        await using var host = await HazardsHost.StartAsync();
        await host.Service.Anonymous().CommandAsync(Url, Statement("BlockedExit"));
        await host.Service.Anonymous().CommandAsync(Url, Statement("Other"));
        host.Later(TimeSpan.FromHours(24));

        var late = await host.Client.GetAsync<HazardsHost.Listed>($"{Url}?overdue=true&status=Received&division=211103");

        Assert.Equal(1, late.Total);
    }

    [Fact]
    public async Task Complaint_Read_IsRecordedAndTheTrailNamesNobody()
    {
        await using var host = await HazardsHost.StartAsync();
        var made = await host.Service.Anonymous().CommandAsync(Url, Statement("Other"));

        await host.Service.As(Roles.Supervisor, "211103").GetAsync<JsonNode>($"{Url}/{made.Id}");

        var rows = (await host.Service.As(Roles.Auditor, "211103").GetAsync<JsonNode>($"/api/hazards/audit?subjectId={made.Id}"))["items"]!.AsArray();
        Assert.Equal(["hazards.complaint", "hazards.submit-complaint"], rows.Select(r => r!["operation"]!.GetValue<string>()));
        Assert.Equal("test-supervisor", rows[0]!["actorId"]!.GetValue<string>());
        var changes = JsonNode.Parse(rows[1]!["changes"]!.GetValue<string>())!;
        Assert.Equal(("139****0001", "示******"), (changes["ComplainantPhone"]![1]!.GetValue<string>(), changes["ComplainantName"]![1]!.GetValue<string>()));
    }

    private static object Statement(string kind) => new
    {
        Kind = kind,
        Subject = "出口堵塞",
        Detail = "二楼出口被货物堵塞",
        Place = "示例路 1 号",
        HazardsHost.UnitId,
        ComplainantName = "示例人员 21",
        ComplainantPhone = "13900000001",
    };
}
