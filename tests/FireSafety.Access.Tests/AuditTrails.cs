using FireSafety.Contracts.Access;

namespace FireSafety.Access.Tests;

/// <summary>Only the city's roles read the audit trail by themselves; an outside provider may give one of them to somebody of a brigade.</summary>
[Collection(OneCity.Name)]
public sealed class AuditTrails(City city)
{
    [Fact]
    public async Task Trail_ReadInOneBrigade_ShowsThatBrigadeOnly()
    {
        using var client = city.Host.As(city.Own.Actor(Roles.Auditor) with { Jurisdiction = city.Own.Path });
        var showing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var trail in Operation.All.Where(o => o.Id.EndsWith(".audit", StringComparison.Ordinal)))
        {
            var answer = await Answer.ToAsync(client, "GET", trail.Url(city.Own, null), null, null);

            Assert.Equal(200, answer.Status);
            Assert.False(answer.Shows(city.Foreign), trail.Id + answer.Text);
            if (answer.Shows(city.Own))
                showing.Add(trail.Service);
        }
        Assert.Superset(new HashSet<string> { "hazards", "identity", "units" }, showing);
    }
}
