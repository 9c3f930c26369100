using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FireSafety.Platform.Messaging;

/// <summary>Meter and trace source <c>FireSafety.Messaging</c>.</summary>
public sealed class MessagingMetrics : IDisposable
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "FireSafety.Messaging";

    internal static readonly ActivitySource Source = new(Name);

    private readonly Meter meter = new(Name);

    /// <summary>Creates the instruments.</summary>
    public MessagingMetrics()
    {
        Dispatched = meter.CreateCounter<long>("firesafety.outbox.dispatched", "{message}", "Events handed to the transport");
        Failed = meter.CreateCounter<long>("firesafety.outbox.failed", "{attempt}", "Failed attempts to deliver");
        Parked = meter.CreateCounter<long>("firesafety.outbox.parked", "{message}", "Events parked for an operator");
        Duplicates = meter.CreateCounter<long>("firesafety.inbox.duplicates", "{message}", "Deliveries dropped because the inbox had them");
        Latency = meter.CreateHistogram<double>("firesafety.delivery.latency", "s", "From commit to the subscriber's save");
        PendingGauge = meter.CreateGauge<long>("firesafety.outbox.pending", "{message}", "Events waiting, by service");
        OldestGauge = meter.CreateGauge<double>("firesafety.outbox.oldest_age", "s", "Age of the oldest waiting event, by service");
    }

    internal Counter<long> Dispatched { get; }
    internal Counter<long> Failed { get; }
    internal Counter<long> Parked { get; }
    internal Counter<long> Duplicates { get; }
    internal Histogram<double> Latency { get; }
    internal Gauge<long> PendingGauge { get; }
    internal Gauge<double> OldestGauge { get; }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();
}
