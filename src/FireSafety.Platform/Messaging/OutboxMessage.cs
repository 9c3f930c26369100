namespace FireSafety.Platform.Messaging;

/// <summary>Where an outbox row stands.</summary>
public enum OutboxStatus
{
    /// <summary>To be sent, now or after <see cref="OutboxMessage.NextAttemptAt"/>.</summary>
    Pending,
    /// <summary>Taken by the transport (in process: by every subscriber).</summary>
    Dispatched,
    /// <summary>Failed too often; waits for an operator and holds back only its own ordering key.</summary>
    Parked,
}

/// <summary>An event waiting to be sent, written in the same save as the change it tells of. Close to MassTransit's outbox on purpose.</summary>
internal sealed class OutboxMessage
{
    /// <summary>Order within the service.</summary>
    public long Sequence { get; private set; }
    public required Guid MessageId { get; init; }

    /// <summary>Logical event name.</summary>
    public required string Type { get; init; }
    public required string Payload { get; init; }

    /// <summary>
    /// The aggregate's id. A row that failed holds back the later ones of its key; beyond that the order of arrival is not kept, because
    /// a broker has a queue for each kind of event: subscribers tell late from new by the event's version.
    /// </summary>
    public required Guid OrderingKey { get; init; }
    public required DateTime EnqueuedAt { get; init; }

    /// <summary>W3C traceparent of the request that caused it; while it is being sent, of the span that sends it.</summary>
    public string? TraceParent { get; set; }
    public OutboxStatus Status { get; set; }
    public int Attempts { get; set; }
    public DateTime? NextAttemptAt { get; set; }
    public DateTime? DispatchedAt { get; set; }
    public string? LastError { get; set; }

    public static OutboxMessage For(EventCatalog catalog, IntegrationEvent happened, DateTime enqueuedAt, string? traceParent) => new()
    {
        MessageId = happened.EventId,
        Type = catalog.NameOf(happened.GetType()),
        Payload = EventCatalog.Serialize(happened),
        OrderingKey = happened.AggregateId,
        EnqueuedAt = enqueuedAt,
        TraceParent = traceParent,
    };
}

/// <summary>A message a consumer has dealt with; its key makes a second delivery fail, so an effect happens once.</summary>
internal sealed class InboxMessage
{
    public required Guid MessageId { get; init; }
    public required string Consumer { get; init; }
    public required DateTime ReceivedAt { get; init; }
}

/// <summary>Which replica may do a thing that only one may do at a time.</summary>
internal sealed class Lease
{
    public required string Name { get; init; }
    public required string Holder { get; set; }
    public required DateTime ExpiresAt { get; set; }
}
