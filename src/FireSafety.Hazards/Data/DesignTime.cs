namespace FireSafety.Hazards.Data;

internal sealed class HazardsSqliteDesignTime() : DesignTimeFactory<HazardsSqliteDbContext>(DatabaseProvider.Sqlite);

internal sealed class HazardsSqlServerDesignTime() : DesignTimeFactory<HazardsSqlServerDbContext>(DatabaseProvider.SqlServer);
