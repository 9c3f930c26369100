namespace FireSafety.Licensing.Data;

internal sealed class LicensingSqliteDesignTime() : DesignTimeFactory<LicensingSqliteDbContext>(DatabaseProvider.Sqlite);

internal sealed class LicensingSqlServerDesignTime() : DesignTimeFactory<LicensingSqlServerDbContext>(DatabaseProvider.SqlServer);
