using System.Globalization;
using System.Text.Json;
using FireSafety.Clients.Notifications;
using FireSafety.Web.Habits;
using FireSafety.Web.Resources;

namespace FireSafety.Web.Audit;

/// <summary>The trail's codes in words.</summary>
internal static class AuditWords
{
    /// <summary>A field before and after.</summary>
    /// <param name="IsReplaced">There was something before, and there is something after.</param>
    public sealed record Change(string Field, string? Before, string? After, bool IsReplaced);

    /// <summary>Operations of a service that can be looked for.</summary>
    public static IReadOnlyDictionary<string, string> OperationsOf(string service) =>
        Words.Under($"Operation.{service}.").ToDictionary(o => $"{service}.{o.Key}", o => o.Value);

    /// <summary>What was done: an endpoint's operation, a periodic step (<c>hazards.mark-overdue</c>), or an event that was followed (<c>units.HazardClosed</c>).</summary>
    public static string Operation(string operation)
    {
        var last = operation.Split('.')[^1];
        return Words.Find($"Operation.{operation}") ?? Words.Find($"Step.{last}") ?? Words.Find($"Event.{Dashed(last)}") ?? operation;
    }

    public static string Subject(string type) => Words.Of($"Subject.{type}");

    public static bool IsSystem(AuditEndpointsAuditRow row) => !Guid.TryParse(row.ActorId, out _) && row.ActorId.Contains('.', StringComparison.Ordinal);

    /// <summary>Query string of what is given.</summary>
    public static string Query(params (string Name, string? Value)[] parts) =>
        string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));

    /// <summary>An entry's changes; how they are written depends on what was done.</summary>
    public static IReadOnlyList<Change> Changes(AuditEndpointsAuditRow row)
    {
        try
        {
            using var document = JsonDocument.Parse(row.Changes);
            return document.RootElement.ValueKind == JsonValueKind.Object ? [.. document.RootElement.EnumerateObject().Select(p => ChangeOf(row, p)).OfType<Change>()] : [];
        }
        catch (JsonException)
        {
            return [new Change(Words.Of("Field.Raw"), null, row.Changes, false)];
        }
    }

    private static Change? ChangeOf(AuditEndpointsAuditRow row, JsonProperty property)
    {
        var field = Capital(property.Name);
        if (field == "Query")
            return Asked(property.Value.GetString() ?? "");
        var name = Words.Find($"Field.{row.SubjectType}.{field}") ?? string.Join(" · ", field.Split('.').Select(part => Words.Of($"Field.{part}")));
        if (row.Action is not ("Added" or "Modified" or "Deleted") || property.Value is not { ValueKind: JsonValueKind.Array } pair || pair.GetArrayLength() != 2)
            return new Change(name, null, Value(row.SubjectType, field, property.Value), false);
        var (before, after) = (Value(row.SubjectType, field, pair[0]), Value(row.SubjectType, field, pair[1]));
        return before is null && after is null ? null : new Change(name, before, after, row.Action == "Modified");
    }

    // A read's query string, as the caller sent it.
    private static Change? Asked(string query)
    {
        var parts = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2))
            .Select(p => $"{Words.Find($"Field.{Capital(p[0])}") ?? p[0]} {p[^1]}").ToList();
        return parts.Count == 0 ? null : new Change(Words.Of("Field.Query"), null, string.Join('；', parts), false);
    }

    private static string? Value(string subject, string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => Words.Of("Value.true"),
        JsonValueKind.False => Words.Of("Value.false"),
        JsonValueKind.String => Text(subject, field, value.GetString()!),
        JsonValueKind.Array => string.Join('、', value.EnumerateArray().Select(v => Value(subject, field, v))),
        JsonValueKind.Object => string.Join('；', value.EnumerateObject().Select(p => $"{Words.Find($"Field.{Capital(p.Name)}") ?? p.Name} {Value(subject, Capital(p.Name), p.Value)}")),
        _ => value.ToString(),
    };

    private static string? Text(string subject, string field, string text)
    {
        if (text.Length == 0)
            return null;
        if (text.Length > 16 && char.IsAsciiDigit(text[0]) && text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return at.Time();
        return Words.Find($"{subject}{field}.{text}") ?? Words.Find($"{Shared.GetValueOrDefault(field, field)}.{text}") ?? OfDivision(text) ?? Words.Find($"Value.{text}")
            ?? (char.IsAsciiLetterUpper(text[0]) && EnumWords.TryGetValue(text, out var word) ? word : text);
    }

    // A figure of one division, as a briefing puts it: hazards.closed@211102.
    private static string? OfDivision(string text) =>
        text.Split('@') is [var key, var division] && Words.Find($"Figure.{key}") is { } figure ? $"{figure}（{division}）" : null;

    // Fields whose codes are another's: an industry is one of several; a figure is named by the task it counts and the briefing it is put into.
    private static readonly Dictionary<string, string> Shared = new() { ["Industries"] = "Industry", ["CountedBy"] = "Figure", ["Reference"] = "Figure" };

    private static readonly HashSet<string> NotEnums = ["Field", "Subject", "Form", "Service", "Standing", "AuditAction"];

    // The trail names a value and not its enumeration; where several have it, their words mean the same to a reader.
    private static readonly Dictionary<string, string> EnumWords = Words.Under("").Where(w => w.Key.Split('.') is [[>= 'A' and <= 'Z', ..] type, _] && !NotEnums.Contains(type))
        .GroupBy(w => w.Key.Split('.')[1]).ToDictionary(g => g.Key, g => g.First().Value);

    private static string Dashed(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
