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
}
