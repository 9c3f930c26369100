using System.Text.Json.Nodes;
using FireSafety.Contracts.Access;
using FireSafety.TestKit;
using static FireSafety.Licensing.Tests.Hosts;

namespace FireSafety.Licensing.Tests;

/// <summary>What the audit trail tells of agencies, and to whom.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task Agency_Read_IsRecorded()
    {
        await using var host = await StartAsync();
        var agency = await host.RegisterAsync(Sample.Agency(1));

        await host.As(Roles.CityLeader).GetAsync<JsonNode>($"{Hosts.Agencies}/{agency.Id}");

        var read = Assert.Single(await FindAsync(host.Client, $"?subjectId={agency.Id}&action=Read"));
        Assert.Equal(("licensing.get-agency", "test-city-leader"), (read["operation"]!.GetValue<string>(), read["actorId"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Trail_OfSeveralKindsOfAction_LeavesTheOthersOut()
    {
        await using var host = await StartAsync();
        var agency = await host.RegisterAsync(Sample.Agency(1));
        await host.As(Roles.CityLeader).GetAsync<JsonNode>($"{Hosts.Agencies}/{agency.Id}");

        var rows = await FindAsync(host.Client, $"?subjectId={agency.Id}&action=Added&action=Modified&action=Deleted");

        Assert.NotEmpty(rows);
        Assert.DoesNotContain("Read", rows.Select(r => r["action"]!.GetValue<string>()));
        using var wrong = await host.Client.GetAsync("/api/licensing/audit?action=Added&action=Looked");
        await wrong.IsProblemAsync(System.Net.HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Trail_OfAPerson_MasksTheCertificate()
    {
        await using var host = await StartAsync();
        await host.RegisterAsync(Sample.Agency(1));

        var masked = await FindAsync(host.As(Roles.Auditor), "?subjectType=Person");
        var full = await FindAsync(host.Client, "?subjectType=Person");

        Assert.NotEmpty(masked);
        Assert.All(masked, row => Assert.Contains("***", Certificate(row), StringComparison.Ordinal));
        Assert.All(full, row => Assert.DoesNotContain("***", Certificate(row), StringComparison.Ordinal));
    }

    private static string Certificate(JsonNode row) => JsonNode.Parse(row["changes"]!.GetValue<string>())!["CertificateNumber"]![1]!.GetValue<string>();

    private static async Task<List<JsonNode>> FindAsync(HttpClient client, string query) =>
        [.. (await client.GetAsync<JsonNode>($"/api/licensing/audit{query}"))["items"]!.AsArray().Select(i => i!)];
}
