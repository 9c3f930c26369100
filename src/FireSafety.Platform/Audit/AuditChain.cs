using System.Security.Cryptography;
using System.Text;
using FireSafety.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Platform.Audit;

/// <summary>What was done to a row of the audit trail behind the system's back.</summary>
internal enum AuditFaultKind
{
    /// <summary>A column differs from what was sealed, or the row stands in another's place.</summary>
    Changed,
    /// <summary>The row is gone.</summary>
    Missing,
    /// <summary>The row was never sealed under this number.</summary>
    Inserted,
}

/// <summary>The first row that cannot be trusted.</summary>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Sequence">Its number in the chain; 0 for the head.</param>
/// <param name="Id">Its key; null when it is gone or cannot be read.</param>
internal sealed record AuditFault(AuditFaultKind Kind, long Sequence, long? Id)
{
    /// <summary>In words.</summary>
    public string Text => (Kind, Sequence) switch
    {
        (AuditFaultKind.Missing, 0) => "封存末号（AuditHead）缺失",
        (AuditFaultKind.Missing, _) => $"第 {Sequence} 号缺失",
        (AuditFaultKind.Inserted, _) => $"第 {Sequence} 号{Key}是插入的",
        _ => $"第 {Sequence} 号{Key}的内容或次序被改动",
    };

    private string Key => Id is null ? "" : $"（Id {Id}）";
}

/// <summary>What a walk along the chain found.</summary>
/// <param name="Checked">Rows that are as they were sealed, up to the fault.</param>
/// <param name="Unsealed">Rows that wait for the next seal.</param>
/// <param name="Hash">Hash of the last of the checked rows, to compare with the log; hexadecimal.</param>
/// <param name="Fault">Null when all is as it was sealed.</param>
internal sealed record AuditReport(long Checked, long Unsealed, string Hash, AuditFault? Fault);

/// <summary>
/// The audit trail as a chain: each row is hashed together with the hash of the row before it. Rows are numbered when they are sealed,
/// because a server database hands out ids before a commit and leaves gaps where one was rolled back.
/// </summary>
internal static class AuditChain
{
    private const int Batch = 500;

    /// <summary>SHA-256 over every column of the row, each with its length, and the hash of the row before.</summary>
    public static byte[] HashOf(AuditEntry row, byte[] previous)
    {
        var form = new MemoryStream();
        using (var writer = new BinaryWriter(form, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(previous);
            writer.Write(row.Sequence ?? 0);
            writer.Write(row.Id);
            writer.Write(row.At.Ticks);
            writer.Write(row.SubjectId.ToByteArray(bigEndian: true));
            writer.Write(row.IsSupervisorMatter);
            foreach (var text in (string?[])[
                row.ActorId, row.ActorName, row.Operation, row.SubjectType, row.Action, row.Changes, row.Reason, row.From, row.TraceId, row.Jurisdiction])
            {
                writer.Write(text is not null);
                writer.Write(text ?? "");
            }
        }
        return SHA256.HashData(form.GetBuffer().AsSpan(0, (int)form.Length));
    }

    /// <summary>Walks the chain of a database, in batches, while others may write and seal.</summary>
    public static async Task<AuditReport> VerifyAsync(ServiceDbContext db, CancellationToken ct)
    {
        var batch = Batch;
        var (sequence, id, hash) = (0L, 0L, new byte[AuditHead.HashLength]);
        async Task<AuditReport> Report(AuditFault? fault) => new(
            sequence, await Rows(db).LongCountAsync(a => a.Sequence == null, ct), Convert.ToHexStringLower(hash), fault);

        while (true)
        {
            // The head first: what it counts is there when the rows are read, and a seal in between only adds to them.
            var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(ct);
            if (head is null)
                return await Report(new AuditFault(AuditFaultKind.Missing, 0, null));
            List<AuditEntry> rows;
            try
            {
                rows = await Rows(db).Where(a => a.Sequence > sequence || (a.Sequence == sequence && a.Id > id))
                    .OrderBy(a => a.Sequence).ThenBy(a => a.Id).Take(batch).ToListAsync(ct);
            }
            catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException or ArgumentException)
            {
                // A value that is none of its column's type: SQLite takes anything. One by one shows which.
                if (batch > 1)
                {
                    batch = 1;
                    continue;
                }
                return await Report(new AuditFault(AuditFaultKind.Changed, sequence + 1, null));
            }
            foreach (var row in rows)
            {
                if (row.Sequence > sequence + 1)
                    return await Report(new AuditFault(AuditFaultKind.Missing, sequence + 1, null));
                if (row.Sequence <= sequence)
                    return await Report(new AuditFault(AuditFaultKind.Inserted, row.Sequence.Value, row.Id));
                if (row.Hash is null || !HashOf(row, hash).AsSpan().SequenceEqual(row.Hash))
                    return await Report(new AuditFault(row.Sequence > head.Sequence ? AuditFaultKind.Inserted : AuditFaultKind.Changed, sequence + 1, row.Id));
                (sequence, id, hash) = (sequence + 1, row.Id, row.Hash!);
            }
            if (rows.Count > 0)
                continue;
            return await Report(
                head.Sequence > sequence ? new AuditFault(AuditFaultKind.Missing, sequence + 1, null)
                : head.Sequence < sequence ? new AuditFault(AuditFaultKind.Inserted, head.Sequence + 1, null)
                : !head.Hash.AsSpan().SequenceEqual(hash) ? new AuditFault(AuditFaultKind.Changed, sequence, sequence == 0 ? null : id)
                : null);
        }
    }

    // A row whose jurisdiction was changed must not hide from its own check.
    internal static IQueryable<AuditEntry> Rows(ServiceDbContext db) => db.AuditTrail.AsNoTracking().IgnoreQueryFilters();
}
