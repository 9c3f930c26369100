using FireSafety.Platform.Scoping;

namespace FireSafety.Platform.Data;

/// <summary>Something with an identity that a person or rule changes; its changes are audited. Projections are not entities.</summary>
public abstract class Entity
{
    /// <summary>Version 7, so that indexes grow at their end.</summary>
    public Guid Id { get; protected init; } = Guid.CreateVersion7();
}

/// <summary>The unit of change: changed only through its own named methods, saved with its events in one transaction.</summary>
public abstract class AggregateRoot : Entity, IScoped
{
    private readonly List<IntegrationEvent> raised = [];

    /// <summary>1 when created, one more with every saved change; the concurrency token behind ETag and If-Match.</summary>
    public long Version { get; private set; }

    /// <inheritdoc/>
    public string Jurisdiction { get; protected set; } = "";

    internal bool IsTouched { get; private set; }

    /// <summary>Notes an event for the outbox; also marks the aggregate changed. Id, version, time and jurisdiction are stamped on save.</summary>
    protected void Raise(IntegrationEvent happened)
    {
        raised.Add(happened);
        IsTouched = true;
    }

    /// <summary>Marks the aggregate changed when only a part of it changed and nothing is worth telling others.</summary>
    protected void Touch() => IsTouched = true;

    internal void Advance() => Version++;

    internal IReadOnlyList<IntegrationEvent> TakeEvents()
    {
        IsTouched = false;
        var taken = raised.ToArray();
        raised.Clear();
        return taken;
    }
}

/// <summary>An aggregate that carries an official number, which replies to commands include.</summary>
public interface INumbered
{
    /// <summary>E.g. 盘消限改〔2024〕3号; null until one is given.</summary>
    string? Number { get; }
}
