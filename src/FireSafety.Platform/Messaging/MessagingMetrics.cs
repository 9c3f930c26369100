using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FireSafety.Platform.Messaging;

/// <summary>Meter and trace source <c>FireSafety.Messaging</c>; spans carry OpenTelemetry's attributes for messaging.</summary>
public sealed class MessagingMetrics : IDisposable
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "FireSafety.Messaging";

    internal static readonly ActivitySource Source = new(Name);

    private readonly Meter meter = new(Name);
    private readonly string system;

    /// <summary>Creates the instruments.</summary>
    /// <param name="system">What carries the events: <c>rabbitmq</c> or <c>in_process</c>.</param>
    public MessagingMetrics(string system)
    {
        this.system = system;
        Dispatched = meter.CreateCounter<long>("firesafety.outbox.dispatched", "{message}", "Events handed to the transport");
        Failed = meter.CreateCounter<long>("firesafety.outbox.failed", "{attempt}", "Failed attempts to deliver");
        Duplicates = meter.CreateCounter<long>("firesafety.inbox.duplicates", "{message}", "Deliveries dropped because the inbox had them");
        Latency = meter.CreateHistogram<double>("firesafety.delivery.latency", "s", "From commit to the subscriber's save");
        Pending = meter.CreateGauge<long>("firesafety.outbox.pending", "{message}", "Events waiting, by service");
        OldestAge = meter.CreateGauge<double>("firesafety.outbox.oldest_age", "s", "Age of the oldest waiting event, by service");
        Parked = meter.CreateGauge<long>("firesafety.outbox.parked", "{message}", "Events parked for an operator, by service");
        InErrorQueues = meter.CreateGauge<long>("firesafety.inbox.in_error_queues", "{message}", "Events that failed too often to be applied, by service");
    }

    internal Counter<long> Dispatched { get; }
    internal Counter<long> Failed { get; }
    internal Counter<long> Duplicates { get; }
    internal Histogram<double> Latency { get; }
    internal Gauge<long> Pending { get; }
    internal Gauge<double> OldestAge { get; }
    internal Gauge<long> Parked { get; }
    internal Gauge<long> InErrorQueues { get; }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    /// <summary>Starts the span of sending a row, as a child of what wrote it; consumers become children of this span.</summary>
    internal Activity? StartPublish(OutboxMessage message)
    {
        var around = Activity.Current;
        var span = Start("publish", "send", ActivityKind.Producer, message.Type, message.MessageId, message.TraceParent);
        Activity.Current = around; // the spans of a batch stand side by side
        message.TraceParent = span?.Id ?? message.TraceParent;
        return span;
    }

    /// <summary>Ends the span of sending a row.</summary>
    internal static void EndPublish(Activity? span, Delivery delivery)
    {
        if (delivery.Status == DeliveryStatus.Failed)
            span?.SetStatus(ActivityStatusCode.Error, delivery.Error?.Split('\n')[0]);
        // While the broker is away every round takes up the same rows again; only the round that sends them is told.
        if (span is not null && delivery.Status == DeliveryStatus.NotTried)
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        span?.Dispose();
    }

    /// <summary>Starts the span of applying an event to a subscribing service.</summary>
    internal Activity? StartProcess(Received received) => Start(
        "process", "process", ActivityKind.Consumer, received.Subscription.EventName, received.Event.EventId, received.TraceParent)
        ?.SetTag("messaging.consumer.group.name", received.Subscription.Service);

    private Activity? Start(string operation, string type, ActivityKind kind, string eventName, Guid messageId, string? parent) =>
        Source.StartActivity($"{eventName} {operation}", kind, parent)
            ?.SetTag("messaging.system", system)
            .SetTag("messaging.operation.name", operation)
            .SetTag("messaging.operation.type", type)
            .SetTag("messaging.destination.name", eventName)
            .SetTag("messaging.message.id", messageId.ToString());
}

internal static class SpanStatus
{
    /// <summary>Awaits work and marks its span as failed when it throws.</summary>
    public static async Task ShownBy(this Task work, Activity? span)
    {
        try
        {
            await work;
        }
        catch (Exception e)
        {
            span?.SetStatus(ActivityStatusCode.Error, e.Message);
            throw;
        }
    }
}
