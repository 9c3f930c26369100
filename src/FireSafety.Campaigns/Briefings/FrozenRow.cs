using FireSafety.Campaigns.Figures;

namespace FireSafety.Campaigns.Briefings;

/// <summary>A row behind a published figure, as it stood on the day.</summary>
internal sealed class FrozenRow
{
    public required Guid FigureId { get; init; }
    public required int Ordinal { get; init; }
    public required Guid SourceId { get; init; }
    public Guid? InterviewId { get; init; }
    public required string Class { get; init; }
    public required string DivisionCode { get; init; }
    public DateOnly? Day { get; init; }
    public required string Name { get; init; }
    public string? Detail { get; init; }
    public string? State { get; init; }

    public static FrozenRow Of(Guid figureId, int ordinal, FigureRow row) => new()
    {
        FigureId = figureId,
        Ordinal = ordinal,
        SourceId = row.Id,
        InterviewId = row.InterviewId,
        Class = row.Class,
        DivisionCode = row.DivisionCode,
        Day = row.Day,
        Name = row.Name,
        Detail = row.Detail,
        State = row.State,
    };
}
