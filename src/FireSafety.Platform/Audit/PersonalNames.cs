using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Data;
using FireSafety.Platform.Identifiers;

namespace FireSafety.Platform.Audit;

/// <summary>
/// Masks personal values in what the audit trail tells of a change. By name, because a change holds values of every shape: columns,
/// parts of a column (<c>Manager.Phone</c>) and lists of records.
/// </summary>
internal static class PersonalNames
{
    private static readonly ConcurrentDictionary<Assembly, FrozenDictionary<string, PersonalData>> Known = new();

    /// <summary>Property names marked <see cref="PersonalAttribute"/> in a service and in the contracts.</summary>
    public static IReadOnlyDictionary<string, PersonalData> Of(Type context) => Names(context);

    /// <summary>The changes with every personal value masked; as they are when there is none.</summary>
    public static string Mask(string changes, Type context)
    {
        var names = Names(context);
        var root = JsonNode.Parse(changes);
        Walk(root, null, names);
        return root?.ToJsonString(AuditEntry.Json) ?? changes;
    }

    private static FrozenDictionary<string, PersonalData> Names(Type context) =>
        Known.GetOrAdd(ServiceDbContext.AbstractTypeOf(context).Assembly, service => new[] { service, typeof(IntegrationEvent).Assembly }
            .SelectMany(a => a.GetTypes()).SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(p => (p.Name, p.GetCustomAttribute<PersonalAttribute>()?.Kind)).Where(p => p.Kind is not null).Distinct()
            .ToFrozenDictionary(p => p.Name, p => p.Kind!.Value, StringComparer.OrdinalIgnoreCase)); // nested values are written in camel case

    private static void Walk(JsonNode? node, PersonalData? kind, FrozenDictionary<string, PersonalData> names)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                    Walk(value, names.TryGetValue(name[(name.LastIndexOf('.') + 1)..], out var own) ? own : kind, names);
                break;
            case JsonArray items:
                foreach (var item in items.ToList())
                    Walk(item, kind, names);
                break;
            case JsonValue value when kind is { } personal && value.GetValueKind() == JsonValueKind.String:
                value.ReplaceWith(Masked(value.GetValue<string>(), personal));
                break;
        }
    }

    private static string Masked(string value, PersonalData kind) => kind switch
    {
        PersonalData.Phone => Masking.MaskPhone(value),
        PersonalData.Number => Masking.MaskCertificate(value),
        PersonalData.Name => Masking.MaskName(value),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
