namespace FireSafety.Identity.Data;

internal sealed class IdentitySqliteDesignTime() : DesignTimeFactory<IdentitySqliteDbContext>(DatabaseProvider.Sqlite);

internal sealed class IdentitySqlServerDesignTime() : DesignTimeFactory<IdentitySqlServerDbContext>(DatabaseProvider.SqlServer);
