using System.Text.Json;
using FireSafety.Contracts.Access;
using FireSafety.TestKit;

namespace FireSafety.Access.Tests;

/// <summary>Two departments at one interview: counts carry no mark of a side, so they are read here.</summary>
[Collection(OneCity.Name)]
public sealed class CalledInTogether(City city)
{
    [Theory]
    [InlineData(Roles.Department, 1)]
    [InlineData(Roles.CityLeader, 2)]
    public async Task Detail_OfTheInterview_CountsWhomTheReaderMaySee(string role, int expected)
    {
        using var client = city.Host.As(city.Own.Actor(role));

        var detail = await client.GetAsync<JsonElement>($"/api/interviews/{city.Own["interview@together"]}");

        Assert.Equal(expected, detail.GetProperty("people").GetProperty("attended").GetInt32());
        Assert.Equal(expected, detail.GetProperty("parties").GetArrayLength());
    }

    [Theory]
    [InlineData(Roles.Department, 1)]
    [InlineData(Roles.CityLeader, 2)]
    public async Task Search_OfTheInterview_CountsWhomTheReaderMaySee(string role, int expected)
    {
        using var client = city.Host.As(city.Own.Actor(role));

        var found = await client.GetAsync<JsonElement>("/api/interviews?pageSize=100");

        var row = found.GetProperty("items").EnumerateArray().Single(r => r.GetProperty("id").GetString() == city.Own["interview@together"]);
        Assert.All(["parties", "unacknowledged", "calledIn", "attended", "commitments", "openCommitments"], (string count) => Assert.Equal((count, expected), (count, row.GetProperty(count).GetInt32())));
    }

    [Fact]
    public async Task Statistics_OfADepartment_CountNobodyElse()
    {
        using var client = city.Host.As(city.Own.Actor(Roles.Department));

        var row = Assert.Single((await client.GetAsync<JsonElement>("/api/interviews/statistics")).GetProperty("rows").EnumerateArray());

        // One held and one followed up, of the own and of those with the other department.
        Assert.Equal((4, 4, 4), (row.GetProperty("sessions").GetInt32(), row.GetProperty("parties").GetInt32(), row.GetProperty("attended").GetInt32()));
    }
}
