using System.Text.Json.Nodes;
using FireSafety.Contracts.Access;
using FireSafety.TestKit;
using static FireSafety.Units.Tests.UnitsHost;

namespace FireSafety.Units.Tests;

/// <summary>What the audit trail tells of units, and to whom.</summary>
public sealed class AuditTests
{
    [Theory]
    [InlineData(Roles.Supervisor, 1)]
    [InlineData(Roles.CityLeader, 0)]
    public async Task Unit_Read_IsRecordedWherePhonesAreShownInFull(string role, int recorded)
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();

        await host.As(role).GetAsync<Detail>($"{UnitsHost.Units}/{unit.Id}");

        Assert.Equal(recorded, (await FindAsync(host.Client, $"?subjectId={unit.Id}&action=Read")).Count);
    }

    [Fact]
    public async Task Trail_OfAUnit_MasksPhonesWithinItsColumns()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();

        var row = Assert.Single(await FindAsync(host.As(Roles.Auditor), $"?subjectId={unit.Id}"));

        var changes = JsonNode.Parse(row["changes"]!.GetValue<string>())!;
        Assert.Equal("138****0001", changes["ResponsiblePerson.Phone"]![1]!.GetValue<string>());
        Assert.Equal("示例人员 1", changes["ResponsiblePerson.Name"]![1]!.GetValue<string>());
    }

    [Fact]
    public async Task Trail_OfAPart_HasTheJurisdictionOfItsUnit()
    {
        await using var host = await StartAsync();
        await host.RegisterAsync(Body(1, division: "211103"));
        await host.RegisterAsync(Body(2, division: "211104"));

        var rows = await FindAsync(host.As(Roles.Auditor, "211104"), "?subjectType=PostHolding");

        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal("/2111/211104/", row["jurisdiction"]!.GetValue<string>()));
    }

    private static async Task<List<JsonNode>> FindAsync(HttpClient client, string query) =>
        [.. (await client.GetAsync<JsonNode>($"/api/units/audit{query}"))["items"]!.AsArray().Select(i => i!)];
}
