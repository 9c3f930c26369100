using CsCheck;
using FireSafety.Hazards.MajorHazards;

namespace FireSafety.Hazards.Tests;

public sealed class CriteriaSetTests
{
    private static readonly CriteriaSets Sets = new();
    private static readonly CriteriaSet Set = Sets.On(new DateOnly(2024, 1, 15))!;

    [Theory]
    [InlineData("人员密集场所", "6.5", true)]
    [InlineData("其他场所", "6.1", true)]
    [InlineData("人员密集场所", "7.3.1 7.3.2 7.5", true)]
    [InlineData("人员密集场所", "7.3.1 7.3.2", false)]
    [InlineData("人员密集场所", "7.1.1 7.2.1 7.4.1", false)]
    [InlineData("人员密集场所", "7.1.1 7.2.1 7.4.1 7.6.1", true)]
    [InlineData("易燃易爆危险品场所", "7.1.1 7.1.2 7.4.6", true)]
    [InlineData("易燃易爆危险品场所", "7.3.1 7.3.2 7.5", false)]
    [InlineData("重要场所", "7.3.1 7.3.2 7.5", false)]
    [InlineData("重要场所", "7.3.1 7.3.2 7.5 7.4.1", true)]
    [InlineData("其他场所", "7.1.1 7.1.2 7.1.3 7.4.1 7.5", false)]
    [InlineData("其他场所", "7.1.1 7.1.2 7.1.3 7.4.1 7.5 7.6.1", true)]
    [InlineData("其他场所", "", false)]
    public void Judge_ByPlaceTypeAndClauses_FollowsTheCountingRule(string placeType, string clauses, bool major)
    {
        var verdict = Set.Judge(placeType, clauses.Split(' ', StringSplitOptions.RemoveEmptyEntries), []);

        Assert.Equal(major, verdict.IsMajor);
    }

    [Fact]
    public void Judge_Exclusion_OverridesDirectCriterion()
    {
        var verdict = Set.Judge("人员密集场所", ["6.5"], [Set.NotMajorWhen[0]]);

        Assert.False(verdict.IsMajor);
    }

    [Fact]
    public void Judge_ClauseRepeated_CountsOnce()
    {
        var verdict = Set.Judge("人员密集场所", ["7.3.1", "7.3.1", "7.3.1"], []);

        Assert.False(verdict.IsMajor);
    }

    [Fact]
    public void Judge_MoreClauses_NeverMakesItLessMajor()
    {
        var place = Gen.Int[0, Set.PlaceTypes().Count - 1].Select(i => Set.PlaceTypes()[i]);
        var clause = Gen.Int[0, Set.Comprehensive.Count - 1].Select(i => Set.Comprehensive[i].Clause);

        Gen.Select(place, clause.HashSet[0, 8], clause).Sample((at, met, extra) =>
            !Set.Judge(at, met, []).IsMajor || Set.Judge(at, [.. met, extra], []).IsMajor);
    }

    [Theory]
    [InlineData("2018-06-30", false)]
    [InlineData("2018-07-01", true)]
    [InlineData("2025-10-31", true)]
    [InlineData("2025-11-01", false)]
    public void On_Day_FindsTheSetInForce(string day, bool found)
    {
        Assert.Equal(found, Sets.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)) is not null);
    }
}
