using FireSafety.Platform.Data;
using FireSafety.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Platform.Hosting;

/// <summary>Deletes what was kept only against repeats: dispatched outbox rows, inbox rows, revocations, command receipts.</summary>
internal sealed class Housekeeping<TContext>(TContext db, MessagingOptions options, TimeProvider time) : IPeriodicStep
    where TContext : ServiceDbContext
{
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var before = now - options.Retention;
        var forgotten = now - options.InboxRetention;
        return await db.WriteAsync(() => db.Outbox.Where(m => m.Status == OutboxStatus.Dispatched && m.DispatchedAt < before).ExecuteDeleteAsync(ct), ct)
            + await db.WriteAsync(() => db.Inbox.Where(m => m.ReceivedAt < forgotten).ExecuteDeleteAsync(ct), ct)
            + await db.WriteAsync(() => db.RevokedAccess.Where(r => r.IssuedBefore < before).ExecuteDeleteAsync(ct), ct)
            + await db.WriteAsync(() => db.Receipts.Where(r => r.At < before).ExecuteDeleteAsync(ct), ct);
    }
}
