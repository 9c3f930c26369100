using System.Text.Json;
using System.Text.RegularExpressions;
using FireSafety.TestKit;

namespace FireSafety.Access.Tests;

/// <summary>A parameter of an operation's query string.</summary>
/// <param name="Values">The values an enumeration has; empty when it is none.</param>
internal sealed record QueryParameter(string Name, bool Required, string Type, IReadOnlyList<string> Values);

/// <summary>One operation of the committed OpenAPI documents, with what <c>requests.json</c> says of how to ask for it.</summary>
internal sealed partial record Operation(string Service, string Id, string Method, string Path, bool HasBody, IReadOnlyList<QueryParameter> Query)
{
    private sealed record Request(Dictionary<string, string>? Path, string? Query, JsonElement? Body);

    private sealed record Requests(Dictionary<string, string> Subjects, Dictionary<string, Request> Operations);

    private static readonly Requests Known = JsonSerializer.Deserialize<Requests>(
        File.ReadAllText(System.IO.Path.Combine(Repository.Root, "tests", "FireSafety.Access.Tests", "requests.json")), HttpAssertions.Json)!;

    /// <summary>All operations of all services, in the documents' order.</summary>
    public static IReadOnlyList<Operation> All { get; } =
        [.. Directory.GetFiles(System.IO.Path.Combine(Repository.Root, "docs", "openapi"), "*.json").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>Names in <c>requests.json</c> that no operation has any more.</summary>
    public static IEnumerable<string> Forgotten => Known.Operations.Keys.Except(All.Select(o => o.Id));

    public bool IsRead => Method == "GET";

    /// <summary>Whether it speaks of the caller's own account: nothing in it names anybody.</summary>
    public bool IsOfCaller => Path.StartsWith("/api/identity/me", StringComparison.Ordinal);

    /// <summary>What <c>requests.json</c> does not say and must: the subject of each <c>{parameter}</c> of the path, a body, a required query.</summary>
    public IEnumerable<string> MissingParts => Parameter().Matches(Path).Select(m => m.Groups[1].Value)
        .Where(p => SubjectOf(p) is null).Select(p => $"{Id}: no subject for {{{p}}} of {Path}")
        .Concat(HasBody && Said?.Body is null ? [$"{Id}: no body"] : [])
        .Concat(Query.Where(q => q.Required && Said?.Query?.Contains(q.Name + "=", StringComparison.OrdinalIgnoreCase) != true)
            .Select(q => $"{Id}: no {q.Name} in the query"));

    private Request? Said => Known.Operations.GetValueOrDefault(Id);

    /// <summary>The address with its places filled by a side's things.</summary>
    public string Url(Side side, string? whose) => UrlBy(name => side.Find(name, whose)!) + (Said?.Query is { } query ? "?" + side.Fill(query, whose) : "");

    /// <summary>The address with its places filled one by one, without a query.</summary>
    public string UrlBy(Func<string, string> thing) => Parameter().Replace(Path, m => thing(SubjectOf(m.Groups[1].Value)!));

    /// <summary>The JSON body with its places filled, or null when there is none.</summary>
    public string? Body(Side side, string? whose) => BodyBy(name => side.Find(name, whose));

    /// <summary>The JSON body with its places filled one by one, or null when there is none.</summary>
    public string? BodyBy(Func<string, string?> thing) => Said?.Body is { } body ? Side.Fill(body.GetRawText(), thing) : null;

    /// <summary>Addresses above this one, nearest first: one of them tells the version that an edit is based on.</summary>
    public static IEnumerable<string> Above(string url)
    {
        var parts = url.Split('?')[0].Split('/');
        for (var length = parts.Length; length > 3; length--)
            yield return string.Join('/', parts.Take(length));
    }

    // The operation's own word, else the longest path that is known up to this parameter.
    private string? SubjectOf(string parameter) => Said?.Path?.GetValueOrDefault(parameter)
        ?? Known.Subjects.Where(s => $"{Path}/".StartsWith($"{s.Key}/", StringComparison.Ordinal) && s.Key.EndsWith($"{{{parameter}}}", StringComparison.Ordinal))
            .OrderByDescending(s => s.Key.Length).Select(s => s.Value).FirstOrDefault();

    private static IEnumerable<Operation> Read(string file)
    {
        var document = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        var service = System.IO.Path.GetFileNameWithoutExtension(file);
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var method in path.Value.EnumerateObject())
            {
                var parameters = method.Value.TryGetProperty("parameters", out var listed) ? listed.EnumerateArray().ToList() : [];
                yield return new Operation(
                    service, method.Value.GetProperty("operationId").GetString()!, method.Name.ToUpperInvariant(), path.Name,
                    method.Value.TryGetProperty("requestBody", out _),
                    [.. parameters.Where(p => p.GetProperty("in").GetString() == "query").Select(p => Of(p, document))]);
            }
        }
    }

    private static QueryParameter Of(JsonElement parameter, JsonElement document)
    {
        var schema = parameter.GetProperty("schema");
        if (schema.TryGetProperty("items", out var items))
            schema = items;
        if (schema.TryGetProperty("$ref", out var reference))
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        var values = schema.TryGetProperty("enum", out var listed)
            ? listed.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!).ToList() : [];
        var type = schema.TryGetProperty("format", out var format) ? format.GetString()! : schema.TryGetProperty("type", out var t) ? t.ToString() : "string";
        return new QueryParameter(
            parameter.GetProperty("name").GetString()!, parameter.TryGetProperty("required", out var required) && required.GetBoolean(), type, values);
    }

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Parameter();
}
