using FireSafety.Notifications.Data;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Notifications.Tests;

public sealed class MigrationTests
{
    [Fact]
    public void Model_OnSqlite_HasNoPendingChanges()
    {
        using var db = new NotificationsSqliteDesignTime().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Model_OnSqlServer_HasNoPendingChanges()
    {
        using var db = new NotificationsSqlServerDesignTime().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Upgrade_OfReadersFromBefore_LeavesWhatTheyHaveNotRead()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var db = new NotificationsSqliteDesignTime().CreateDbContext([]);
        await db.Database.OpenConnectionAsync(ct);
        await db.Database.MigrateAsync("RevokedAccess", ct);
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO Notifications (Id, Audience, Jurisdiction, Kind, Cause, Title, Body, Link, Urgency, CreatedAt, IsSupervisorMatter)
            VALUES ('0190A000-0000-7000-8000-000000000001', 'detachment', '/2111/', 'k', 'c', 't', 'b', '/', 'Normal', '2024-01-15 01:00:00', 0);
            INSERT INTO ReadMarks (ReaderId, NotificationId, ReadAt) VALUES ('a', '0190A000-0000-7000-8000-000000000001', '2024-01-15 02:00:00');
            """, ct);

        await db.Database.MigrateAsync(ct);

        Assert.Equal(new DateTime(2024, 1, 15, 1, 0, 0, DateTimeKind.Utc), (await db.Notifications.IgnoreQueryFilters().SingleAsync(ct)).WrittenAt);
        Assert.Equal(("a", DateTime.MinValue), await db.ReadPositions.Select(p => ValueTuple.Create(p.ReaderId, p.UpTo)).SingleAsync(ct));
    }
}
