using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FireSafety.Licensing.Data;

/// <summary>A small list of immutable records kept in one column as JSON; replaced whole, never edited.</summary>
internal sealed class JsonList<T> : List<T>;

internal static class JsonListColumn
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Maps the list to an unbounded text column.</summary>
    public static void IsJson<T>(this PropertyBuilder<JsonList<T>> property) => property
        .HasConversion(
            list => JsonSerializer.Serialize(list, Options),
            text => JsonSerializer.Deserialize<JsonList<T>>(text, Options)!,
            new ValueComparer<JsonList<T>>(
                (a, b) => JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options),
                list => JsonSerializer.Serialize(list, Options).GetHashCode(StringComparison.Ordinal),
                list => list))
        .HasMaxLength(-1);
}
