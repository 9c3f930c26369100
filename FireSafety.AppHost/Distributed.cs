// The distributed edition: the gateway, a process per service with its own database, RabbitMQ between them, all of it on the dashboard.
//   dotnet run --project FireSafety.AppHost                                    runs it here
//   aspire publish                                                             writes a Docker Compose file
//   aspire publish -- --publish-to kubernetes                                  writes a Helm chart
// A launch profile would hand the dashboard's addresses to the standalone edition too, so they are set here, where not given.
Default("ASPNETCORE_URLS", "http://localhost:15080");
Default("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:15081");
Default("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true");

var builder = DistributedApplication.CreateBuilder(args);
var publishing = builder.ExecutionContext.IsPublishMode;
var kubernetes = publishing && builder.Configuration["publish-to"] == "kubernetes";
if (kubernetes)
    builder.AddKubernetesEnvironment("firesafety");
else
    builder.AddDockerComposeEnvironment("firesafety");

var sqlPassword = builder.AddParameter("sql-password", secret: true);
var brokerPassword = builder.AddParameter("rabbitmq-password", secret: true);

var sql = builder.AddSqlServer("sql", password: sqlPassword).WithDataVolume("firesafety-sql");
var bus = builder.AddRabbitMQ("rabbitmq", password: brokerPassword).WithDataVolume("firesafety-rabbitmq").WithManagementPlugin();

List<IResourceBuilder<ProjectResource>> services = [];
List<IResourceBuilder<ProjectResource>> migrations = [];
Service<Projects.FireSafety_Units>("units");
Service<Projects.FireSafety_Hazards>("hazards");
Service<Projects.FireSafety_Interviews>("interviews");
Service<Projects.FireSafety_Licensing>("licensing");
Service<Projects.FireSafety_Notifications>("notifications");
Service<Projects.FireSafety_Campaigns>("campaigns");
var identity = Service<Projects.FireSafety_Identity>("identity");

// The only way in. It may start before them: it says of each service whether it is there.
var gateway = builder.AddProject<Projects.FireSafety_Gateway>("gateway")
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health/ready")
    .WithUrlForEndpoint("http", url => url.DisplayText = "网页");

// A page lives in one instance: the gateway brings its reader back to it.
var web = builder.AddProject<Projects.FireSafety_Web>("web")
    .WithHttpHealthCheck("/health/ready")
    .WithReplicas(publishing ? 2 : 1);
web.WithReference(gateway);
gateway.WithReference(web);

// Tokens name the address that people know; the keys are fetched from inside. Published, that address, the folder of the keys and one
// that identity may write the first administrator's code to (mount both, see the operations guide) are asked for.
var issuer = publishing ? builder.AddParameter("identity-issuer") : null;
// Whom services believe about the caller's address (lockout and rates go by it): the network that the gateway is in, e.g. 10.1.0.0/16.
var gatewayNetwork = publishing ? builder.AddParameter("gateway-network") : null;
if (gatewayNetwork is not null)
    services.Append(web).ToList().ForEach(host => host.WithEnvironment("TrustedProxies__0", gatewayNetwork));
if (publishing)
{
    identity.WithEnvironment("Identity__Keys", builder.AddParameter("identity-keys"));
    // Containers run as a user who may not write beside the program.
    identity.WithEnvironment("Database__Folder", builder.AddParameter("identity-data"));
}
foreach (var believer in services.Append(gateway).Append(web))
{
    believer.WithEnvironment("Identity__Authority", identity.GetEndpoint("http"));
    if (issuer is not null)
        believer.WithEnvironment("Identity__Issuer", issuer);
    else
        believer.WithEnvironment("Identity__Issuer", gateway.GetEndpoint("http"));
}

foreach (var service in services)
{
    gateway.WithReference(service).WaitForStart(service);
    // Of all of them: an event that is published before a subscriber's queue is declared would be lost.
    foreach (var migration in migrations)
        service.WaitForCompletion(migration);
}

builder.Build().Run();

IResourceBuilder<ProjectResource> Service<TProject>(string name) where TProject : IProjectMetadata, new()
{
    var database = sql.AddDatabase($"{name}-db");
    var service = builder.AddProject<TProject>(name)
        .WithEnvironment("Database__Provider", "SqlServer")
        // Kubernetes restarts whatever ends, so there a service migrates itself; SQL Server lets one replica do it at a time.
        .WithEnvironment("Database__MigrateAtStart", kubernetes ? "true" : "false")
        .WithReference(database).WaitFor(database)
        .WithReference(bus).WaitFor(bus)
        .WithHttpHealthCheck("/health/ready")
        .WithReplicas(publishing ? 2 : 1);
    services.Add(service);
    if (kubernetes)
        return service;

    // The same program, run to its end: schema and queues. No launch profile, because it would claim the service's port.
    migrations.Add(builder.AddProject<TProject>($"{name}-migration", launchProfileName: null)
        .WithArgs("--migrate")
        .WithEnvironment("Database__Provider", "SqlServer")
        .WithReference(database).WaitFor(database)
        .WithReference(bus).WaitFor(bus)
        .WithParentRelationship(service));
    return service;
}

static void Default(string variable, string value)
{
    if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)))
        Environment.SetEnvironmentVariable(variable, value);
}
