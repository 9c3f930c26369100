using System.Text.Json.Nodes;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Platform.Http;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using static FireSafety.Interviews.Tests.Sample;

namespace FireSafety.Interviews.Tests;

/// <summary>What the audit trail tells of interviews, and to whom.</summary>
public sealed class AuditTests
{
    private static readonly Guid A = Id();

    [Fact]
    public async Task Trail_OfASupervisorsInterview_IsHiddenWithItsPartsAndReads()
    {
        await using var host = await StartAsync();
        var held = await host.HeldAsync(InterviewKind.DetachmentWithSupervisors, A);
        await host.DetailAsync(held.Id);
        await host.Client.GetAsync<Page<JsonObject>>(Api);

        var shown = await FindAsync(host.Client, "?pageSize=100");
        var hidden = await FindAsync(host.As(Roles.Auditor), "?pageSize=100");

        Assert.Superset(new HashSet<string> { "Interview", "InterviewParty", "Attendee" }, shown.Select(SubjectType).ToHashSet());
        Assert.All(hidden, row => Assert.Equal("AuditTrail", SubjectType(row)));
    }

    [Fact]
    public async Task Trail_OfAnyOtherInterview_IsShownWithMaskedPhones()
    {
        await using var host = await StartAsync();
        var held = await host.HeldAsync(InterviewKind.BrigadeWithKeyUnits, A);
        var party = (await host.DetailAsync(held.Id)).Parties[0].Id;
        await host.Client.CommandAsync($"{Api}/{held.Id}/attendees", Person(party, "示例人员 9", phone: "13800000009"));

        var rows = await FindAsync(host.As(Roles.Auditor, Xinglongtai), "?subjectType=Attendee");

        Assert.All(rows, row => Assert.Equal(BrigadePath, row["jurisdiction"]!.GetValue<string>()));
        Assert.Contains(rows, row => row["changes"]!.GetValue<string>().Contains("138****0009", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row["changes"]!.GetValue<string>().Contains("13800000009", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "interviews.get")]
    [InlineData("/attendance", "interviews.attendance")]
    public async Task Read_OfASupervisorsInterview_IsRecorded(string view, string operation)
    {
        await using var host = await StartAsync();
        var held = await host.HeldAsync(InterviewKind.DetachmentWithSupervisors, A);

        await host.As(Roles.DetachmentOfficer).GetAsync<JsonObject>($"{Api}/{held.Id}{view}");

        var read = Assert.Single(await FindAsync(host.Client, $"?subjectId={held.Id}&action=Read&actorId=test-detachment-officer"));
        Assert.Equal(operation, read["operation"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(InterviewKind.DetachmentWithSupervisors, 1)]
    [InlineData(InterviewKind.BrigadeWithKeyUnits, 0)]
    public async Task Read_OfAList_IsRecordedWhenASupervisorsInterviewStandsInIt(InterviewKind kind, int recorded)
    {
        await using var host = await StartAsync();
        await host.HeldAsync(kind, A);

        await host.As(Roles.DetachmentOfficer).GetAsync<Page<JsonObject>>(Api);

        Assert.Equal(recorded, (await FindAsync(host.Client, "?operation=interviews.search&action=Read")).Count);
    }

    [Fact]
    public async Task Read_OfAnyOtherInterview_IsNotRecorded()
    {
        await using var host = await StartAsync();
        var held = await host.HeldAsync(InterviewKind.BrigadeWithKeyUnits, A);

        await host.DetailAsync(held.Id);

        Assert.Empty(await FindAsync(host.Client, $"?subjectId={held.Id}&action=Read"));
    }

    [Fact]
    public async Task Upgrade_OfATrailFromBefore_HidesItRatherThanShowAny()
    {
        await using var db = new InterviewsSqliteDesignTime().CreateDbContext([]);
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await db.Database.MigrateAsync("ClockOffset", TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO AuditTrail (At, ActorId, ActorName, Operation, SubjectType, SubjectId, Action, Changes, TraceId)
            VALUES ('2024-01-15 01:00:00', 'a', 'a', 'interviews.plan', 'Interview', '0190A000-0000-7000-8000-000000000001', 'Added', '{{}}', '')
            """, TestContext.Current.CancellationToken);

        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);

        var row = await db.AuditTrail.IgnoreQueryFilters().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("/2111/", true, null), (row.Jurisdiction, row.IsSupervisorMatter, row.Sequence));
    }

    private static async Task<List<JsonNode>> FindAsync(HttpClient client, string query) =>
        [.. (await client.GetAsync<JsonNode>($"{Api}/audit{query}"))["items"]!.AsArray().Select(i => i!)];

    private static string SubjectType(JsonNode row) => row["subjectType"]!.GetValue<string>();
}
