namespace FireSafety.Campaigns.Data;

internal sealed class CampaignsSqliteDesignTime() : DesignTimeFactory<CampaignsSqliteDbContext>(DatabaseProvider.Sqlite);

internal sealed class CampaignsSqlServerDesignTime() : DesignTimeFactory<CampaignsSqlServerDbContext>(DatabaseProvider.SqlServer);
