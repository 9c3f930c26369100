using FireSafety.Contracts.Access;

namespace FireSafety.Access.Tests;

/// <summary>Interviews with a supervisor alone (kind 3) are for that supervisor and the detachment, wherever their words may have got to.</summary>
[Collection(OneCity.Name)]
public sealed class SupervisorInterviews(City city)
{
    [Theory]
    [InlineData(Roles.CityLeader)]
    [InlineData(Roles.BrigadeLeader)]
    [InlineData(Roles.Department)]
    [InlineData(Roles.Unit)]
    [InlineData(Roles.Agency)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.ServiceClient)]
    public async Task AnyRead_ByOthers_ShowsNoWordOfThem(string role) => Assert.Empty(await ShowingAsync(role, city.Own));

    [Fact]
    public async Task AnyRead_ByTheSupervisor_ShowsTheOwn() =>
        Assert.Superset(new HashSet<string> { "interviews.search", "interviews.get", "interviews.minutes", "notifications.list" }, (await ShowingAsync(Roles.Supervisor, city.Own)).ToHashSet());

    [Fact]
    public async Task AnyRead_ByAnotherSupervisor_ShowsNoWordOfTheFirst()
    {
        using var client = city.Host.As(city.Foreign.Actor(Roles.Supervisor));

        var answers = await Task.WhenAll(Operation.All.Where(o => o.IsRead).Select(async operation =>
            (operation.Id, Answer: await Answer.ToAsync(client, "GET", operation.Url(city.Own, "own-interview"), null, null))));

        Assert.Empty(answers.Where(a => a.Answer.IsDone && a.Answer.Text.Contains(city.Own.Mark + City.OneToOne, StringComparison.Ordinal)).Select(a => a.Id));
    }

    /// <summary>The reads, asked of either's things, that show anything of such an interview.</summary>
    private async Task<IEnumerable<string>> ShowingAsync(string role, Side side)
    {
        using var client = city.Host.As(side.Actor(role));
        var showing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var operation in Operation.All.Where(o => o.IsRead))
        {
            foreach (var whose in new[] { role, "own-interview" })
            {
                var answer = await Answer.ToAsync(client, "GET", operation.Url(side, whose), null, null);
                if (answer.IsDone && answer.Text.Contains(City.OneToOne, StringComparison.Ordinal))
                    showing.Add(operation.Id);
            }
        }
        return showing;
    }
}
