using System.Collections.Concurrent;
using FireSafety.Contracts.Access;

namespace FireSafety.Access.Tests;

/// <summary>The tests that share the prepared city take turns: commands change it until it is put back.</summary>
[CollectionDefinition(Name)]
public sealed class OneCity : ICollectionFixture<City>
{
    public const string Name = "city";
}

/// <summary>Who may ask what of whom: every operation, every role, own and foreign, compared with <c>access-matrix.md</c>.</summary>
[Collection(OneCity.Name)]
public sealed class AccessMatrix(City city) : IDisposable
{
    private static readonly string[] SeeTheCity = [Roles.CityLeader, Roles.DetachmentAdmin, Roles.DetachmentOfficer, Roles.Auditor, Roles.ServiceClient];

    private readonly Dictionary<string, HttpClient> clients = AccessTable.Columns.ToDictionary(
        role => role, role => role == AccessTable.Public ? city.Host.Anonymous() : city.Host.As(city.Own.Actor(role)));

    [Fact]
    public void Operation_OfTheDocuments_CanBeAsked()
    {
        Assert.Empty(Operation.All.SelectMany(o => o.MissingParts));
        Assert.Empty(Operation.Forgotten);
    }

    [Fact]
    public async Task Matrix_AskedAnew_IsTheCommittedOne()
    {
        var asked = new ConcurrentDictionary<(string Section, string Operation), IReadOnlyList<string>>();
        // A service's commands change its own file only, so services are asked side by side.
        await Task.WhenAll(AccessTable.Sections.GroupBy(s => s.Operations[0].Service).Select(service => Task.Run(async () =>
        {
            foreach (var section in service)
            {
                foreach (var operation in section.Operations)
                    asked[(section.Title, operation.Id)] = await CellsAsync(operation, section.Whose);
            }
        })));
        if (Environment.GetEnvironmentVariable("UPDATE_ACCESS_MATRIX") == "1")
            AccessTable.Write(asked);
        var committed = AccessTable.Read();

        var leaks = asked.SelectMany(line => line.Value.Select((cell, i) => $"{line.Key.Operation}: {AccessTable.Columns[i]} {cell}"))
            .Where(c => c.Contains('!', StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        var changed = asked.Keys.Union(committed.Keys).Order()
            .Select(key => (key, Was: Cells(committed.GetValueOrDefault(key)), Is: Cells(asked.GetValueOrDefault(key)))).Where(line => line.Was != line.Is)
            .Select(line => $"{line.key.Section}, {line.key.Operation}\n  committed: {line.Was}\n  asked:     {line.Is}").ToList();
        Assert.True(changed.Count == 0, "Run this test with UPDATE_ACCESS_MATRIX=1 and read the difference against domain.md §9.\n" + string.Join('\n', changed));
    }

    public void Dispose()
    {
        foreach (var client in clients.Values)
            client.Dispose();
    }

    private static string Cells(IReadOnlyList<string>? cells) => cells is null ? "(no line)" : string.Join(' ', cells);

    private async Task<IReadOnlyList<string>> CellsAsync(Operation operation, string? whose)
    {
        var cells = new List<string>();
        var most = operation.IsRead ? await AskAsync(operation, Roles.DetachmentAdmin, city.Own, whose) : null;
        foreach (var role in AccessTable.Columns)
            cells.Add(await CellAsync(operation, role, whose, most));
        return cells;
    }

    private async Task<string> CellAsync(Operation operation, string role, string? whose, Answer? most)
    {
        var speaksOf = whose ?? role;
        var answer = await AskAsync(operation, role, city.Own, speaksOf);
        if (operation.Url(city.Own, speaksOf) == operation.Url(city.Foreign, speaksOf) && operation.Body(city.Own, speaksOf) == operation.Body(city.Foreign, speaksOf))
            return !operation.IsRead || !answer.IsDone ? Class(answer) : operation.IsOfCaller ? OwnOnly(answer) : Extent(answer, most!);

        var own = operation.IsRead && answer.IsDone && !SeeTheCity.Contains(role) && answer.Shows(city.Foreign) ? "leak!" : Class(answer);
        var foreign = Class(await AskAsync(operation, role, city.Foreign, speaksOf));
        return own == foreign && own.StartsWith("40", StringComparison.Ordinal) ? own : $"{own}/{foreign}";
    }

    private async Task<Answer> AskAsync(Operation operation, string role, Side side, string? whose)
    {
        var url = operation.Url(side, whose);
        var version = operation.Method == "PUT" ? await city.VersionAsync(url) : null;
        var before = city.Databases.Version(operation.Service);
        var answer = await Answer.ToAsync(clients[role], operation.Method, url, operation.Body(side, whose), version);
        var changed = city.Databases.Version(operation.Service) != before;
        // Whoever is refused has changed nothing at all; whoever reads, nothing but the trail, which tells of some reads.
        var wrote = changed && (operation.IsRead ? !answer.IsDone || city.Databases.HasChangedBesideTheTrail(operation.Service) : !answer.IsDone);
        if (changed)
            city.Databases.Restore(operation.Service);
        return wrote ? answer with { Status = 600 } : answer;
    }

    private string OwnOnly(Answer answer) => answer.Shows(city.Own) && !answer.Shows(city.Foreign) ? "own" : "leak!";

    private string Extent(Answer answer, Answer most)
    {
        if (most.Shows(city.Own) != most.Shows(city.Foreign))
            return "one-sided!"; // The city is not prepared well enough to tell anything.
        if (answer.Text == most.Text)
            return "all";
        if (most.Shows(city.Own))
            return (answer.Shows(city.Own), answer.Shows(city.Foreign)) switch
            {
                (true, true) => "all",
                (true, false) => "own",
                (false, false) => "none",
                _ => "leak!",
            };
        var (seen, all) = (answer.Amount(), most.Amount());
        return seen == all ? "all" : seen.Numbers == 0 && (seen.Lines == 0 || all.Numbers > 0) ? "none" : "own";
    }

    private static string Class(Answer answer) => answer.Status switch
    {
        >= 200 and < 300 => "ok",
        401 or 403 or 404 => $"{answer.Status}",
        409 or 412 or 422 or 428 => "rule",
        _ => $"{answer.Status}!",
    };
}
