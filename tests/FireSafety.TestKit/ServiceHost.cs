using System.Collections.Concurrent;
using System.Text.Json;
using FireSafety.Contracts;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Access;
using FireSafety.Platform.Data;
using FireSafety.Platform.Hosting;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Scoping;
using FireSafety.Platform.Time;
using FireSafety.ServiceDefaults;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FireSafety.TestKit;

/// <summary>
/// One or more modules on a real server, real SQLite files and real migrations, with a clock the test moves and a way to
/// say who asks. Starts on 2024-01-15 09:00 Asia/Shanghai unless told otherwise.
/// </summary>
public sealed class ServiceHost : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();

    private readonly WebApplication app;
    private readonly string folder;

    private ServiceHost(WebApplication app, string folder, FakeTimeProvider time)
    {
        (this.app, this.folder, Time) = (app, folder, time);
        Client = As(Roles.DetachmentAdmin);
    }

    /// <summary>A client that acts as the detachment's administrator.</summary>
    public HttpClient Client { get; }

    /// <summary>Real and business time of the host.</summary>
    public FakeTimeProvider Time { get; }

    /// <summary>The host's services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Address it listens on.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>Starts a host of one module: <c>StartAsync(b => b.AddHazards(), r => r.MapHazards())</c>.</summary>
    /// <param name="add">The modules.</param>
    /// <param name="map">Their endpoints.</param>
    /// <param name="now">Where its clock starts.</param>
    /// <param name="settings">Configuration.</param>
    /// <param name="runLoops">Whether dispatchers and steps run by themselves.</param>
    /// <param name="checkSqlServer">Whether every query is also translated to T-SQL and parsed; off where time is measured.</param>
    public static async Task<ServiceHost> StartAsync(
        Action<IHostApplicationBuilder> add, Action<IEndpointRouteBuilder> map, DateTimeOffset? now = null,
        Dictionary<string, string?>? settings = null, bool runLoops = false, bool checkSqlServer = true)
    {
        var template = await Templates.GetOrAdd(add.Method.Module.Name + "/" + add.Method.Name + add.Method.DeclaringType?.FullName, _ => new(() => MigrateAsync(add))).Value;
        var folder = Directory.CreateTempSubdirectory("firesafety-test-").FullName;
        foreach (var file in Directory.GetFiles(template))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));

        var time = new FakeTimeProvider(now ?? new DateTimeOffset(2024, 1, 15, 9, 0, 0, TimeSpan.FromHours(8)));
        var app = Build(add, folder, time, settings, runLoops, checkSqlServer);
        app.UsePlatform();
        app.MapDefaultEndpoints();
        map(app);
        await app.StartAsync();
        return new ServiceHost(app, folder, time);
    }

    /// <summary>A client that acts in a role; in the whole city unless a division is named.</summary>
    public HttpClient As(string role, string? divisionCode = null)
    {
        var path = divisionCode is null ? Divisions.City.Path : Divisions.Find(divisionCode)!.Path;
        return As(new Actor($"test-{role}", $"测试{role}", role, path) { OrganisationId = Roles.OfOrganisations.Contains(role) ? Guid.CreateVersion7() : null });
    }

    /// <summary>A client that acts as a certain person.</summary>
    public HttpClient As(Actor actor)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Add(TestAuthentication.Header, Uri.EscapeDataString(JsonSerializer.Serialize(actor)));
        return client;
    }

    /// <summary>A client that has not signed in.</summary>
    public HttpClient Anonymous() => new() { BaseAddress = Address };

    /// <summary>Delivers an event of another service to this host's subscribers and returns when their effects are saved.</summary>
    public async Task PublishAsync(IntegrationEvent happened)
    {
        var stamped = happened with
        {
            EventId = happened.EventId == default ? Guid.CreateVersion7() : happened.EventId,
            OccurredAt = happened.OccurredAt == default ? Time.GetUtcNow().UtcDateTime : happened.OccurredAt,
            Jurisdiction = happened.Jurisdiction.Length == 0 ? Divisions.City.Path : happened.Jurisdiction,
            Version = happened.Version == 0 ? 1 : happened.Version,
        };
        var consumer = Services.GetRequiredService<Consumer>();
        foreach (var subscription in Services.GetServices<Subscription>().Where(s => s.Event == stamped.GetType()))
            await consumer.ConsumeAsync(new Received(subscription, stamped, Time.GetUtcNow().UtcDateTime, null), CancellationToken.None);
    }

    /// <summary>The events of a type that the service has put into its outbox, in order.</summary>
    public async Task<IReadOnlyList<TEvent>> EventsAsync<TEvent>() where TEvent : IntegrationEvent
    {
        var catalog = Services.GetRequiredService<EventCatalog>();
        var name = catalog.NameOf(typeof(TEvent));
        var events = new List<TEvent>();
        foreach (var database in Services.GetServices<ServiceDatabase>())
        {
            await using var scope = Services.CreateAsyncScope();
            var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(database.Context);
            var rows = await db.Outbox.AsNoTracking().Where(m => m.Type == name).OrderBy(m => m.Sequence).ToListAsync();
            events.AddRange(rows.Select(m => (TEvent)catalog.Deserialize(m.Type, m.Payload)));
        }
        return events;
    }

    /// <summary>Sends every outbox until none has anything left to send now.</summary>
    public async Task DrainAsync()
    {
        var dispatchers = Services.GetServices<OutboxDispatcher>().ToList();
        while ((await Task.WhenAll(dispatchers.Select(d => d.DispatchOnceAsync(CancellationToken.None)))).Sum() > 0)
        {
        }
    }

    /// <summary>Runs a periodic step once; returns how many things it did.</summary>
    public async Task<int> RunStepAsync(string service, string step)
    {
        var steps = Services.GetRequiredService<PeriodicSteps>();
        return await steps.RunAsync(steps.Of(service).Single(s => s.Name == step), Actor.System("test"), CancellationToken.None);
    }

    /// <summary>Reads the database with everything visible.</summary>
    public async Task<T> ReadAsync<TContext, T>(Func<TContext, Task<T>> read) where TContext : ServiceDbContext
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataSession>().Open(AccessScope.System);
        return await read(scope.ServiceProvider.GetRequiredService<TContext>());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static WebApplication Build(
        Action<IHostApplicationBuilder> add, string folder, TimeProvider time, Dictionary<string, string?>? settings, bool runLoops,
        bool checkSqlServer)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Folder"] = folder });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton(time);
        builder.AddServiceDefaults();
        add(builder);
        // Who asks is said by the test in a header; a request without it is treated as everywhere else.
        builder.Services.AddAuthentication(TestAuthentication.SchemeName).AddScheme<AuthenticationSchemeOptions, TestAuthentication>(
            TestAuthentication.SchemeName,
            o => o.ForwardDefaultSelector = http => http.Request.Headers.ContainsKey(TestAuthentication.Header) ? null : JwtBearerDefaults.AuthenticationScheme);
        if (checkSqlServer)
            builder.Services.AddSingleton(typeof(IDbContextOptionsConfiguration<>), typeof(TranslatedForSqlServer<>));
        // Loops do not run by themselves: a test calls the step it means (DrainAsync, RunStepAsync).
        if (!runLoops)
            builder.Services.RemoveAll<IHostedService>();
        return builder.Build();
    }

    // Migrations take most of a host's start; each module's empty database is made once per test run and copied.
    private static async Task<string> MigrateAsync(Action<IHostApplicationBuilder> add)
    {
        var folder = Directory.CreateTempSubdirectory("firesafety-template-").FullName;
        await using (var app = Build(add, folder, TimeProvider.System, null, runLoops: false, checkSqlServer: false))
            await app.Services.MigrateDatabasesAsync();
        SqliteConnection.ClearAllPools();
        return folder;
    }
}
