using Microsoft.Data.Sqlite;

namespace FireSafety.TestKit;

/// <summary>
/// The distributed edition on this machine: a private broker, every service as its own process with one or more replicas,
/// the gateway in front. Its parts can be killed and started again one by one; all of it is gone when it is disposed of.
/// </summary>
public sealed class DistributedEdition : IAsyncDisposable
{
    /// <summary>The services, by the names they have in addresses, queues and files.</summary>
    public static readonly IReadOnlyList<string> Services = ["units", "hazards", "interviews", "licensing", "notifications", "campaigns", "identity"];

    private readonly string folder = Directory.CreateTempSubdirectory("firesafety-distributed-").FullName;
    private readonly Dictionary<(string Service, int Replica), ServerProcess> running = [];
    private readonly Dictionary<(string Service, int Replica), string> addresses = [];
    private readonly Dictionary<string, string> settings;
    private readonly string gatewayAddress = FreeAddress();
    private ServerProcess? web;
    private int replicas = 1;

    private DistributedEdition(PrivateBroker broker, Dictionary<string, string> settings) => (Broker, this.settings) = (broker, settings);

    /// <summary>The broker.</summary>
    public PrivateBroker Broker { get; }

    /// <summary>The gateway.</summary>
    public ServerProcess Gateway { get; private set; } = null!;

    /// <summary>Starts all of it and waits until it is ready.</summary>
    /// <param name="settings">Environment of every process beside what it needs anyway.</param>
    public static async Task<DistributedEdition> StartAsync(Dictionary<string, string>? settings = null)
    {
        var edition = new DistributedEdition(await PrivateBroker.StartAsync(), settings ?? []);
        try
        {
            // All queues before the first service: what is published while a subscriber has none is nobody's.
            await Task.WhenAll(Services.Select(s => edition.CommandAsync(s, "--migrate")));
            await edition.CommandAsync("identity", "--new-keys");
            await edition.ScaleAsync(1);
            return edition;
        }
        catch
        {
            await edition.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs every service in so many replicas, and a gateway that knows of them.</summary>
    public async Task ScaleAsync(int count)
    {
        replicas = count;
        await Task.WhenAll(Services.SelectMany(s => Enumerable.Range(0, count), (s, r) => (s, r)).Where(x => !running.ContainsKey(x))
            .Select(x => StartAsync(x.s, x.r)).ToList());
        if (Gateway is not null)
            await Gateway.DisposeAsync();
        await StartGatewayAsync();
    }

    /// <summary>Starts the web UI too, behind the gateway; where it runs already, kills it first.</summary>
    public async Task StartWebAsync()
    {
        if (web is not null)
            await web.DisposeAsync();
        var isKnown = addresses.ContainsKey(("web", 0));
        var environment = EnvironmentOf();
        environment["Web__Services"] = gatewayAddress;
        web = ServerProcess.Start(Repository.Program("src/FireSafety.Web"), [], environment, AddressOf("web", 0));
        await web.ReadyAsync();
        if (!isKnown)
            await RestartGatewayAsync();
    }

    /// <summary>What Identity wrote for the first administrator: user name and one-time code in a sentence.</summary>
    public string FirstAdministrator => File.ReadAllText(Path.Combine(folder, "first-administrator.txt"));

    /// <summary>Starts a killed gateway again, at the address it had.</summary>
    public async Task RestartGatewayAsync()
    {
        await Gateway.DisposeAsync();
        await StartGatewayAsync();
    }

    /// <summary>Kills one process without warning.</summary>
    public Task KillAsync(string service, int replica = 0) => running[(service, replica)].KillAsync();

    /// <summary>Stops one process where it is: its connections stay open, and nothing answers.</summary>
    public Task FreezeAsync(string service, int replica = 0) => running[(service, replica)].FreezeAsync();

    /// <summary>Starts a killed process again, at the address it had, and waits until it is ready.</summary>
    public async Task RestartAsync(string service, int replica = 0)
    {
        await running[(service, replica)].DisposeAsync();
        await StartAsync(service, replica);
    }

    /// <summary>Runs a service's program with a command such as <c>--redrive</c> and returns what it printed.</summary>
    public async Task<string> CommandAsync(string service, string command)
    {
        await using var process = ServerProcess.Run(ProgramOf(service), [command], EnvironmentOf());
        var exitCode = await process.EndedAsync(TimeSpan.FromMinutes(2));
        return exitCode == 0 ? process.Output : throw new InvalidOperationException($"{service} {command}: {exitCode}\n{process.Output}");
    }

    /// <summary>Asks a service's database, while it runs.</summary>
    public long Count(string service, string sql)
    {
        using var connection = Open(service, SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Changes a service's database behind its back, to put it in a state that it would not get into by itself.</summary>
    public void Tamper(string service, string sql)
    {
        using var connection = Open(service, SqliteOpenMode.ReadWrite);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Everything a process printed.</summary>
    public string OutputOf(string service, int replica = 0) => running[(service, replica)].Output;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Gateway is not null)
            await Gateway.DisposeAsync();
        if (web is not null)
            await web.DisposeAsync();
        foreach (var process in running.Values)
            await process.DisposeAsync();
        await Broker.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync(string service, int replica)
    {
        var address = AddressOf(service, replica);
        var process = ServerProcess.Start(ProgramOf(service), [], EnvironmentOf(), address);
        lock (running)
            running[(service, replica)] = process;
        await process.ReadyAsync();
    }

    private string AddressOf(string service, int replica)
    {
        lock (addresses)
            return addresses.TryGetValue((service, replica), out var address) ? address : addresses[(service, replica)] = FreeAddress();
    }

    private async Task StartGatewayAsync()
    {
        var environment = EnvironmentOf();
        foreach (var ((service, replica), address) in addresses.Where(a => a.Key.Replica < replicas))
            environment[$"services__{service}__http__{replica}"] = address;
        Gateway = ServerProcess.Start(Repository.Program("src/FireSafety.Gateway"), [], environment, gatewayAddress, signedIn: true);
        await Gateway.ReadyAsync();
    }

    private Dictionary<string, string> EnvironmentOf() => new(settings.Concat(TestClient.Settings("__")))
    {
        ["DOTNET_ENVIRONMENT"] = "Production",
        ["DOTNET_gcConcurrent"] = "0", // a dozen processes share the cores of a test machine
        ["DOTNET_TieredPGO"] = "0",
        ["Logging__LogLevel__Default"] = "Warning",
        ["Clock__Movable"] = "true",
        ["Database__Folder"] = folder,
        ["Identity__Issuer"] = gatewayAddress + "/",
        ["Identity__Authority"] = AddressOf("identity", 0),
        ["Identity__Keys"] = Path.Combine(folder, "keys"),
        ["ConnectionStrings__rabbitmq"] = Broker.ConnectionString,
        // The clients of a test are one address.
        ["Gateway__Anonymous__PerMinute"] = "10000000",
        ["Gateway__Anonymous__Burst"] = "1000000",
    };

    private SqliteConnection Open(string service, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, service + ".db"), Mode = mode }.ToString());
        connection.Open();
        return connection;
    }

    private static string ProgramOf(string service) => Repository.Program($"src/FireSafety.{char.ToUpperInvariant(service[0])}{service[1..]}");

    private static string FreeAddress() => $"http://127.0.0.1:{FreePort.Next()}";
}
