using FireSafety.Platform.Audit;
using FireSafety.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Platform.Messaging;

/// <summary>What an operator can do about events that failed too often.</summary>
internal sealed class ParkedEvents(OutboxSignals signals, MessagingOptions options, TimeProvider time)
{
    /// <summary>Sends parked events again, from the first attempt on, and notes it in the audit trail.</summary>
    /// <param name="db">The service's database, in a session opened for a command.</param>
    /// <param name="sequence">Which one; all of them when null.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>How many.</returns>
    public async Task<int> RequeueAsync(ServiceDbContext db, long? sequence, CancellationToken ct)
    {
        // Who took an event and has forgotten it by now would apply it a second time.
        var oldest = time.GetUtcNow().UtcDateTime - options.InboxRetention;
        var count = await db.WriteAsync(() => db.Outbox
            .Where(m => m.Status == OutboxStatus.Parked && m.EnqueuedAt >= oldest && (sequence == null || m.Sequence == sequence))
            .ExecuteUpdateAsync(set => set
                .SetProperty(m => m.Status, OutboxStatus.Pending)
                .SetProperty(m => m.Attempts, 0)
                .SetProperty(m => m.NextAttemptAt, (DateTime?)null), ct), ct);
        db.AuditTrail.Add(AuditEntry.OfOperation(db.Session.Command!, db.Session.Scope, "Outbox", new { sequence, count }, db.Session.Clock.UtcNow));
        await db.SaveChangesAsync(ct);
        signals.For(db.GetType()).Set();
        return count;
    }
}
