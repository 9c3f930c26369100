using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FireSafety.Platform.Reference;

namespace FireSafety.Standalone.Scenarios;

/// <summary>A scenario: chapters of steps, each a command sent to a service at a moment of the business clock.</summary>
/// <remarks>
/// <c>seeds/{name}/scenario.json</c> lists the chapters; a chapter is a JSON file with steps; tables are CSV files beside them.
/// In a step's address and body, <c>{column}</c> is a value of the current row, <c>{column:number}</c> the same as a number,
/// and <c>${alias.path}</c> a value from the reply to an earlier step (<c>[*]</c> takes every element of a list).
/// <c>{"$rows": "file.csv", "where": {…}, "item": …}</c> in a body becomes a list with one item per row.
/// </remarks>
internal sealed record Scenario(string Name, string Title, IReadOnlyList<Chapter> Chapters)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    /// <summary>Names of the scenarios that came with the program.</summary>
    public static IEnumerable<string> Available =>
        Directory.GetDirectories(ReferenceData.SeedsFolder).Where(d => File.Exists(Path.Combine(d, "scenario.json"))).Select(d => Path.GetFileName(d)!);

    /// <summary>Reads a scenario whole.</summary>
    /// <exception cref="InvalidDataException">A file is missing or malformed.</exception>
    public static Scenario Load(string name)
    {
        var folder = Path.Combine(ReferenceData.SeedsFolder, name);
        try
        {
            var index = JsonSerializer.Deserialize<IndexFile>(File.ReadAllText(Path.Combine(folder, "scenario.json")), Json)!;
            return new Scenario(name, index.Title, [.. index.Chapters.Select(c => Chapter.Load(folder, c))]);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw new InvalidDataException($"Scenario '{name}': {e.Message}", e);
        }
    }

    private sealed record IndexFile(string Title, string Source, IReadOnlyList<string> Chapters);

    internal static JsonSerializerOptions JsonOptions => Json;
}

/// <summary>A part of a scenario that can be told in one line.</summary>
internal sealed record Chapter(string Name, string Title, IReadOnlyList<Command> Commands)
{
    public static Chapter Load(string folder, string name)
    {
        var file = JsonSerializer.Deserialize<ChapterFile>(File.ReadAllText(Path.Combine(folder, name + ".json")), Scenario.JsonOptions)!;
        var commands = new List<Command>();
        foreach (var (step, index) in file.Steps.Select((s, i) => (s, i)))
        {
            var rows = step.Each is null ? [Row.Empty] : Table.Load(folder, step.Each, step.Where, Row.Empty);
            commands.AddRange(rows.Select((row, r) => new Command(
                Key: $"{name}/{index}/{r}",
                At: Clock(row.Fill(step.At)),
                Method: step.Get is null ? step.Put is null ? HttpMethod.Post : HttpMethod.Put : HttpMethod.Get,
                Url: row.Fill(step.Get ?? step.Put ?? step.Post ?? throw new InvalidDataException($"{name}: step {index} has no address.")),
                Alias: step.As is null ? null : row.Fill(step.As),
                Body: step.Body is null ? null : Template.Expand(step.Body, row, folder))));
        }
        return new Chapter(name, file.Title, commands);
    }

    private static DateTime Clock(string shanghai)
    {
        var local = DateTime.ParseExact(shanghai, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        return Platform.Time.Clock.ToUtc(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    private sealed record ChapterFile(string Title, IReadOnlyList<Step> Steps);

    private sealed record Step(
        string At, string? Say, string? Each, Dictionary<string, string>? Where, string? Post, string? Put, string? Get, string? As, JsonNode? Body);
}

/// <summary>One request, complete but for the replies it refers to.</summary>
/// <param name="Key">Stable across runs: the Idempotency-Key, so that playing a scenario twice changes nothing.</param>
/// <param name="At">Business time, UTC.</param>
/// <param name="Method">Method.</param>
/// <param name="Url">Path and query, possibly with <c>${…}</c>.</param>
/// <param name="Alias">Name under which later commands refer to the reply.</param>
/// <param name="Body">Body, possibly with <c>${…}</c>.</param>
internal sealed record Command(string Key, DateTime At, HttpMethod Method, string Url, string? Alias, JsonNode? Body);

/// <summary>A row of a table: column → value.</summary>
internal sealed record Row(IReadOnlyDictionary<string, string> Values)
{
    public static Row Empty { get; } = new(new Dictionary<string, string>());

    public string Fill(string template) => Values.Aggregate(template,
        (text, column) => text.Replace('{' + column.Key + '}', column.Value, StringComparison.Ordinal));
}

internal static class Table
{
    /// <summary>Rows of a CSV file (comma, no quotes) whose columns equal <paramref name="where"/>.</summary>
    public static IReadOnlyList<Row> Load(string folder, string file, IReadOnlyDictionary<string, string>? where, Row outer)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, file));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Where(l => l.Length > 0)
            .Select(line => new Row(header.Zip(line.Split(',')).ToDictionary(x => x.First, x => x.Second)))
            .Where(row => where is null || where.All(w => row.Values[w.Key] == outer.Fill(w.Value)))];
    }
}

internal static class Template
{
    /// <summary>Fills a row's values in and unfolds <c>$rows</c>.</summary>
    public static JsonNode? Expand(JsonNode? node, Row row, string folder) => node switch
    {
        JsonObject o when o.ContainsKey("$rows") => Rows(o, row, folder),
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Expand(p.Value, row, folder)))),
        JsonArray a => new JsonArray([.. a.Select(item => Expand(item, row, folder))]),
        JsonValue v when v.TryGetValue<string>(out var text) => Value(text, row),
        _ => node?.DeepClone(),
    };

    private static JsonArray Rows(JsonObject o, Row row, string folder)
    {
        var where = o["where"]?.AsObject().ToDictionary(p => p.Key, p => p.Value!.GetValue<string>());
        var rows = Table.Load(folder, o["$rows"]!.GetValue<string>(), where, row);
        return new JsonArray([.. rows.Select(inner => Expand(o["item"], new Row(
            row.Values.Concat(inner.Values).GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.Last().Value)), folder))]);
    }

    private static JsonValue? Value(string text, Row row)
    {
        if (text is ['{', .. var column, '}'] && column.EndsWith(":number", StringComparison.Ordinal))
            return JsonValue.Create(decimal.Parse(row.Values[column[..^":number".Length]], CultureInfo.InvariantCulture));
        if (text is ['{', .. var flag, '}'] && flag.EndsWith(":bool", StringComparison.Ordinal))
            return JsonValue.Create(row.Values[flag[..^":bool".Length]] == "true");
        var filled = row.Fill(text);
        // an empty cell that was the whole value means "not given"
        return filled.Length == 0 && text.Length > 0 ? null : JsonValue.Create(filled);
    }
}
