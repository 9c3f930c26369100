namespace FireSafety.Campaigns.Figures;

/// <summary>One row behind a figure, in the one shape that all figures share so that any of them can be listed and frozen.</summary>
internal sealed record FigureRow
{
    /// <summary>The attendee, interview, commitment, hazard, finding, task or unit counted.</summary>
    public required Guid Id { get; init; }

    /// <summary>The interview that an attendee, party or commitment belongs to.</summary>
    public Guid? InterviewId { get; init; }

    /// <summary>Splits a family of figures, e.g. by interview kind; empty when the family is one figure.</summary>
    public required string Class { get; init; }

    /// <summary>Division of the convening organ, or where the thing is.</summary>
    public required string DivisionCode { get; init; }

    /// <summary>Day by which it falls into a period (Asia/Shanghai); null when it has none.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Who or what.</summary>
    public required string Name { get; init; }

    /// <summary>On behalf of whom, at which session, or what is wrong.</summary>
    public string? Detail { get; init; }

    /// <summary>State, as its own service names it.</summary>
    public string? State { get; init; }
}
