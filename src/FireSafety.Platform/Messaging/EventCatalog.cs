using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FireSafety.Platform.Messaging;

/// <summary>Logical event names and their CLR types, and the one JSON form events travel in.</summary>
public sealed class EventCatalog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Dictionary<string, Type> types;
    private readonly Dictionary<Type, string> names;

    /// <summary>The events of the contracts assembly.</summary>
    public EventCatalog() : this(typeof(IntegrationEvent).Assembly) { }

    /// <summary>The events of other assemblies, for tests.</summary>
    public EventCatalog(params Assembly[] assemblies)
    {
        types = assemblies.SelectMany(a => a.GetTypes())
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(IntegrationEvent)))
            .ToDictionary(DeclaredName);
        names = types.ToDictionary(x => x.Value, x => x.Key);
    }

    /// <summary>All logical names.</summary>
    public IReadOnlyCollection<string> Names => types.Keys;

    /// <summary>The logical name that an event type declares.</summary>
    internal static string DeclaredName(Type type) => type.GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"Event {type} has no [EventName].");

    /// <summary>The logical name of an event type.</summary>
    public string NameOf(Type type) => names[type];

    /// <summary>The type of a logical name, or null when this build does not know it.</summary>
    public Type? TypeOf(string name) => types.GetValueOrDefault(name);

    /// <summary>The event as JSON.</summary>
    public static string Serialize(IntegrationEvent happened) => JsonSerializer.Serialize(happened, happened.GetType(), Json);

    /// <summary>The event of a JSON payload.</summary>
    /// <exception cref="InvalidDataException">The name is unknown or the payload does not fit it.</exception>
    public IntegrationEvent Deserialize(string name, string payload)
    {
        var type = TypeOf(name) ?? throw new InvalidDataException($"Unknown event '{name}'.");
        try
        {
            return (IntegrationEvent)JsonSerializer.Deserialize(payload, type, Json)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The payload is not a '{name}': {e.Message}", e);
        }
    }
}
