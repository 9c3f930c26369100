using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FireSafety.Platform.Reference;

namespace FireSafety.Standalone.Scenarios;

/// <summary>A scenario: threads of steps, each a command sent to a service at a moment of the business clock.</summary>
/// <remarks>
/// <para><c>seeds/{name}/scenario.json</c> lists the chapters; a chapter is a JSON file with steps; tables are CSV files beside them.
/// A chapter is one thread of the story (units, hazards, interviews …): the commands of all chapters are played in the order of
/// their time, and at the same time in the order of chapters, steps and rows.</para>
/// <para>A step: <c>at</c> (Asia/Shanghai), <c>say</c> (what it is, for whoever reads the file), <c>each</c> and <c>where</c> (once for every
/// such row of a table; <c>a|b</c> either, <c>*</c> anything but empty), one of <c>post</c>, <c>put</c>, <c>get</c>, and <c>body</c>.
/// <c>as</c> names the reply; <c>keep</c> reads a list whole, page by page, and names each of its elements.</para>
/// <para>In addresses, names and bodies <c>{column}</c> is a value of the current row, <c>{column:number}</c> and <c>{column:bool}</c> the same as
/// such, and <c>${name.path}</c> a value from what an earlier step named (<c>[*]</c> takes every element of a list; without a path its id).
/// <c>{"$rows": "file.csv", "where": {…}, "item": …}</c> in a body becomes a list with one item per row.</para>
/// </remarks>
internal sealed record Scenario(string Name, string Title, IReadOnlyList<Command> Commands)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

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
            var tables = new Tables(folder);
            return new Scenario(name, index.Title, [.. index.Chapters.SelectMany(c => Chapter(c, tables)).OrderBy(c => c.At)]);
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException($"Scenario '{name}': {e.Message}", e);
        }
    }

    /// <summary>The rows of a table of a scenario.</summary>
    public static IReadOnlyList<Row> Table(string name, string file) => new Tables(Path.Combine(ReferenceData.SeedsFolder, name)).Rows(file, null, Row.Empty);

    private static IEnumerable<Command> Chapter(string name, Tables tables)
    {
        var file = JsonSerializer.Deserialize<ChapterFile>(File.ReadAllText(Path.Combine(tables.Folder, name + ".json")), Json)!;
        foreach (var (step, index) in file.Steps.Select((s, i) => (s, i)))
        {
            var address = step.Get ?? step.Put ?? step.Post ?? throw new InvalidDataException($"{name}: step {index} has no address.");
            var rows = step.Each is null ? [Row.Empty] : tables.Rows(step.Each, step.Where, Row.Empty);
            foreach (var (row, number) in rows.Select((r, i) => (r, i)))
            {
                yield return new Command(
                    Key: $"{name}/{index}/{number}",
                    Chapter: file.Title,
                    At: Clock(row.Fill(step.At)),
                    Method: step.Get is not null ? HttpMethod.Get : step.Put is not null ? HttpMethod.Put : HttpMethod.Post,
                    Url: row.Fill(address),
                    Alias: step.As is null ? null : row.Fill(step.As),
                    Keep: step.Keep is null ? null : step.Keep with { As = row.Fill(step.Keep.As) },
                    Body: step.Body is null ? null : Template.Expand(step.Body, row, tables));
            }
        }
    }

    private static DateTime Clock(string shanghai)
    {
        var local = DateTime.ParseExact(shanghai, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        return Platform.Time.Clock.ToUtc(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    private sealed record IndexFile(string Title, string Source, IReadOnlyList<string> Chapters);

    private sealed record ChapterFile(string Title, IReadOnlyList<Step> Steps);

    private sealed record Step(
        string At, string? Say, string? Each, Dictionary<string, string>? Where, string? Post, string? Put, string? Get, string? As, Keeping? Keep,
        JsonNode? Body);
}

/// <summary>How the elements of a list are named.</summary>
/// <param name="List">Member of the reply that is the list.</param>
/// <param name="As">Name of an element; <c>{member}</c> is a value of the element.</param>
internal sealed record Keeping(string List, string As);

/// <summary>One request, complete but for the replies it refers to.</summary>
/// <param name="Key">Stable across runs: the Idempotency-Key, so that playing a scenario twice changes nothing.</param>
/// <param name="Chapter">Title of its thread of the story.</param>
/// <param name="At">Business time, UTC.</param>
/// <param name="Method">Method.</param>
/// <param name="Url">Path and query, possibly with <c>${…}</c>.</param>
/// <param name="Alias">Name under which later commands refer to the reply.</param>
/// <param name="Keep">How later commands refer to the elements of the reply's list.</param>
/// <param name="Body">Body, possibly with <c>${…}</c>.</param>
internal sealed record Command(
    string Key, string Chapter, DateTime At, HttpMethod Method, string Url, string? Alias, Keeping? Keep, JsonNode? Body);

/// <summary>A row of a table: column → value.</summary>
internal sealed record Row(IReadOnlyDictionary<string, string> Values)
{
    public static Row Empty { get; } = new(new Dictionary<string, string>());

    public string Fill(string template) => template.Contains('{', StringComparison.Ordinal)
        ? Values.Aggregate(template, (text, column) => text.Replace('{' + column.Key + '}', column.Value, StringComparison.Ordinal))
        : template;

    /// <summary>This row seen from within: where both have a column, the inner row's value counts.</summary>
    public Row With(Row inner) => new(
        Values.Concat(inner.Values).GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.Last().Value));

    public bool Meets(IReadOnlyDictionary<string, string>? where, Row outer) => where is null || where.All(condition =>
        outer.Fill(condition.Value) is var wanted && Values[condition.Key] is var value
        && (wanted == "*" ? value.Length > 0 : wanted.Split('|').Contains(value)));
}

/// <summary>The CSV files of a folder (comma, no quotes), each read once.</summary>
internal sealed class Tables(string folder)
{
    private readonly Dictionary<string, IReadOnlyList<Row>> read = [];

    public string Folder => folder;

    /// <summary>Rows of a file that meet <paramref name="where"/>, whose values may name columns of <paramref name="outer"/>.</summary>
    public IReadOnlyList<Row> Rows(string file, IReadOnlyDictionary<string, string>? where, Row outer)
    {
        if (!read.TryGetValue(file, out var rows))
            read[file] = rows = Read(file);
        return [.. rows.Where(row => row.Meets(where, outer))];
    }

    private List<Row> Read(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, file)).Where(l => l.Length > 0).ToList();
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => line.Split(',')).Select(cells => cells.Length == header.Length
            ? new Row(header.Zip(cells).ToDictionary(x => x.First, x => x.Second))
            : throw new InvalidDataException($"{file}: {string.Join(',', cells)} does not have {header.Length} columns.")).ToList();
    }
}

internal static class Template
{
    /// <summary>Fills a row's values in and unfolds <c>$rows</c>.</summary>
    public static JsonNode? Expand(JsonNode? node, Row row, Tables tables) => node switch
    {
        JsonObject o when o.ContainsKey("$rows") => Rows(o, row, tables),
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Expand(p.Value, row, tables)))),
        JsonArray a => new JsonArray([.. a.Select(item => Expand(item, row, tables))]),
        JsonValue v when v.TryGetValue<string>(out var text) => Value(text, row),
        _ => node?.DeepClone(),
    };

    private static JsonArray Rows(JsonObject o, Row row, Tables tables)
    {
        var where = o["where"]?.AsObject().ToDictionary(p => p.Key, p => p.Value!.GetValue<string>());
        return new JsonArray([.. tables.Rows(o["$rows"]!.GetValue<string>(), where, row).Select(inner => Expand(o["item"], row.With(inner), tables))]);
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
