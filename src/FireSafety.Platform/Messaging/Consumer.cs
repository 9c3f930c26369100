using System.Diagnostics;
using FireSafety.Platform.Access;
using FireSafety.Platform.Data;
using FireSafety.Platform.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Messaging;

/// <summary>An event on its way to one subscriber.</summary>
internal readonly record struct Received(Subscription Subscription, IntegrationEvent Event, DateTime EnqueuedAt, string? TraceParent);

/// <summary>Runs handlers and saves their effects together with the inbox rows: at least one delivery, exactly one effect.</summary>
internal sealed class Consumer(IServiceScopeFactory scopes, TimeProvider time, MessagingMetrics metrics)
{
    /// <summary>Returns when the effect is saved, now or by an earlier delivery.</summary>
    public async Task ConsumeAsync(Received received, CancellationToken ct)
    {
        try
        {
            await ConsumeTogetherAsync([received], ct);
        }
        // The inbox is asked only after a failure: a second delivery is rare, and its insert fails on the key.
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            if ((await ConsumedAsync([received], ct)).Count == 0)
                throw;
            CountDuplicate(received);
        }
    }

    /// <summary>
    /// Deals with events for one service, in order. Effects on projections are saved together, which is many times cheaper
    /// than one by one; an effect on an aggregate is saved at once, because its audit entry belongs to one event.
    /// </summary>
    /// <exception cref="Exception">A handler or a save failed; effects saved until then stay, and the caller goes on one by one.</exception>
    public async Task ConsumeTogetherAsync(IReadOnlyList<Received> batch, CancellationToken ct)
    {
        var consumed = batch.Count > 1 ? await ConsumedAsync(batch, ct) : [];
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DataSession>();
        var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(batch[0].Subscription.Context);
        db.DetectChangesOnlyOnSave();
        if (batch.Count > 1)
            await db.Database.OpenConnectionAsync(ct); // once, not for every query of every handler
        foreach (var stretch in Stretches(batch.Where(received => !IsDuplicate(received, consumed))))
            await ApplyAsync(scope.ServiceProvider, session, db, stretch, ct);
    }

    private async Task ApplyAsync(IServiceProvider services, DataSession session, ServiceDbContext db, List<Received> stretch, CancellationToken ct)
    {
        session.Ahead.Begin(stretch.ConvertAll(r => r.Event));
        var unsaved = new List<Received>();
        foreach (var received in stretch)
        {
            var (subscription, happened, _, traceParent) = received;
            using var activity = metrics.StartProcess(received);
            var traceId = activity?.TraceId.ToString() ?? TraceIdOf(traceParent);
            session.Open(AccessScope.System, new CommandContext(subscription.Consumer, Actor.System(subscription.Consumer), traceId));
            await subscription.Invoke(services, happened, ct).ShownBy(activity);
            db.Inbox.Add(new InboxMessage
            {
                MessageId = happened.EventId,
                Consumer = subscription.Consumer,
                ReceivedAt = time.GetUtcNow().UtcDateTime,
            });
            unsaved.Add(received);
            if (db.HasTrackedEntities())
                await SaveAsync(session, db, unsaved, ct);
        }
        if (unsaved.Count > 0)
            await SaveAsync(session, db, unsaved, ct);
    }

    /// <summary>
    /// Cuts a batch where an aggregate comes again: a handler that asks the database would not find what the earlier event left unsaved.
    /// </summary>
    private static IEnumerable<List<Received>> Stretches(IEnumerable<Received> batch)
    {
        var stretch = new List<Received>();
        var aggregates = new HashSet<Guid>();
        foreach (var received in batch)
        {
            if (!aggregates.Add(received.Event.AggregateId))
            {
                yield return stretch;
                (stretch, aggregates) = ([], [received.Event.AggregateId]);
            }
            stretch.Add(received);
        }
        if (stretch.Count > 0)
            yield return stretch;
    }

    private bool IsDuplicate(Received received, HashSet<(Guid, string)> consumed)
    {
        // A batch may hold both deliveries of one event.
        if (consumed.Add((received.Event.EventId, received.Subscription.Consumer)))
            return false;
        CountDuplicate(received);
        return true;
    }

    private async Task SaveAsync(DataSession session, ServiceDbContext db, List<Received> unsaved, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        session.Ahead.Forget();
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var received in unsaved)
            metrics.Latency.Record((now - received.EnqueuedAt).TotalSeconds, Tag(received));
        unsaved.Clear();
    }

    private async Task<HashSet<(Guid, string)>> ConsumedAsync(IReadOnlyList<Received> batch, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(batch[0].Subscription.Context);
        var ids = batch.Select(r => r.Event.EventId).Distinct().ToArray();
        var rows = await db.Inbox.AsNoTracking().Where(m => ids.Contains(m.MessageId)).Select(m => new { m.MessageId, m.Consumer }).ToListAsync(ct);
        return [.. rows.Select(m => (m.MessageId, m.Consumer))];
    }

    private void CountDuplicate(Received received) => metrics.Duplicates.Add(1, Tag(received));

    private static KeyValuePair<string, object?> Tag(Received received) => new("consumer", received.Subscription.Consumer);

    private static string TraceIdOf(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, out var context) ? context.TraceId.ToString() : "";
}
