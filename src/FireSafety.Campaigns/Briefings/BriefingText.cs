using System.Globalization;
using System.Text.RegularExpressions;
using FireSafety.Platform.Time;

namespace FireSafety.Campaigns.Briefings;

/// <summary>Words with places in them: <c>{figure:…}</c>, <c>{fact:…}</c>, <c>{date:2024-02-06}</c>. A number is never a word.</summary>
internal static partial class BriefingText
{
    /// <summary>Follows an overridden number wherever it is shown.</summary>
    public const string OverrideMark = "※";

    public static IEnumerable<FigureReference> FiguresIn(IEnumerable<string> words) => words
        .SelectMany(w => Place().Matches(w)).Where(m => m.Groups["type"].Value == "figure")
        .Select(m => FigureReference.Parse(m.Groups["name"].Value)).OfType<FigureReference>().Distinct();

    /// <summary>Refuses unknown places and typed numbers.</summary>
    public static Error? Check(string words)
    {
        foreach (Match place in Place().Matches(words))
        {
            if (!IsKnown(place.Groups["type"].Value, place.Groups["name"].Value))
                return BriefingErrors.UnknownPlaceholder.With(place.Value);
        }
        var plain = Place().Replace(words, "");
        if (plain.IndexOfAny(['{', '}']) is >= 0 and var brace)
            return BriefingErrors.UnknownPlaceholder.With(plain[brace].ToString());
        return TypedNumber().Match(plain) is { Success: true } typed ? BriefingErrors.TypedNumber.With(typed.Value) : null;
    }

    /// <summary>Fills the places.</summary>
    public static string Render(string words, IReadOnlyDictionary<string, ShownFigure> figures, IReadOnlyDictionary<string, string> facts) =>
        Place().Replace(words, place => place.Groups["type"].Value switch
        {
            "figure" => figures[FigureReference.Parse(place.Groups["name"].Value)!.ToString()].Printed,
            "fact" => facts[place.Groups["name"].Value],
            _ => MonthAndDay(DateOnly.ParseExact(place.Groups["name"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        });

    public static string MonthAndDay(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");

    private static bool IsKnown(string type, string name) => type switch
    {
        "figure" => FigureReference.Parse(name) is not null,
        "fact" => BriefingFacts.Names.Contains(name),
        "date" => DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => false,
    };

    [GeneratedRegex(@"\{(?<type>[a-z]+):(?<name>[^{}]+)\}")]
    private static partial Regex Place();

    // Digits in any script, and counts written out in Chinese; "三项要求" or "一对一" are words, "五十八人" is a count.
    [GeneratedRegex(@"\p{Nd}+|(?:[〇零一二三四五六七八九十百千万两]{2,}|十)[余多]?(?:名|人|家|处|场|次|起|件|户|台|个|项|条|份)")]
    private static partial Regex TypedNumber();
}
