using MassTransit;
using MassTransit.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace FireSafety.Platform.Messaging;

/// <summary>An event on the wire of the broker: its logical name and the JSON that the outbox holds.</summary>
internal sealed record EventEnvelope
{
    public required string Type { get; init; }
    public required string Payload { get; init; }
    public required DateTime EnqueuedAt { get; init; }
    public string? TraceParent { get; init; }
}

/// <summary>
/// Publishes to a durable fan-out exchange per event, with publisher confirms. Each service has a durable queue
/// <c>{service}.{event}</c>; what fails there is retried and then moved to <c>{service}.{event}_error</c>.
/// </summary>
internal sealed class RabbitMqTransport(IBus bus, ILogger<RabbitMqTransport> log) : ITransport
{
    // An unreachable broker is found out by waiting; the rows stay where they are and no attempt is counted.
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromSeconds(10);

    public async Task<Delivery[]> DeliverAsync(IReadOnlyList<OutboxMessage> batch, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(ConfirmWithin);
        var sent = await Task.WhenAll(batch.Select(message => SendAsync(message, timeout.Token)));
        if (sent.FirstOrDefault(s => s is not null) is { } absence)
            log.LogWarning("The broker took {Taken} of {Count} events: {Reason}", sent.Count(s => s is null), batch.Count, absence.Message);
        return [.. sent.Select(s => s is null ? Delivery.Done : Delivery.NotTried)];
    }

    /// <summary>Null when the broker has confirmed it.</summary>
    private async Task<Exception?> SendAsync(OutboxMessage message, CancellationToken ct)
    {
        try
        {
            var exchange = await bus.GetSendEndpoint(new Uri($"exchange:{message.Type}?type=fanout"));
            var envelope = new EventEnvelope
            {
                Type = message.Type,
                Payload = message.Payload,
                EnqueuedAt = message.EnqueuedAt,
                TraceParent = message.TraceParent,
            };
            await exchange.Send(envelope, context => context.MessageId = message.MessageId, ct);
            return null;
        }
        catch (Exception e)
        {
            // The payload is a string and cannot be refused: whatever went wrong is the broker's absence.
            return e;
        }
    }
}

/// <summary>The broker's side of a host: its connection and the queues of its services.</summary>
internal sealed class RabbitMq(
    string connectionString, IEnumerable<Subscription> subscriptions, EventCatalog catalog, Consumer consumer)
{
    /// <summary>Suffix of the queue that takes what failed too often (MassTransit's convention).</summary>
    public const string ErrorSuffix = "_error";

    private readonly Dictionary<string, BatchingConsumer> consumers =
        subscriptions.Select(s => s.Service).Distinct().ToDictionary(s => s, _ => new BatchingConsumer(consumer));

    public Uri Address { get; } = new(connectionString);

    /// <summary>Names of the queues of this host's services.</summary>
    public IEnumerable<string> Queues => subscriptions.Select(QueueOf);

    /// <summary>Names of the queues of one of them.</summary>
    public IEnumerable<string> QueuesOf(string service) => subscriptions.Where(s => s.Service == service).Select(QueueOf);

    /// <summary>
    /// Makes the exchanges and queues and consumes nothing. To be done for every service before the first of them publishes:
    /// what is published while a subscriber has no queue is nobody's.
    /// </summary>
    public async Task DeclareQueuesAsync(CancellationToken ct)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.DeployTopologyOnly = true;
            Configure(rabbit);
        });
        await bus.DeployAsync(ct);
    }

    public void Configure(IRabbitMqBusFactoryConfigurator rabbit)
    {
        rabbit.Host(Address);
        foreach (var subscription in subscriptions)
        {
            rabbit.ReceiveEndpoint(QueueOf(subscription), queue =>
            {
                queue.ConfigureConsumeTopology = false;
                queue.PrefetchCount = BatchingConsumer.HandedOver;
                queue.Bind(catalog.NameOf(subscription.Event), exchange => exchange.ExchangeType = "fanout");
                queue.UseMessageRetry(retry => retry.Exponential(6, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(400)));
                queue.Handler<EventEnvelope>(received => consumers[subscription.Service].ConsumeAsync(
                    new Received(
                        subscription, catalog.Deserialize(received.Message.Type, received.Message.Payload),
                        received.Message.EnqueuedAt, received.Message.TraceParent),
                    received.CancellationToken));
            });
        }
    }

    private string QueueOf(Subscription subscription) => $"{subscription.Service}.{catalog.NameOf(subscription.Event)}";
}

internal static class RabbitMqSetup
{
    public static void AddRabbitMq(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(p => ActivatorUtilities.CreateInstance<RabbitMq>(p, connectionString));
        services.AddSingleton<ITransport, RabbitMqTransport>();
        services.AddSingleton<ErrorQueues>();
        // Without the broker a service still takes commands into its outbox: it is degraded, not unready.
        services.Configure<MassTransitHealthCheckOptions<IBus>>(health => health.MinimalFailureStatus = HealthStatus.Degraded);
        services.AddMassTransit(bus => bus.UsingRabbitMq((context, rabbit) => context.GetRequiredService<RabbitMq>().Configure(rabbit)));
    }
}
