namespace FireSafety.Contracts;

/// <summary>
/// Something that happened in one service and that others may act on. Published at least once, possibly late or out of
/// order; a projection drops an event whose <see cref="Version"/> is not newer than what it holds.
/// </summary>
/// <remarks>
/// An aggregate raises the event with its own fields only; the outbox stamps the members below while it saves.
/// Change is additive only: a new member gets a default, a changed meaning gets a new event with the next <c>.vN</c>.
/// </remarks>
public abstract record IntegrationEvent
{
    /// <summary>Identity of this occurrence; the inbox key. Time-ordered (version 7).</summary>
    public Guid EventId { get; init; }

    /// <summary>When it happened, UTC, by the business clock of the publishing service.</summary>
    public DateTime OccurredAt { get; init; }

    /// <summary>The aggregate it happened to.</summary>
    public Guid AggregateId { get; init; }

    /// <summary>The aggregate's version after the change, from 1.</summary>
    public long Version { get; init; }

    /// <summary>Jurisdiction path of the aggregate, e.g. <c>/2111/211103/</c>.</summary>
    public string Jurisdiction { get; init; } = "";
}

/// <summary>The logical name an event travels under, independent of its CLR name: <c>service.what-happened.v1</c>.</summary>
/// <param name="name">Lower case, words joined by hyphens, ending in <c>.vN</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>The logical name.</summary>
    public string Name { get; } = name;
}
