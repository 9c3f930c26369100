using FireSafety.Contracts;

namespace FireSafety.Units.Units;

/// <summary>What a timeline entry is about.</summary>
internal enum TimelineTopic
{
    /// <summary>台账.</summary>
    Registry,
    /// <summary>隐患.</summary>
    Hazard,
    /// <summary>约谈.</summary>
    Interview,
    /// <summary>整改承诺.</summary>
    Commitment,
}

/// <summary>One thing that happened at or with a unit (时间轴); append-only.</summary>
internal sealed class TimelineEntry
{
    public long Id { get; private set; }
    public required Guid UnitId { get; init; }

    /// <summary>When it happened by the business clock of whoever reported it, UTC.</summary>
    public required DateTime At { get; init; }

    public required TimelineTopic Topic { get; init; }

    /// <summary>What happened, in a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The hazard or interview; null for the registry's own.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>What another service said of a unit.</summary>
    public static TimelineEntry Of(Guid unitId, IntegrationEvent happened, TimelineTopic topic, string text) =>
        new() { UnitId = unitId, At = happened.OccurredAt, Topic = topic, Text = Fit(text), SourceId = happened.AggregateId };

    /// <summary>Words of other services may be longer than the columns here.</summary>
    public static string Fit(string text) => text.Length <= UnitRules.TextLength ? text : text[..(UnitRules.TextLength - 1)] + "…";
}
