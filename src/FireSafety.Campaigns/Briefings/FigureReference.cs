using FireSafety.Campaigns.Figures;

namespace FireSafety.Campaigns.Briefings;

/// <summary>A figure as words refer to it: <c>interviews.kind4.attended</c>, or <c>interviews.kind4.attended@211103</c> for one division's.</summary>
internal sealed record FigureReference(Figure Figure, string? DivisionCode)
{
    /// <summary>The reference, or null when there is no such figure or division.</summary>
    public static FigureReference? Parse(string text)
    {
        var (key, division) = text.Split('@') switch
        {
            [var only] => (only, null),
            [var first, var second] => (first, second),
            _ => ("", null),
        };
        if (FigureCatalogue.Find(key) is not { } figure)
            return null;
        return division is null ? new FigureReference(figure, null)
            : Divisions.Find(division) is { } found ? new FigureReference(figure, found.Code)
            : null;
    }

    public override string ToString() => DivisionCode is null ? Figure.Key : $"{Figure.Key}@{DivisionCode}";
}
