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
}
