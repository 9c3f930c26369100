namespace FireSafety.Interviews.Data;

internal sealed class InterviewsSqliteDesignTime() : DesignTimeFactory<InterviewsSqliteDbContext>(DatabaseProvider.Sqlite);

internal sealed class InterviewsSqlServerDesignTime() : DesignTimeFactory<InterviewsSqlServerDbContext>(DatabaseProvider.SqlServer);
