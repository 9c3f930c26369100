using FireSafety.Platform.Access;
using FireSafety.Platform.Audit;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Numbering;
using FireSafety.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Platform.Data;

/// <summary>The tables every service has for the platform's own needs.</summary>
internal static class PlatformTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("Outbox");
            outbox.Property(m => m.Payload).HasMaxLength(-1);
            outbox.Property(m => m.LastError).HasMaxLength(2000);
            outbox.HasIndex(m => new { m.Status, m.Sequence });
            outbox.HasIndex(m => new { m.OrderingKey, m.Status, m.Sequence });
            outbox.HasKey(m => m.Sequence);
        });
        model.Entity<InboxMessage>(inbox =>
        {
            inbox.ToTable("Inbox");
            inbox.HasKey(m => new { m.MessageId, m.Consumer });
            inbox.Property(m => m.Consumer).HasMaxLength(128);
            inbox.HasIndex(m => m.ReceivedAt);
        });
        model.Entity<Lease>(lease =>
        {
            lease.ToTable("Leases");
            lease.HasKey(l => l.Name);
            lease.Property(l => l.Name).HasMaxLength(64);
        });
        model.Entity<RevokedAccess>(revoked =>
        {
            revoked.ToTable("RevokedAccess");
            revoked.HasKey(r => r.Subject);
            revoked.Property(r => r.Subject).HasMaxLength(100);
        });
        model.Entity<ClockOffset>(clock =>
        {
            clock.ToTable("ClockOffset");
            clock.HasKey(c => c.Id);
            clock.Property(c => c.Id).ValueGeneratedNever();
        });
        model.Entity<AuditEntry>(audit =>
        {
            audit.ToTable("AuditTrail");
            audit.HasKey(a => a.Id);
            audit.Property(a => a.Changes).HasMaxLength(-1);
            audit.Property(a => a.Reason).HasMaxLength(1000);
            audit.Property(a => a.Hash).HasMaxLength(AuditHead.HashLength);
            audit.HasIndex(a => new { a.SubjectId, a.Id });
            audit.HasIndex(a => new { a.ActorId, a.Id });
            audit.HasIndex(a => a.TraceId);
            audit.HasIndex(a => a.Sequence); // also finds the rows that have none yet
        });
        model.Entity<AuditHead>(head =>
        {
            head.ToTable("AuditHead");
            head.HasKey(h => h.Id);
            head.Property(h => h.Id).ValueGeneratedNever();
            head.Property(h => h.Sequence).IsConcurrencyToken();
            head.Property(h => h.Hash).HasMaxLength(AuditHead.HashLength);
            head.HasData(new AuditHead()); // there from the beginning, so that its absence is a finding
        });
        model.Entity<CommandReceipt>(receipt =>
        {
            receipt.ToTable("CommandReceipts");
            receipt.HasKey(r => r.Key);
            receipt.Property(r => r.Key).HasMaxLength(300);
            receipt.HasIndex(r => r.At);
        });
        model.Entity<NumberSeries>(series =>
        {
            series.ToTable("NumberSeries");
            series.HasKey(s => new { s.Series, s.Year });
            series.Property(s => s.Series).HasMaxLength(64);
            series.Property(s => s.Last).IsConcurrencyToken();
        });
    }
}
