// The distributed edition: each service with its own database, talking over RabbitMQ, watched on the Aspire dashboard.
// A launch profile would hand the dashboard's addresses to the standalone edition too, so they are set here, where not given.
Default("ASPNETCORE_URLS", "http://localhost:15080");
Default("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:15081");
Default("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true");

var builder = DistributedApplication.CreateBuilder(args);

var sqlPassword = builder.AddParameter("sql-password", secret: true);
var brokerPassword = builder.AddParameter("rabbitmq-password", secret: true);

var sql = builder.AddSqlServer("sql", password: sqlPassword).WithDataVolume("firesafety-sql");
var bus = builder.AddRabbitMQ("rabbitmq", password: brokerPassword).WithDataVolume("firesafety-rabbitmq").WithManagementPlugin();

Service(builder.AddProject<Projects.FireSafety_Units>("units"), "units-db");
Service(builder.AddProject<Projects.FireSafety_Hazards>("hazards"), "hazards-db");
Service(builder.AddProject<Projects.FireSafety_Interviews>("interviews"), "interviews-db");
Service(builder.AddProject<Projects.FireSafety_Licensing>("licensing"), "licensing-db");
Service(builder.AddProject<Projects.FireSafety_Notifications>("notifications"), "notifications-db");
Service(builder.AddProject<Projects.FireSafety_Campaigns>("campaigns"), "campaigns-db");

builder.Build().Run();

void Service(IResourceBuilder<ProjectResource> service, string databaseName)
{
    var database = sql.AddDatabase(databaseName);
    service
        .WithEnvironment("Database__Provider", "SqlServer")
        .WithReference(database).WaitFor(database)
        .WithReference(bus).WaitFor(bus)
        .WithHttpHealthCheck("/health/ready");
}

static void Default(string variable, string value)
{
    if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)))
        Environment.SetEnvironmentVariable(variable, value);
}
