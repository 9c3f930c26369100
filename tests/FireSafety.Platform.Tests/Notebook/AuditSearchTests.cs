using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Access;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Platform.Tests.Notebook;

/// <summary>Who may find what in the audit trail, and what reading leaves behind there.</summary>
public sealed class AuditSearchTests : IAsyncLifetime
{
    private const string Notes = "/api/writer/notes";
    private const string Audit = "/api/writer/audit";
    private const string Brigade = "/2111/211103/";
    private const string Other = "/2111/211104/";

    // Without anybody who listens a request has no trace.
    private readonly ActivityListener traces = new()
    {
        ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    };
    private ServiceHost host = null!;

    public async ValueTask InitializeAsync()
    {
        ActivitySource.AddActivityListener(traces);
        host = await NotebookHost.StartAsync();
    }

    public ValueTask DisposeAsync()
    {
        traces.Dispose();
        return host.DisposeAsync();
    }

    [Fact]
    public async Task Search_ByEachFilter_FindsWhatItSays()
    {
        var first = await WriteAsync("一");
        host.Time.Advance(TimeSpan.FromHours(1));
        await host.As(new Actor("officer-7", "测试人员 7", Roles.DetachmentOfficer, "/2111/"))
            .CommandAsync($"{Notes}/{first}/rewrite", new { Text = "二" });
        await WriteAsync("三");
        var trace = (await FindAsync($"?subjectId={first}"))[0]["traceId"]!.GetValue<string>();

        Assert.Equal(["writer.rewrite", "writer.write"], (await FindAsync($"?subjectId={first}")).Select(Operation));
        Assert.Equal(["writer.rewrite"], (await FindAsync("?actorId=officer-7")).Select(Operation));
        Assert.Equal(["writer.rewrite"], (await FindAsync("?operation=writer.rewrite")).Select(Operation));
        Assert.Equal(2, (await FindAsync("?operation=writer.w*")).Count);
        Assert.Empty(await FindAsync("?operation=writer.w"));
        Assert.Equal(["writer.rewrite"], (await FindAsync("?action=Modified")).Select(Operation));
        Assert.Equal(3, (await FindAsync("?subjectType=Note")).Count);
        Assert.Equal(["writer.write"], (await FindAsync("?subjectType=Note&to=2024-01-15T09:30:00%2B08:00")).Select(Operation));
        Assert.Equal(2, (await FindAsync("?subjectType=Note&from=2024-01-15T09:30:00%2B08:00")).Count);
        Assert.Equal(["writer.rewrite"], (await FindAsync($"?traceId={trace}")).Select(Operation));
    }

    [Theory]
    [InlineData("?action=Looked")]
    [InlineData("?pageSize=101")]
    [InlineData("?from=2024-01-16T00:00:00Z&to=2024-01-15T00:00:00Z")]
    public async Task Search_ByWhatCannotBe_IsRefused(string query)
    {
        using var response = await host.Client.GetAsync(Audit + query, TestContext.Current.CancellationToken);

        await response.IsProblemAsync(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Search_PageByPage_ShowsEachOnceThoughTheTrailGrows()
    {
        for (var i = 0; i < 5; i++)
            await WriteAsync($"第 {i} 条");
        var seen = new List<string>();
        var url = "?subjectType=Note&pageSize=2";

        for (long? before = long.MaxValue; before is not null;)
        {
            var page = await host.Client.GetAsync<JsonNode>($"{Audit}{url}&before={before}");
            seen.AddRange(page["items"]!.AsArray().Select(i => i!["subjectId"]!.GetValue<string>()));
            before = page["before"]?.GetValue<long>();
            if (seen.Count == 2)
                await WriteAsync("新来的");
        }

        Assert.Equal(5, seen.Count);
        Assert.Equal(5, seen.Distinct().Count());
    }

    [Fact]
    public async Task Search_OfOneBrigade_ShowsNoOtherJurisdiction()
    {
        await WriteAsync("甲", Brigade);
        await WriteAsync("乙", Other);

        var rows = await FindAsync("", host.As(Roles.Auditor, "211103"));

        Assert.Equal([Brigade], rows.Select(r => r["jurisdiction"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Search_WithoutThePermission_ShowsNoSupervisorMatter()
    {
        var id = await WriteAsync("甲", colour: "Blue");
        await host.Client.GetAsync<string>($"{Notes}/{id}");

        Assert.Empty(await FindAsync($"?subjectId={id}", host.As(Roles.Auditor)));
        Assert.Equal(["Read", "Added"], (await FindAsync($"?subjectId={id}")).Select(Action));
    }

    [Fact]
    public async Task Search_WithoutThePermission_MasksPhones()
    {
        var id = await WriteAsync("电话 13800000001", phone: "13800000001");

        var masked = Assert.Single(await FindAsync($"?subjectId={id}", host.As(Roles.Auditor)))["changes"]!.GetValue<string>();
        var full = Assert.Single(await FindAsync($"?subjectId={id}"))["changes"]!.GetValue<string>();

        Assert.Contains("""
            "Phone":[null,"138****0001"]
            """, masked, StringComparison.Ordinal);
        Assert.Contains("""
            "Phone":[null,"13800000001"]
            """, full, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_Itself_IsRecordedWithWhatWasAskedFor()
    {
        await FindAsync("?actorId=somebody", host.As(Roles.Auditor));

        var read = Assert.Single(await FindAsync("?action=Read&actorId=test-auditor"));

        Assert.Equal(("writer.audit", "AuditTrail", "127.0.0.1", """{"query":"?actorId=somebody"}"""),
            (Operation(read), read["subjectType"]!.GetValue<string>(), read["from"]!.GetValue<string>(), read["changes"]!.GetValue<string>()));
    }

    [Fact]
    public async Task SensitiveRead_InFull_IsRecorded()
    {
        var id = await WriteAsync("甲", Brigade);

        await host.As(Roles.Supervisor, "211103").GetAsync<string>($"{Notes}/{id}");

        var read = Assert.Single(await FindAsync($"?subjectId={id}&action=Read"));
        Assert.Equal(("writer.get", "Note", "test-supervisor", Brigade),
            (Operation(read), read["subjectType"]!.GetValue<string>(), read["actorId"]!.GetValue<string>(), read["jurisdiction"]!.GetValue<string>()));
        Assert.Equal(32, read["traceId"]!.GetValue<string>().Length);
    }

    [Fact]
    public async Task SensitiveRead_MaskedOrRefused_IsNotRecorded()
    {
        var id = await WriteAsync("甲", Brigade);

        await host.As(Roles.CityLeader).GetAsync<string>($"{Notes}/{id}");
        using var foreign = await host.As(Roles.Supervisor, "211104").GetAsync($"{Notes}/{id}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Empty(await FindAsync($"?subjectId={id}&action=Read"));
    }

    [Fact]
    public async Task SensitiveRead_ThatCannotBeRecorded_IsNotAnswered()
    {
        var id = await WriteAsync("不得外传");
        await host.ReadAsync<WriterDbContext, int>(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER full BEFORE INSERT ON AuditTrail BEGIN SELECT RAISE(ABORT, 'disk full'); END"));

        using var response = await host.Client.GetAsync($"{Notes}/{id}", TestContext.Current.CancellationToken);

        await response.IsProblemAsync(HttpStatusCode.InternalServerError, "server.error");
        Assert.DoesNotContain("不得外传", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_Asked_SaysWhatItChecked()
    {
        await WriteAsync("甲");
        await host.RunStepAsync("writer", "seal-audit");

        using var response = await host.As(Roles.Auditor).PostAsync($"{Audit}/verify", null, TestContext.Current.CancellationToken);

        var report = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(1, report["checked"]!.GetValue<int>());
        Assert.Null(report["fault"]);
    }

    private async Task<Guid> WriteAsync(string text, string jurisdiction = Brigade, string colour = "Red", string? phone = null) =>
        (await host.Client.CommandAsync(Notes, new { Text = text, Jurisdiction = jurisdiction, Colour = colour, Phone = phone })).Id;

    private async Task<List<JsonNode>> FindAsync(string query, HttpClient? client = null) =>
        [.. (await (client ?? host.Client).GetAsync<JsonNode>(Audit + query))["items"]!.AsArray().Select(i => i!)];

    private static string Operation(JsonNode row) => row["operation"]!.GetValue<string>();

    private static string Action(JsonNode row) => row["action"]!.GetValue<string>();
}
