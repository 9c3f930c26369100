namespace FireSafety.Notifications.Data;

internal sealed class NotificationsSqliteDesignTime() : DesignTimeFactory<NotificationsSqliteDbContext>(DatabaseProvider.Sqlite);

internal sealed class NotificationsSqlServerDesignTime() : DesignTimeFactory<NotificationsSqlServerDbContext>(DatabaseProvider.SqlServer);
