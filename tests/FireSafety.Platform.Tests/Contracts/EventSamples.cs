using System.Reflection;
using System.Text.Json.Nodes;
using FireSafety.Contracts;
using FireSafety.Platform.Messaging;
using FireSafety.TestKit;

namespace FireSafety.Platform.Tests.Contracts;

/// <summary>
/// A sample of every event that was ever sent is kept and must still be read: change is additive only. A new event gets its
/// sample by running with ADD_EVENT_SAMPLES=1; an existing sample is never rewritten.
/// </summary>
public sealed class EventSamples
{
    private static readonly EventCatalog Catalog = new();
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/FireSafety.Platform.Tests/Contracts/Samples");

    public static TheoryData<string> Names => [.. Catalog.Names.Order(StringComparer.Ordinal)];

    public static TheoryData<string> Kept => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void Event_OfTheCatalog_HasASample(string name)
    {
        var path = Path.Combine(Folder, name + ".json");

        if (Environment.GetEnvironmentVariable("ADD_EVENT_SAMPLES") == "1" && !File.Exists(path))
            File.WriteAllText(path, Indented(EventCatalog.Serialize((IntegrationEvent)Filled(Catalog.TypeOf(name)!))));

        Assert.True(File.Exists(path), $"Run with ADD_EVENT_SAMPLES=1 to add {name}.");
    }

    [Theory, MemberData(nameof(Kept))]
    public void Sample_ReadAndWrittenAgain_LosesNothing(string name)
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!;

        var read = Catalog.Deserialize(name, sample.ToJsonString());

        var again = JsonNode.Parse(EventCatalog.Serialize(read))!;
        Assert.Empty(Lost(sample, again, "$"));
    }

    [Theory, MemberData(nameof(Names))]
    public void Name_OfAnEvent_IsServiceWhatHappenedVersion(string name) => Assert.Matches(@"^[a-z]+\.[a-z]+(-[a-z]+)*\.v[1-9]$", name);

    private static IEnumerable<string> Lost(JsonNode? kept, JsonNode? again, string path) => (kept, again) switch
    {
        (JsonObject k, JsonObject a) => k.SelectMany(p => Lost(p.Value, a[p.Key], $"{path}.{p.Key}")),
        (JsonArray k, JsonArray a) when k.Count == a.Count => k.SelectMany((item, i) => Lost(item, a[i], $"{path}[{i}]")),
        _ => JsonNode.DeepEquals(kept, again) ? [] : [path],
    };

    private static string Indented(string json) =>
        JsonNode.Parse(json)!.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";

    /// <summary>A value of the type in which every member differs from its default.</summary>
    private static object Filled(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return "示例";
        if (type == typeof(Guid)) return new Guid("01920000-0000-7000-8000-000000000001");
        if (type == typeof(DateTime)) return new DateTime(2024, 2, 28, 1, 30, 0, DateTimeKind.Utc);
        if (type == typeof(DateOnly)) return new DateOnly(2024, 2, 28);
        if (type == typeof(int)) return 3;
        if (type == typeof(long)) return 3L;
        if (type == typeof(bool)) return true;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type.IsGenericType)
        {
            var list = Array.CreateInstance(type.GetGenericArguments()[0], 1);
            list.SetValue(Filled(type.GetGenericArguments()[0]), 0);
            return list;
        }
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).MaxBy(c => c.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Filled(p.ParameterType))]);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
            property.SetValue(made, Filled(property.PropertyType));
        return made;
    }
}
