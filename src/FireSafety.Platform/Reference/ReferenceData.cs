using System.Text.Json;
using System.Text.Json.Serialization;

namespace FireSafety.Platform.Reference;

/// <summary>Rule data kept as files under <c>seeds/reference</c>, each with its source and dates of force.</summary>
public static class ReferenceData
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Folder with the <c>seeds</c> tree: beside the program, where the build copies it.</summary>
    public static string SeedsFolder { get; } = Path.Combine(AppContext.BaseDirectory, "seeds");

    /// <summary>Reads <c>seeds/reference/{name}.json</c>.</summary>
    /// <exception cref="InvalidDataException">The file is missing or is not what <typeparamref name="T"/> describes.</exception>
    public static T Load<T>(string name)
    {
        var path = Path.Combine(SeedsFolder, "reference", name + ".json");
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(stream, Options)
                ?? throw new InvalidDataException($"Reference data '{path}' is empty.");
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw new InvalidDataException($"Reference data '{path}' cannot be read: {e.Message}", e);
        }
    }
}
