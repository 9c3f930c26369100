using System.Linq.Expressions;
using FireSafety.Platform.Audit;
using FireSafety.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Platform.Messaging;

/// <summary>What an operator can do about events that did not get through: they wait in the outbox once more, in their order.</summary>
internal sealed class SendAgain(OutboxSignals signals, MessagingOptions options, TimeProvider time)
{
    /// <summary>Sends parked events again, from the first attempt on, and notes it in the audit trail.</summary>
    /// <param name="db">The service's database, in a session opened for a command.</param>
    /// <param name="sequence">Which one; all of them when null.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>How many.</returns>
    public async Task<int> ParkedAsync(ServiceDbContext db, long? sequence, CancellationToken ct)
    {
        var count = await WaitAgainAsync(db, m => m.Status == OutboxStatus.Parked && (sequence == null || m.Sequence == sequence), ct);
        await NoteAsync(db, new { sequence, count }, ct);
        return count;
    }

    /// <summary>Sends events again that were sent already, and notes it in the audit trail. Who has applied one drops it.</summary>
    /// <param name="db">The service's database, in a session opened for a command.</param>
    /// <param name="since">Those committed at this moment or later, UTC; as far as they are kept.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>How many.</returns>
    public async Task<int> SentAsync(ServiceDbContext db, DateTime since, CancellationToken ct)
    {
        var count = await WaitAgainAsync(db, m => m.Status == OutboxStatus.Dispatched && m.EnqueuedAt >= since, ct);
        await NoteAsync(db, new { since, count }, ct);
        return count;
    }

    private Task<int> WaitAgainAsync(ServiceDbContext db, Expression<Func<OutboxMessage, bool>> which, CancellationToken ct)
    {
        // Who took an event and has forgotten it by now would apply it a second time.
        var oldest = time.GetUtcNow().UtcDateTime - options.InboxRetention;
        return db.WriteAsync(() => db.Outbox.Where(which).Where(m => m.EnqueuedAt >= oldest).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.Status, OutboxStatus.Pending)
            .SetProperty(m => m.Attempts, 0)
            .SetProperty(m => m.DispatchedAt, (DateTime?)null)
            .SetProperty(m => m.NextAttemptAt, (DateTime?)null), ct), ct);
    }

    private async Task NoteAsync(ServiceDbContext db, object what, CancellationToken ct)
    {
        db.AuditTrail.Add(AuditEntry.OfOperation(db.Session.Command!, db.Session.Scope, "Outbox", what, db.Session.Clock.UtcNow));
        await db.SaveChangesAsync(ct);
        signals.For(db.GetType()).Set();
    }
}
