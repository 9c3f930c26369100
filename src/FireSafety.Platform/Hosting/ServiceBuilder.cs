using FireSafety.Contracts.Identity;
using FireSafety.Platform.Access;
using FireSafety.Platform.Audit;
using FireSafety.Platform.Data;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Time;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace FireSafety.Platform.Hosting;

/// <summary>Puts a service on the platform; the only thing a module's <c>Add…</c> method talks to.</summary>
/// <typeparam name="TContext">The service's abstract context.</typeparam>
public sealed class ServiceBuilder<TContext> where TContext : ServiceDbContext
{
    private readonly IHostApplicationBuilder builder;
    private readonly string name;

    internal ServiceBuilder(IHostApplicationBuilder builder, string name) => (this.builder, this.name) = (builder, name);

    /// <summary>The service collection, for what only this service needs.</summary>
    public IServiceCollection Services => builder.Services;

    /// <summary>The host's configuration.</summary>
    public IConfiguration Configuration => builder.Configuration;

    /// <summary>Names the two heirs of the context; configuration (<c>Database:Provider</c>) chooses.</summary>
    public ServiceBuilder<TContext> Database<TSqlite, TSqlServer>()
        where TSqlite : TContext
        where TSqlServer : TContext
    {
        var settings = builder.Configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        if (settings.Provider.Equals("SqlServer", StringComparison.OrdinalIgnoreCase))
        {
            var connection = builder.Configuration.GetConnectionString($"{name}-db")
                ?? throw new InvalidOperationException($"Connection string '{name}-db' is missing.");
            Services.AddDbContext<TContext, TSqlServer>(o => DatabaseProvider.SqlServer.Configure(o, connection, settings));
        }
        else if (settings.Provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            var connection = builder.Configuration.GetConnectionString($"{name}-db")
                ?? $"Data Source={Path.Combine(settings.Folder, name + ".db")};Default Timeout=30";
            Services.AddDbContext<TContext, TSqlite>(o => DatabaseProvider.Sqlite.Configure(o, connection, settings));
        }
        else
        {
            throw new InvalidOperationException($"Database:Provider is '{settings.Provider}'; it must be Sqlite or SqlServer.");
        }
        Services.AddSingleton(new ServiceDatabase(name, typeof(TContext)));
        return this;
    }

    /// <summary>Subscribes to another service's event. One handler per event: a service has one answer to a thing that happened.</summary>
    public ServiceBuilder<TContext> Subscribe<TEvent, THandler>()
        where TEvent : IntegrationEvent
        where THandler : class, IEventHandler<TEvent>
    {
        if (Services.Any(s => s.ImplementationInstance is Subscription known && known.Service == name && known.Event == typeof(TEvent)))
            throw new InvalidOperationException($"Service '{name}' subscribes to {typeof(TEvent).Name} twice.");
        Services.AddSingleton(Subscription.Of<TContext, TEvent, THandler>(name));
        if (Services.All(s => s.ServiceType != typeof(THandler)))
            Services.AddScoped<THandler>();
        return this;
    }

    /// <summary>Runs a step every so often, and on demand at <c>POST /api/{service}/steps/{step}</c>.</summary>
    public ServiceBuilder<TContext> RunEvery<TStep>(TimeSpan interval, string step) where TStep : class, IPeriodicStep
    {
        Services.AddScoped<TStep>();
        Services.AddSingleton(new PeriodicStep(name, step, typeof(TStep), interval));
        return this;
    }

    /// <summary>Binds and validates an options section on start.</summary>
    public ServiceBuilder<TContext> Options<TOptions>(string section) where TOptions : class
    {
        Services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
        return this;
    }

    internal void Complete()
    {
        Services.AddSingleton<OutboxDispatcher<TContext>>();
        Services.AddSingleton<OutboxDispatcher>(p => p.GetRequiredService<OutboxDispatcher<TContext>>());
        Services.AddHostedService(p => p.GetRequiredService<OutboxDispatcher<TContext>>());
        Subscribe<AccessRevoked, RevocationSubscriber<TContext>>();
        RunEvery<Housekeeping<TContext>>(TimeSpan.FromHours(1), "housekeeping");
        Services.AddSingleton<SealLog<TContext>>();
        Services.AddSingleton<LookOut<TContext>>();
        RunEvery<SealAudit<TContext>>(TimeSpan.FromSeconds(5), SealAudit.Step);
        if (ClockOptions.Of(builder).Movable)
            RunEvery<ClockFollower<TContext>>(TimeSpan.FromSeconds(5), ClockFollower.Step);
        // A database that is away is waited for far longer than anyone asks for readiness.
        Services.AddHealthChecks().AddCheck<OutboxHealth<TContext>>(name, HealthStatus.Unhealthy, ["ready"], TimeSpan.FromSeconds(5));
        Services.AddOpenApi(name, options => Http.OpenApiDocuments.Configure(options, name));
        foreach (var found in AssemblyScanner.FindValidatorsInAssembly(typeof(TContext).Assembly, includeInternalTypes: true))
            Services.AddSingleton(found.InterfaceType, found.ValidatorType);
    }
}

/// <summary>A service's database, to be migrated at start.</summary>
internal sealed record ServiceDatabase(string Service, Type Context);
