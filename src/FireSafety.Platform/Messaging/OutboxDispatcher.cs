using FireSafety.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FireSafety.Platform.Messaging;

/// <summary>Section <c>Messaging</c>.</summary>
public sealed class MessagingOptions
{
    /// <summary>Rows sent per round, 1-1000.</summary>
    public int BatchSize { get; set; } = 200;

    /// <summary>How long a round may wait for a signal before it looks by itself.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a replica holds the right to dispatch; a dead one's right is free after this.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Failed attempts after which a row is parked; with the back-off below that is after about an hour.</summary>
    public int MaxAttempts { get; set; } = 20;

    /// <summary>Wait after the first failed attempt; doubles with each, up to <see cref="MaxBackoff"/>.</summary>
    public TimeSpan FirstBackoff { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest wait between attempts.</summary>
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long dispatched rows and receipts are kept.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long inbox rows are kept. An event older than this is not sent again: who had it already would apply it twice.</summary>
    public TimeSpan InboxRetention { get; set; } = TimeSpan.FromDays(90);
}

/// <summary>Sends one service's outbox; <see cref="DispatchOnceAsync"/> is the step that its loop repeats.</summary>
internal abstract class OutboxDispatcher : BackgroundService
{
    /// <summary>One round: takes or renews the lease, sends one batch, marks it.</summary>
    /// <returns>Number of rows tried; zero when there was nothing to do or another replica has the lease.</returns>
    public abstract Task<int> DispatchOnceAsync(CancellationToken ct);
}

/// <summary>Sends a service's outbox in order. Replicas take turns by a lease; no transaction is open while sending.</summary>
internal sealed class OutboxDispatcher<TContext>(
    IServiceScopeFactory scopes, ITransport transport, OutboxSignals signals, MessagingMetrics metrics, MessagingOptions options,
    TimeProvider time, ILogger<OutboxDispatcher<TContext>> log) : OutboxDispatcher
    where TContext : ServiceDbContext
{
    private const string LeaseName = "outbox";
    private readonly string replica = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";
    private readonly KeyValuePair<string, object?> tag = new("service", typeof(TContext).Name.Replace("DbContext", "", StringComparison.Ordinal).ToLowerInvariant());
    private DateTime leaseUntil;

    public override async Task<int> DispatchOnceAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        if (!await HoldLeaseAsync(db, ct))
            return 0;

        var now = time.GetUtcNow().UtcDateTime;
        var batch = await db.Outbox.AsNoTracking()
            .Where(m => m.Status == OutboxStatus.Pending && (m.NextAttemptAt == null || m.NextAttemptAt <= now))
            // a parked or waiting row holds back the later rows of its own key, and nothing else
            .Where(m => !db.Outbox.Any(b => b.OrderingKey == m.OrderingKey && b.Sequence < m.Sequence
                && (b.Status == OutboxStatus.Parked || (b.Status == OutboxStatus.Pending && b.NextAttemptAt > now))))
            .OrderBy(m => m.Sequence)
            .Take(options.BatchSize)
            .ToListAsync(ct);
        if (batch.Count == 0)
            return 0;

        var spans = batch.ConvertAll(metrics.StartPublish);
        var deliveries = await transport.DeliverAsync(batch, ct);
        for (var i = 0; i < batch.Count; i++)
            MessagingMetrics.EndPublish(spans[i], deliveries[i]);
        await MarkAsync(db, batch, deliveries);
        return deliveries.Count(d => d.Status != DeliveryStatus.NotTried);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var signal = signals.For(typeof(TContext));
        while (!stoppingToken.IsCancellationRequested)
        {
            var sent = 0;
            try
            {
                sent = await DispatchOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                log.LogError(e, "Outbox round failed; trying again after {Poll}", options.PollInterval);
            }
            if (sent == 0)
            {
                try
                {
                    await signal.WaitAsync(options.PollInterval, time, stoppingToken);
                }
                catch (OperationCanceledException)
                {
                    break;
                }
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (leaseUntil == default)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        await db.WriteAsync(() => db.Leases.Where(l => l.Name == LeaseName && l.Holder == replica).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        leaseUntil = default;
    }

    private async Task<bool> HoldLeaseAsync(TContext db, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (leaseUntil - now > options.LeaseDuration / 2)
            return true;
        var until = now + options.LeaseDuration;
        var taken = await db.WriteAsync(() => db.Leases
            .Where(l => l.Name == LeaseName && (l.Holder == replica || l.ExpiresAt < now))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Holder, replica).SetProperty(l => l.ExpiresAt, until), ct), ct);
        if (taken == 0 && !await db.Leases.AnyAsync(l => l.Name == LeaseName, ct))
        {
            db.Leases.Add(new Lease { Name = LeaseName, Holder = replica, ExpiresAt = until });
            try
            {
                taken = await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException e) when (DatabaseProvider.IsUniqueViolation(e))
            {
                // another replica was first
            }
        }
        leaseUntil = taken > 0 ? until : default;
        return taken > 0;
    }

    private async Task MarkAsync(TContext db, List<OutboxMessage> batch, Delivery[] deliveries)
    {
        // What was delivered is marked even while stopping: otherwise it would be sent again for nothing.
        var now = time.GetUtcNow().UtcDateTime;
        var done = batch.Where((_, i) => deliveries[i].Status == DeliveryStatus.Delivered).Select(m => m.Sequence).ToArray();
        if (done.Length > 0)
        {
            await db.WriteAsync(() => db.Outbox.Where(m => done.Contains(m.Sequence)).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.Status, OutboxStatus.Dispatched)
                .SetProperty(m => m.DispatchedAt, now)
                .SetProperty(m => m.LastError, (string?)null), CancellationToken.None), CancellationToken.None);
            metrics.Dispatched.Add(done.Length, tag);
        }
        for (var i = 0; i < batch.Count; i++)
        {
            if (deliveries[i].Status != DeliveryStatus.Failed)
                continue;
            var message = batch[i];
            var attempts = message.Attempts + 1;
            var parked = attempts >= options.MaxAttempts;
            var error = deliveries[i].Error is { Length: > 2000 } text ? text[..2000] : deliveries[i].Error;
            var next = now + Backoff(attempts);
            await db.WriteAsync(() => db.Outbox.Where(m => m.Sequence == message.Sequence).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.Attempts, attempts)
                .SetProperty(m => m.NextAttemptAt, next)
                .SetProperty(m => m.Status, parked ? OutboxStatus.Parked : OutboxStatus.Pending)
                .SetProperty(m => m.LastError, error), CancellationToken.None), CancellationToken.None);
            metrics.Failed.Add(1, tag);
            log.LogWarning("{Type} {MessageId} failed for the {Attempt}. time{Parked}: {Error}",
                message.Type, message.MessageId, attempts, parked ? " and is parked" : "", error);
        }
    }

    private TimeSpan Backoff(int attempts)
    {
        var wait = options.FirstBackoff * Math.Pow(2, attempts - 1);
        return wait < options.MaxBackoff ? wait : options.MaxBackoff;
    }
}
