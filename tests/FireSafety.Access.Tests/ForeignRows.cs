using CsCheck;
using FireSafety.Contracts.Access;

namespace FireSafety.Access.Tests;

/// <summary>
/// Whatever is asked, by whoever of one side: nothing of the other side comes back and nothing of it changes, but for what
/// <c>access-matrix.md</c> says is common.
/// </summary>
[Collection(OneCity.Name)]
public sealed class ForeignRows(City city)
{
    private const int Choices = 40;
    private static readonly string[] Askers =
        [AccessTable.Public, Roles.BrigadeLeader, Roles.Supervisor, Roles.Department, Roles.Unit, Roles.Agency];
    private static readonly string?[] Whose = [null, null, "own-interview", "together"];
    private static readonly string[] Texts = ["示例", "单位", "%", "_", "' OR 1=1 --", "甲方示例", "乙方示例"];
    private static readonly string[] Divisions = ["211103", "211102", "211104", "211100", "999999"];
    private static readonly string[] Days = ["2023-12-31", "2024-01-01", "2024-01-15", "2024-01-22", "2024-12-31"];

    private readonly IReadOnlyDictionary<(string Section, string Operation), IReadOnlyList<string>> table = AccessTable.Read();

    [Fact]
    public async Task Read_WithAnyQuery_ShowsNothingForeign()
    {
        var reads = Permitted(o => o.IsRead);
        var shownOwn = 0;

        await Gen.Int[0, int.MaxValue].Array[Choices].SampleAsync(async choices =>
        {
            var next = new Chooser(choices);
            var (role, whose) = (next.Of(Askers), next.Of(Whose));
            var operation = next.Of(reads[role]);
            var (asker, other) = next.Flip() ? (city.Own, city.Foreign) : (city.Foreign, city.Own);
            var url = Url(operation, next, whose ?? role);
            using var client = ClientOf(role, asker);

            var answer = await Answer.ToAsync(client, "GET", url, null, null);

            Assert.True(answer.Status < 500, $"{role} {url}: {answer.Status} {answer.Text}");
            if (!answer.IsDone || IsCommon(operation, role, whose))
                return;
            Assert.False(answer.Shows(other), $"{role} of {asker.Mark}, GET {url}: {answer.Text}");
            var named = other.IdsNotOf(asker).Where(id => answer.Text.Contains(id, StringComparison.OrdinalIgnoreCase) && !url.Contains(id, StringComparison.OrdinalIgnoreCase));
            Assert.Empty(named);
            if (answer.Shows(asker))
                Interlocked.Increment(ref shownOwn);
        }, iter: 1500, threads: 1);

        Assert.True(shownOwn > 100, $"Only {shownOwn} answers showed anything: the property says nothing.");
    }

    [Fact]
    public async Task Command_OnAnyMixOfSubjects_ChangesNothingForeign()
    {
        var commands = Permitted(o => !o.IsRead);
        var prepared = new Dictionary<(string, Side), HashSet<string>>();
        var done = 0;

        await Gen.Int[0, int.MaxValue].Array[Choices].SampleAsync(async choices =>
        {
            var next = new Chooser(choices);
            var (role, whose) = (next.Of(Askers), next.Of(Whose));
            var operation = next.Of(commands[role]);
            var (asker, other) = next.Flip() ? (city.Own, city.Foreign) : (city.Foreign, city.Own);
            // The thing itself is mostly one's own: what is asked for beside it is where a foreign one would slip in.
            var url = operation.UrlBy(name => (next.Mostly() ? asker : other).Find(name, whose ?? role)!);
            var body = operation.BodyBy(name => (next.Flip() ? asker : other).Find(name, whose ?? role)!);
            var version = operation.Method == "PUT" ? await city.VersionAsync(url) : null;
            var (before, sent) = (city.Databases.Version(operation.Service), city.Databases.LastEvent(operation.Service));
            if (!prepared.TryGetValue((operation.Service, other), out var theirs))
                prepared[(operation.Service, other)] = theirs = city.Databases.RowsThatShow(operation.Service, other);
            using var client = ClientOf(role, asker);

            var answer = await Answer.ToAsync(client, operation.Method, url, body, version);

            var asked = $"{role} of {asker.Mark}, {operation.Method} {url} {body}: {answer.Status} {answer.Text}";
            var changed = city.Databases.Version(operation.Service) != before;
            var left = changed ? city.Databases.RowsThatShow(operation.Service, other) : theirs;
            var foreignEvents = changed ? city.Databases.EventsOf(operation.Service, sent, other) : [];
            if (changed)
                city.Databases.Restore(operation.Service);
            Assert.True(answer.Status < 500, asked);
            Assert.True(answer.IsDone || !changed, "Refused, and yet something was written: " + asked);
            if (!answer.IsDone || IsCommon(operation, role, whose))
                return;
            Assert.True(theirs.IsSubsetOf(left), asked + "\nchanged\n" + string.Join('\n', theirs.Except(left)));
            Assert.DoesNotContain(left.Except(theirs), row => row.Contains(other.Path, StringComparison.Ordinal));
            Assert.Empty(foreignEvents);
            Interlocked.Increment(ref done);
        }, iter: 1500, threads: 1);

        Assert.True(done > 50, $"Only {done} commands were done: the property says nothing.");
    }

    [Fact]
    public void Event_InTheOutbox_CarriesItsAggregatesJurisdiction()
    {
        foreach (var service in city.Databases.Services)
            Assert.Empty(city.Databases.EventsOutOfPlace(service));
        Assert.NotEmpty(city.Databases.EventsOf("hazards", 0, city.Foreign));
    }

    private HttpClient ClientOf(string role, Side side) => role == AccessTable.Public ? city.Host.Anonymous() : city.Host.As(side.Actor(role));

    /// <summary>What each asker is let in to at all: who lacks the permission is refused whatever is asked.</summary>
    private Dictionary<string, List<Operation>> Permitted(Func<Operation, bool> which) => Askers.ToDictionary(
        role => role, role => Operation.All.Where(which).Where(o => Cell(o, role, null) is not ("401" or "403")).ToList());

    /// <summary>Whether the table says that this is for all of the city: <c>all</c>, or done for the foreign thing too.</summary>
    private bool IsCommon(Operation operation, string role, string? whose) => Cell(operation, role, whose) is "all" or "ok/ok";

    private string Cell(Operation operation, string role, string? whose)
    {
        var section = AccessTable.Sections.FirstOrDefault(s => whose is not null && s.Whose == whose && s.Operations.Contains(operation))
            ?? AccessTable.Sections.First(s => s.Title == operation.Service);
        var column = AccessTable.Columns.Index().Single(c => c.Item == role).Index;
        return table[(section.Title, operation.Id)][column];
    }

    private string Url(Operation operation, Chooser next, string whose)
    {
        var url = operation.UrlBy(name => (next.Flip() ? city.Own : city.Foreign).Find(name, whose)!);
        var query = operation.Query.Where(q => q.Required || next.Flip()).Select(q => $"{q.Name}={Uri.EscapeDataString(Value(q, next))}").ToList();
        return query.Count == 0 ? url : $"{url}?{string.Join('&', query)}";
    }

    private string Value(QueryParameter parameter, Chooser next) => parameter switch
    {
        { Values.Count: > 0 } => next.Of(parameter.Values),
        { Name: "Division" } => next.Of(Divisions),
        { Name: "Audience" } => next.Of(["all", "detachment", $"brigade:{next.Of(Divisions)}", $"unit:{(next.Flip() ? city.Own : city.Foreign)["unit"]}"]),
        { Type: "uuid" } => next.Of((next.Flip() ? city.Own : city.Foreign).Ids),
        { Type: "date" } => next.Of(Days),
        { Type: "int32" or "int64" } => next.Of(["1", "2", "0", "100"]),
        { Type: "boolean" } => next.Flip() ? "true" : "false",
        _ => next.Of(Texts),
    };

    /// <summary>Makes one choice after the other of a generated row of numbers, so that a failure can be shrunk and repeated.</summary>
    private sealed class Chooser(int[] choices)
    {
        private int used;

        public T Of<T>(IReadOnlyList<T> options) => options[choices[used++ % choices.Length] % options.Count];

        public bool Flip() => Of([true, false]);

        public bool Mostly() => Of([true, true, true, false]);
    }
}
