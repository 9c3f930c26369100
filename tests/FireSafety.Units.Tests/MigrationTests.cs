using FireSafety.Units.Data;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Units.Tests;

public sealed class MigrationTests
{
    [Fact]
    public void Model_OnSqlite_HasNoPendingChanges()
    {
        using var db = new UnitsSqliteDesignTime().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Model_OnSqlServer_HasNoPendingChanges()
    {
        using var db = new UnitsSqlServerDesignTime().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Upgrade_OfRowsFromBefore_CountsOverdueHazardsAndForgetsPlans()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var db = new UnitsSqliteDesignTime().CreateDbContext([]);
        await db.Database.OpenConnectionAsync(ct);
        await db.Database.MigrateAsync("ListOrders", ct);
        await db.Database.ExecuteSqlRawAsync("""
            PRAGMA foreign_keys = OFF;
            INSERT INTO Hazards (HazardId, UnitId, Version, Status, IsMajor)
            VALUES ('0190A000-0000-7000-8000-000000000001', '0190A000-0000-7000-8000-00000000000A', 3, 'Overdue', 0);
            INSERT INTO Timeline (UnitId, At, Topic, Text)
            VALUES ('0190A000-0000-7000-8000-00000000000A', '2024-01-15 01:00:00', 'Interview', '拟约谈：示例'),
                ('0190A000-0000-7000-8000-00000000000A', '2024-01-20 01:00:00', 'Interview', '约谈召开：示例');
            """, ct);

        await db.Database.MigrateAsync(ct);

        Assert.True((await db.Hazards.SingleAsync(ct)).IsOverdue);
        Assert.Equal("约谈召开：示例", (await db.Timeline.SingleAsync(ct)).Text);
    }
}
