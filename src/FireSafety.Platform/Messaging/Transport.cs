using System.Collections.Concurrent;

namespace FireSafety.Platform.Messaging;

/// <summary>How one message fared.</summary>
internal enum DeliveryStatus
{
    /// <summary>Taken.</summary>
    Delivered,
    /// <summary>Refused or failed; counts as an attempt.</summary>
    Failed,
    /// <summary>Not tried: the transport is away, or an earlier message of the same key failed. Does not count.</summary>
    NotTried,
}

internal readonly record struct Delivery(DeliveryStatus Status, string? Error = null)
{
    public static readonly Delivery Done = new(DeliveryStatus.Delivered);
    public static readonly Delivery NotTried = new(DeliveryStatus.NotTried);

    public static Delivery Failed(Exception e) => new(DeliveryStatus.Failed, e.ToString());
}

/// <summary>Takes a batch of outbox rows, in order, and says how each fared.</summary>
internal interface ITransport
{
    Task<Delivery[]> DeliverAsync(IReadOnlyList<OutboxMessage> batch, CancellationToken ct);
}

/// <summary>
/// Runs the subscribers in this process. A row counts as delivered only when every subscriber has saved its effect, so the
/// outbox is the durable queue. Services work in parallel; one service takes one delivery at a time, whoever sends it, so
/// that what it reads while it applies an event is not changed by another event meanwhile.
/// </summary>
internal sealed class InProcessTransport(IEnumerable<Subscription> subscriptions, EventCatalog catalog, Consumer consumer) : ITransport
{
    private readonly Dictionary<string, Subscription[]> byEvent = subscriptions
        .GroupBy(s => catalog.NameOf(s.Event))
        .ToDictionary(g => g.Key, g => g.ToArray());
    private readonly ConcurrentDictionary<Type, SemaphoreSlim> turns = new();

    public async Task<Delivery[]> DeliverAsync(IReadOnlyList<OutboxMessage> batch, CancellationToken ct)
    {
        var deliveries = new Delivery[batch.Count];
        var events = new IntegrationEvent?[batch.Count];
        var work = new Dictionary<string, List<(int Index, Subscription Subscription)>>();
        var unreadable = new HashSet<Guid>();
        for (var i = 0; i < batch.Count; i++)
        {
            if (unreadable.Contains(batch[i].OrderingKey))
            {
                deliveries[i] = Delivery.NotTried;
                continue;
            }
            try
            {
                events[i] = catalog.Deserialize(batch[i].Type, batch[i].Payload);
            }
            catch (InvalidDataException e)
            {
                deliveries[i] = Delivery.Failed(e);
                unreadable.Add(batch[i].OrderingKey);
                continue;
            }
            foreach (var subscription in byEvent.GetValueOrDefault(batch[i].Type, []))
            {
                if (!work.TryGetValue(subscription.Service, out var list))
                    work[subscription.Service] = list = [];
                list.Add((i, subscription));
            }
        }

        var outcomes = await Task.WhenAll(work.Values.Select(list => Task.Run(() => DeliverToServiceAsync(batch, events, list, ct), ct)));
        foreach (var (index, delivery) in outcomes.SelectMany(o => o))
        {
            // a failure outweighs a skip, which outweighs success
            if (deliveries[index].Status == DeliveryStatus.Delivered || delivery.Status == DeliveryStatus.Failed)
                deliveries[index] = delivery;
        }
        return deliveries;
    }

    private async Task<List<(int Index, Delivery Delivery)>> DeliverToServiceAsync(
        IReadOnlyList<OutboxMessage> batch, IntegrationEvent?[] events, List<(int Index, Subscription Subscription)> list, CancellationToken ct)
    {
        var turn = turns.GetOrAdd(list[0].Subscription.Context, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(ct);
        var all = list.ConvertAll(x => new Received(x.Subscription, events[x.Index]!, batch[x.Index].EnqueuedAt, batch[x.Index].TraceParent));
        try
        {
            await consumer.ConsumeTogetherAsync(all, ct);
            return [];
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            // One of them fails: one by one, so that only it does. What was saved already is dropped by the inbox.
            return await DeliverOneByOneAsync(batch, list, all, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<List<(int Index, Delivery Delivery)>> DeliverOneByOneAsync(
        IReadOnlyList<OutboxMessage> batch, List<(int Index, Subscription Subscription)> list, List<Received> all, CancellationToken ct)
    {
        var outcomes = new List<(int, Delivery)>();
        var blocked = new HashSet<Guid>();
        foreach (var (received, index) in all.Zip(list, (r, x) => (r, x.Index)))
        {
            var key = batch[index].OrderingKey;
            if (blocked.Contains(key))
            {
                outcomes.Add((index, Delivery.NotTried));
                continue;
            }
            try
            {
                await consumer.ConsumeAsync(received, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                blocked.Add(key);
                outcomes.Add((index, Delivery.Failed(e)));
            }
        }
        return outcomes;
    }
}
