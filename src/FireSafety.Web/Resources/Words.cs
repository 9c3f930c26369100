using System.Globalization;
using System.Resources;

namespace FireSafety.Web.Resources;

/// <summary>What the field calls the services' codes: <c>HazardStatus.Closed</c> is 已销号. One entry per value in <c>Words.resx</c>; a test holds it complete.</summary>
internal static class Words
{
    private static readonly ResourceManager Resources = new(typeof(Words).FullName!, typeof(Words).Assembly);

    public static string Word(this Enum value) => Of($"{value.GetType().Name}.{value}");

    public static string Word(this Enum? value, string otherwise) => value is null ? otherwise : value.Word();

    /// <summary>All codes that begin so and are no further divided, with their words, e.g. <c>Role.</c>.</summary>
    public static IReadOnlyDictionary<string, string> Under(string beginning) => Resources.GetResourceSet(CultureInfo.CurrentUICulture, true, true)!
        .Cast<System.Collections.DictionaryEntry>().Select(e => (Code: (string)e.Key, Word: (string)e.Value!))
        .Where(e => e.Code.StartsWith(beginning, StringComparison.Ordinal)).OrderBy(e => e.Code, StringComparer.Ordinal).ToDictionary(e => e.Code[beginning.Length..], e => e.Word);

    /// <summary>The word of a code; null when it has none.</summary>
    public static string? Find(string code) => Resources.GetString(code, CultureInfo.CurrentUICulture);

    /// <summary>Of a code that is not an enum, e.g. <c>Role.unit</c>; the code itself when it has no word.</summary>
    public static string Of(string code) => Resources.GetString(code, CultureInfo.CurrentUICulture) ?? code;
}
