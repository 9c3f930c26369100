using FireSafety.TestKit;
using FireSafety.TestKit.Telemetry;
using Microsoft.Data.Sqlite;

namespace FireSafety.Broker.Tests;

/// <summary>Some services' own programs on the broker and the gateway before them, exporting what they do to one receiver.</summary>
public sealed class TracedServices(BrokerFixture fixture) : IAsyncLifetime
{
    internal const string Gateway = "gateway";
    private static readonly string[] Services = ["units", "hazards", "notifications"];

    private readonly string folder = Directory.CreateTempSubdirectory("firesafety-trace-").FullName;
    private readonly Dictionary<string, ServerProcess> processes = [];

    private OutsideProvider provider = null!;

    internal OtlpReceiver Receiver { get; } = new();

    /// <summary>A unit that the hazards service has heard of.</summary>
    internal Guid Unit { get; private set; }

    /// <summary>A client of the gateway.</summary>
    internal HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Receiver.StartAsync();
        provider = await OutsideProvider.StartAsync();
        await Task.WhenAll(Services.Select(MigrateAsync)); // all queues before the first event
        foreach (var service in Services)
            processes[service] = ServerProcess.Start(Program(service), [], Environment(service));
        await Task.WhenAll(processes.Values.Select(p => p.ReadyAsync()));
        var behind = processes.ToDictionary(p => $"services__{p.Key}__http__0", p => p.Value.Address.ToString());
        processes[Gateway] = ServerProcess.Start(Program(Gateway), [], new(behind.Concat(Environment(Gateway))));
        await processes[Gateway].ReadyAsync();
        Client = provider.AdministratorOf(processes[Gateway].Address);
        Unit = await Samples.UnitAsync(Client);
        await Receiver.UntilAsync(r => r.Spans.Any(s => s.Service == "hazards" && s.Kind == ReceivedSpan.Consumer), TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes.Values)
            await process.DisposeAsync();
        await provider.DisposeAsync();
        await Receiver.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Messages that a service has dealt with.</summary>
    internal IReadOnlyList<Guid> Inbox(string service)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, service + ".db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT MessageId FROM Inbox";
        using var reader = command.ExecuteReader();
        var ids = new List<Guid>();
        while (reader.Read())
            ids.Add(Guid.Parse(reader.GetString(0)));
        return ids;
    }

    private async Task MigrateAsync(string service)
    {
        await using var process = ServerProcess.Run(Program(service), ["--migrate"], Environment(service));
        Assert.Equal(0, await process.EndedAsync(TimeSpan.FromMinutes(2)));
    }

    private static string Program(string service) => Repository.Program("src/FireSafety." + char.ToUpperInvariant(service[0]) + service[1..]);

    private Dictionary<string, string> Environment(string service) => new(Receiver.EnvironmentOf(service))
    {
        ["ConnectionStrings__rabbitmq"] = fixture.Broker.ConnectionString,
        ["Database__Folder"] = folder,
        ["Identity__Issuer"] = provider.Issuer.ToString(),
        ["Logging__LogLevel__Microsoft.AspNetCore.Hosting"] = "Information", // a line for every request
    };
}
