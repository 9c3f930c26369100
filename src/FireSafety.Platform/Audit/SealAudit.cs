using FireSafety.Platform.Data;
using FireSafety.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FireSafety.Platform.Audit;

internal static class SealAudit
{
    public const string Step = "seal-audit";
}

/// <summary>
/// Links the rows that were written since the last round into the chain. Afterwards and not in their own save: every command of a
/// service would wait for the one row that says where the chain ends.
/// </summary>
internal sealed class SealAudit<TContext>(TContext db, SealLog<TContext> log) : IPeriodicStep
    where TContext : ServiceDbContext
{
    private const int Batch = 500;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var count = 0;
        try
        {
            for (var last = Batch; last == Batch; count += last)
                last = await SealBatchAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // another replica sealed these rows
        }
        return count;
    }

    private async Task<int> SealBatchAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        // The head before the rows: whoever seals between the two moves it on, and this save fails.
        var head = await db.AuditHeads.SingleOrDefaultAsync(ct)
            ?? throw new InvalidOperationException("The head of the audit trail is gone; run --verify-audit.");
        var rows = await db.AuditTrail.IgnoreQueryFilters().Where(a => a.Sequence == null).OrderBy(a => a.Id).Take(Batch).ToListAsync(ct);
        foreach (var row in rows)
            row.Seal(head);
        if (rows.Count > 0)
            await db.SaveChangesAsync(ct);
        log.Tell(head);
        return rows.Count;
    }
}

/// <summary>
/// Says in the log where the chain ends, once a minute while it grows. Whoever rewrites the whole table can compute a chain that fits,
/// but not the lines that have left this machine.
/// </summary>
internal sealed class SealLog<TContext>(IEnumerable<ServiceDatabase> databases, TimeProvider time, ILogger<SealLog<TContext>> log)
    where TContext : ServiceDbContext
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly string service = databases.Single(d => d.Context == typeof(TContext)).Service;
    private DateTimeOffset toldAt;
    private long told;

    public void Tell(AuditHead head)
    {
        var now = time.GetUtcNow();
        if (head.Sequence == told || now - toldAt < Pause)
            return;
        (toldAt, told) = (now, head.Sequence);
        log.LogInformation("Audit trail of {Service} is sealed up to {Sequence} with {Hash}", service, head.Sequence, Convert.ToHexStringLower(head.Hash));
    }
}
