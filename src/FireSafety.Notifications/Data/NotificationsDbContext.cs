using FireSafety.Notifications.Messages;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FireSafety.Notifications.Data;

/// <summary>The notifications' database; features see only this.</summary>
internal abstract class NotificationsDbContext(DbContextOptions options, DataSession session) : ServiceDbContext(options, session)
{
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<DigestItem> DigestItems => Set<DigestItem>();
    public DbSet<ReadPosition> ReadPositions => Set<ReadPosition>();
    public DbSet<ReadMark> ReadMarks => Set<ReadMark>();
    public DbSet<SupervisorPost> SupervisorPosts => Set<SupervisorPost>();

    /// <summary>Key of the caller as an addressee, when the caller is a party.</summary>
    public string OwnAudience => OnlyOwn ? Audience.Of(Session.Scope!.Role, OwnId, Session.Scope.Path).Key : "";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ShowOwn<Notification>(modelBuilder, n => n.Audience == OwnAudience);
    }
}

internal sealed class NotificationsSqliteDbContext(DbContextOptions<NotificationsSqliteDbContext> options, DataSession session)
    : NotificationsDbContext(options, session);

internal sealed class NotificationsSqlServerDbContext(DbContextOptions<NotificationsSqlServerDbContext> options, DataSession session)
    : NotificationsDbContext(options, session);

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>, IEntityTypeConfiguration<DigestItem>,
    IEntityTypeConfiguration<ReadPosition>, IEntityTypeConfiguration<ReadMark>, IEntityTypeConfiguration<SupervisorPost>
{
    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.Property(n => n.Id).ValueGeneratedNever();
        notification.Property(n => n.Audience).HasMaxLength(60);
        notification.Property(n => n.Kind).HasMaxLength(40);
        notification.Property(n => n.Cause).HasMaxLength(160);
        notification.Property(n => n.Title).HasMaxLength(Notification.TitleLength);
        notification.Property(n => n.Body).HasMaxLength(Notification.BodyLength);
        notification.HasIndex(n => new { n.Cause, n.Kind, n.Audience }).IsUnique();
        notification.HasIndex(n => new { n.Audience, n.CreatedAt, n.Id });
        notification.HasIndex(n => new { n.CreatedAt, n.Id });
        notification.HasIndex(n => new { n.Audience, n.WrittenAt });
    }

    public void Configure(EntityTypeBuilder<DigestItem> item)
    {
        item.HasKey(d => new { d.NotificationId, d.SubjectId });
        item.HasOne<Notification>().WithMany().HasForeignKey(d => d.NotificationId);
    }

    public void Configure(EntityTypeBuilder<ReadPosition> position)
    {
        position.HasKey(p => p.ReaderId);
        position.Property(p => p.ReaderId).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<ReadMark> mark)
    {
        mark.HasKey(m => new { m.ReaderId, m.NotificationId });
        mark.Property(m => m.ReaderId).HasMaxLength(100);
        mark.HasOne<Notification>().WithMany().HasForeignKey(m => m.NotificationId);
    }

    public void Configure(EntityTypeBuilder<SupervisorPost> post)
    {
        post.HasKey(p => p.SupervisorId);
        post.Property(p => p.SupervisorId).ValueGeneratedNever();
    }
}
