using System.Diagnostics;
using FireSafety.Platform.Access;
using FireSafety.Platform.Data;
using FireSafety.Platform.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Messaging;

/// <summary>Runs a handler and saves its effect together with the inbox row: at least one delivery, exactly one effect.</summary>
internal sealed class Consumer(IServiceScopeFactory scopes, TimeProvider time, MessagingMetrics metrics)
{
    /// <summary>Returns when the effect is saved, now or by an earlier delivery.</summary>
    public async Task ConsumeAsync(
        Subscription subscription, IntegrationEvent happened, DateTime enqueuedAt, string? traceParent, CancellationToken ct)
    {
        using var activity = MessagingMetrics.Source.StartActivity(
            subscription.Consumer, ActivityKind.Consumer, traceParent);
        await using var scope = scopes.CreateAsyncScope();
        var traceId = activity?.TraceId.ToString() ?? TraceIdOf(traceParent);
        scope.ServiceProvider.GetRequiredService<DataSession>().Open(
            AccessScope.System, new CommandContext(subscription.Consumer, Actor.System(subscription.Consumer), traceId));
        var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(subscription.Context);
        try
        {
            await subscription.Invoke(scope.ServiceProvider, happened, ct);
            db.Inbox.Add(new InboxMessage
            {
                MessageId = happened.EventId,
                Consumer = subscription.Consumer,
                ReceivedAt = time.GetUtcNow().UtcDateTime,
            });
            await db.SaveChangesAsync(ct);
            metrics.Latency.Record((time.GetUtcNow().UtcDateTime - enqueuedAt).TotalSeconds, new KeyValuePair<string, object?>("consumer", subscription.Consumer));
        }
        // The inbox is asked only after a failure: a second delivery is rare, and its insert fails on the key.
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            if (!await WasConsumedAsync(subscription, happened.EventId, ct))
            {
                activity?.SetStatus(ActivityStatusCode.Error, e.Message);
                throw;
            }
            metrics.Duplicates.Add(1, new KeyValuePair<string, object?>("consumer", subscription.Consumer));
        }
    }

    private async Task<bool> WasConsumedAsync(Subscription subscription, Guid messageId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(subscription.Context);
        return await db.Inbox.AsNoTracking().AnyAsync(m => m.MessageId == messageId && m.Consumer == subscription.Consumer, ct);
    }

    private static string TraceIdOf(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, out var context) ? context.TraceId.ToString() : "";
}
