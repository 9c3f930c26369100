using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FireSafety.Platform.Access;
using FireSafety.Platform.Data;
using FireSafety.Platform.Http;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Time;
using FluentValidation;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FireSafety.Platform.Hosting;

/// <summary>How a host becomes a FireSafety host.</summary>
public static class PlatformHosting
{
    /// <summary>Largest JSON body, in bytes; uploads have limits of their own.</summary>
    public const long MaxBodyBytes = 1024 * 1024;

    /// <summary>Adds a service to the host, and the platform with the first.</summary>
    public static void AddService<TContext>(this IHostApplicationBuilder builder, string name, Action<ServiceBuilder<TContext>> configure)
        where TContext : ServiceDbContext
    {
        AddPlatform(builder);
        var service = new ServiceBuilder<TContext>(builder, name);
        configure(service);
        service.Complete();
    }

    /// <summary>The middleware every host shares, in the order that makes errors uniform, and the API documents. Call before mapping modules.</summary>
    public static WebApplication UsePlatform(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.Use(SayBusinessTime);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<BodyLimit>();
        app.UseOutputCache(); // before anyone is asked who they are: only what is the same for everybody is kept
        app.UseAuthentication();
        app.UseAuthorization();
        OpenApiDocuments.Map(app);
        return app;
    }

    // Where a scenario moved it: whoever shows deadlines has to count from the same day.
    private static Task SayBusinessTime(HttpContext http, RequestDelegate next)
    {
        var clock = http.RequestServices.GetRequiredService<Clock>();
        if (clock.Offset != TimeSpan.Zero)
            http.Response.Headers["Business-Time"] = clock.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        return next(http);
    }

    /// <summary>Brings every database of this host to the newest migration; in parallel, one file or server database each.</summary>
    public static async Task MigrateDatabasesAsync(this IServiceProvider services, CancellationToken ct = default)
    {
        var databases = services.GetServices<ServiceDatabase>();
        await Task.WhenAll(databases.Select(database => Task.Run(async () =>
        {
            await using var scope = services.CreateAsyncScope();
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(database.Context);
            await DatabaseProvider.Of(db).MigrateAsync(db, ct);
        }, ct)));
    }

    /// <summary>
    /// Runs the service; or, with one of these on its command line, does that and ends:
    /// <c>--migrate</c> makes its tables and its queues ready, <c>--requeue</c> sends parked events again,
    /// <c>--resend-since</c> with a moment sends all events since then again,
    /// <c>--redrive</c> puts the messages of its <c>_error</c> queues back, <c>--verify-audit</c> checks its audit trail (exit code 1
    /// when it cannot be trusted). In Development it migrates by itself.
    /// </summary>
    public static async Task RunServiceAsync(this WebApplication app, string[] args)
    {
        var settings = app.Configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        var command = args.FirstOrDefault(OperatorCommands.IsCommand);
        if (settings.Provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
            Directory.CreateDirectory(settings.Folder);
        if (command is not null)
        {
            Environment.ExitCode = await OperatorCommands.RunAsync(app.Services, command, CancellationToken.None);
            return;
        }
        if (settings.MigrateAtStart ?? app.Environment.IsDevelopment())
            await app.Services.MigrateDatabasesAsync();
        // Before the first request is served, business time is where it was.
        await app.Services.GetRequiredService<PeriodicSteps>().RunAllAsync(ClockFollower.Step, CancellationToken.None);
        await app.RunAsync();
    }

    /// <summary>Checks the audit trail of every service of this host and prints what it found, a line each. Changes nothing.</summary>
    /// <returns>Process exit code: 0, or 1 when one of them cannot be trusted or could not be checked.</returns>
    public static Task<int> VerifyAuditAsync(this IServiceProvider services, CancellationToken ct = default) =>
        OperatorCommands.VerifyAuditAsync(services, ct);

    /// <summary>Sends again what every service of this host has told since the moment that setting <c>resend-since</c> names.</summary>
    /// <returns>Process exit code: 0, or 1 when that is no moment.</returns>
    public static Task<int> ResendAsync(this IServiceProvider services, CancellationToken ct = default) => OperatorCommands.ResendAsync(services, ct);

    private static void AddPlatform(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        if (services.Any(s => s.ServiceType == typeof(Consumer)))
            return;
        // Every message a person reads is Chinese; numbers and dates are formatted where they are written.
        ValidatorOptions.Global.LanguageManager.Culture = CultureInfo.GetCultureInfo("zh-CN");
        ValidatorOptions.Global.DefaultRuleLevelCascadeMode = CascadeMode.Stop;

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Clock>();
        services.AddSingleton(ClockOptions.Of(builder));
        services.AddSingleton(_ => WorkingCalendar.Published());
        services.TryAddSingleton(_ => new EventCatalog());
        services.AddSingleton<OutboxSignals>();
        services.AddSingleton<WriteGates>();
        services.AddSingleton<CommitCounts>();
        services.AddOutputCache(o => o.SizeLimit = 16 * 1024 * 1024);
        services.AddSingleton<Consumer>();
        services.AddSingleton<SendAgain>();
        // The edition's one choice of bus: a broker where one is configured, else the outbox itself is the queue.
        var broker = builder.Configuration.GetConnectionString("rabbitmq");
        services.AddSingleton(_ => new MessagingMetrics(string.IsNullOrEmpty(broker) ? "in_process" : "rabbitmq"));
        services.AddSingleton<IHealthCheckPublisher, OutboxGauges>();
        if (string.IsNullOrEmpty(broker))
            services.AddSingleton<ITransport, InProcessTransport>();
        else
            services.AddRabbitMq(broker);
        services.AddSingleton(builder.Configuration.GetSection("Messaging").Get<MessagingOptions>() ?? new MessagingOptions());
        services.AddScoped<DataSession>();
        services.AddSingleton(_ => new PublicRates(builder.Configuration.GetSection("PublicRates").Get<PublicRatesOptions>() ?? new PublicRatesOptions()));
        services.AddSingleton<IValidator<PageQuery>, PageQuery.Validator>();
        services.AddSingleton<IValidator<SortedPageQuery>, PageQuery.Validator>();
        services.AddSingleton<IValidator<AuditEndpoints.AuditQuery>, AuditEndpoints.AuditQuery.Validator>();
        services.AddSingleton<PeriodicSteps>();
        services.AddHostedService(p => p.GetRequiredService<PeriodicSteps>());
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(10));

        // Whose tokens are believed is the host's (ServiceDefaults); here is known which were revoked since.
        services.AddSingleton<Revocations>();
        services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, Revocations.Configure);
        services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().AddRequirements(new UnguardedRequirement()).Build());
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicyProvider>();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();

        services.AddProblemDetails(Problems.Configure);
        services.AddExceptionHandler<ExceptionToProblem>();
        // A body that does not parse is the caller's error in every environment, and is explained by one handler.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.Configure<KestrelServerOptions>(o =>
        {
            o.Limits.MaxRequestBodySize = MaxBodyBytes;
            o.AddServerHeader = false;
        });
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(new StrictEnumConverter());
            o.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            o.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
            o.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
            o.SerializerOptions.AllowDuplicateProperties = false;
        });
    }

    /// <summary>Enums travel by name; a number is not a name.</summary>
    private sealed class StrictEnumConverter() : JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false);
}
