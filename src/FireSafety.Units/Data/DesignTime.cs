namespace FireSafety.Units.Data;

internal sealed class UnitsSqliteDesignTime() : DesignTimeFactory<UnitsSqliteDbContext>(DatabaseProvider.Sqlite);

internal sealed class UnitsSqlServerDesignTime() : DesignTimeFactory<UnitsSqlServerDbContext>(DatabaseProvider.SqlServer);
