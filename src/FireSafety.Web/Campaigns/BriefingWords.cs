using System.Globalization;
using System.Text.RegularExpressions;
using FireSafety.Clients.Campaigns;

namespace FireSafety.Web.Campaigns;

/// <summary>The words of an issue in pieces: plain text, and the figures in it, so that each can be a link.</summary>
internal static partial class BriefingWords
{
    /// <summary>Text, or a figure with its number as printed.</summary>
    internal sealed record Piece(string Text, GetBriefingFigureItem? Figure = null);

    public static IEnumerable<Piece> Read(string words, GetBriefingDetail issue)
    {
        var at = 0;
        foreach (Match place in Place().Matches(words))
        {
            if (place.Index > at)
                yield return new Piece(words[at..place.Index]);
            yield return Fill(place, issue);
            at = place.Index + place.Length;
        }
        if (at < words.Length)
            yield return new Piece(words[at..]);
    }

    private static Piece Fill(Match place, GetBriefingDetail issue)
    {
        var name = place.Groups["name"].Value;
        return place.Groups["type"].Value switch
        {
            "figure" when issue.Figures.FirstOrDefault(f => f.Reference == name) is { } figure => new Piece(Printed(figure), figure),
            "fact" when issue.Facts.TryGetValue(name, out var fact) => new Piece(fact),
            "date" when DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => new Piece(day.ToString("M", CultureInfo.CurrentCulture)),
            _ => new Piece(place.Value),
        };
    }

    // Without separators, as the document prints it.
    private static string Printed(GetBriefingFigureItem figure) => figure.Value.ToString(CultureInfo.InvariantCulture) + (figure.Override is null ? "" : "※");

    [GeneratedRegex(@"\{(?<type>[a-z]+):(?<name>[^{}]+)\}")]
    private static partial Regex Place();
}
