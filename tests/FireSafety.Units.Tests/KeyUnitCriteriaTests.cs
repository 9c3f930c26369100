using FireSafety.Units.Units;

namespace FireSafety.Units.Tests;

public sealed class KeyUnitCriteriaTests
{
    [Theory]
    [InlineData("宾馆、旅馆、饭店", "guestRooms", 49, false)]
    [InlineData("宾馆、旅馆、饭店", "guestRooms", 50, true)]
    [InlineData("宾馆、旅馆、饭店", "buildingAreaM2", 5000, false)]
    [InlineData("养老院", "residentBeds", 50, true)]
    [InlineData("公共娱乐场所", "buildingAreaM2", 199, false)]
    [InlineData("民用机场", "buildingAreaM2", 0, true)]
    [InlineData(null, "guestRooms", 500, false)]
    public void Suggest_DeclaredFacts_FollowsTheThreshold(string? category, string measure, long value, bool expected)
    {
        var suggestion = KeyUnitCriteria.InForce.Suggest(category, [new Measure(measure, value)]);

        Assert.Equal(expected, suggestion is not null);
    }

    [Fact]
    public void Suggest_Met_NamesClauseAndFact()
    {
        var suggestion = KeyUnitCriteria.InForce.Suggest("医院", [new Measure("inpatientBeds", 80)]);

        Assert.Equal("《消防安全重点单位界定标准（公通字〔2001〕97号所附）》：医院，住院床位50张以上（含本数）", suggestion!.Clause);
        Assert.Equal("住院床位80张", suggestion.Fact);
    }

    [Fact]
    public void Criteria_EveryMeasureOfARule_IsDescribed() =>
        Assert.All(KeyUnitCriteria.InForce.Rules.Where(r => r.Measure is not null), r => Assert.True(KeyUnitCriteria.InForce.HasMeasure(r.Measure!)));
}
