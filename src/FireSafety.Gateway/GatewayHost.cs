using System.Net;
using FireSafety.Gateway.Forwarding;
using FireSafety.Gateway.Limits;
using FireSafety.ServiceDefaults;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Transforms;
using IPNetwork = System.Net.IPNetwork;

namespace FireSafety.Gateway;

/// <summary>The one public door of the distributed edition.</summary>
internal static class GatewayHost
{
    private const string DefaultUrls = "http://localhost:5100";

    // Said by strangers about themselves; what a trusted proxy said has been taken over from them by then.
    private static readonly string[] NotPassedOn =
        ["Forwarded", "X-Real-IP", "X-Forwarded-Port", "X-Forwarded-Server", "X-Original-For", "X-Original-Proto", "X-Original-Host"];

    /// <summary>Runs until stopped.</summary>
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(DefaultUrls);
        await using var app = Build(builder);
        await app.RunAsync();
    }

    /// <summary>The gateway, not yet started.</summary>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults();
        var services = builder.Services;
        services.AddOptions<GatewayOptions>().BindConfiguration(GatewayOptions.Section)
            .ValidateDataAnnotations()
            .Validate(o => o.TrustedProxies.All(p => IPAddress.TryParse(p, out _) || IPNetwork.TryParse(p, out _)), "Gateway:TrustedProxies: addresses or networks, e.g. 10.1.0.0/16.")
            .ValidateOnStart();
        services.AddProblemDetails(Problems.Configure);
        services.AddAuthorization(); // asked of nothing here: the services decide, the gateway only wants to know whose rate it is
        services.AddRateLimits();
        services.AddRequestTimeouts();
        services.AddOptions<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>().Configure<IOptions<GatewayOptions>>((kestrel, options) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.Value.MaxBodyBytes;
        });
        AddForwarding(services);
        foreach (var service in Routes.Services.Append(Routes.Web))
            services.AddHealthChecks().AddCheck<ServiceHealth>(service.Name, tags: ["ready"]);
        services.AddHealthChecks().AddCheck<AnyServiceHealth>(AnyServiceHealth.Name, tags: ["ready"]);
        // Every probe of a service that is down would be told; that it is down is told once, by the health updater.
        builder.Logging.AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Error);
        builder.Logging.AddFilter("Yarp.ReverseProxy.Health.DestinationHealthUpdater", LogLevel.Information);
        // Aspire sets this where it publishes; the framework would then believe X-Forwarded-* from anybody.
        builder.Configuration["ForwardedHeaders_Enabled"] = "false";

        var app = builder.Build();
        Use(app);
        return app;
    }

    private static void AddForwarding(IServiceCollection services)
    {
        services.AddSingleton<IProxyConfigProvider>(p =>
        {
            var options = p.GetRequiredService<IOptions<GatewayOptions>>().Value;
            return new InMemoryConfigProvider(Routes.Of(options), Routes.Clusters(options));
        });
        services.AddSingleton<IPassiveHealthCheckPolicy, UnreachableForNow>();
        services.AddSingleton<ProbedHealth>();
        services.AddSingleton<IActiveHealthCheckPolicy>(p => p.GetRequiredService<ProbedHealth>());
        services.AddReverseProxy()
            .AddServiceDiscoveryDestinationResolver()
            // X-Forwarded-For, -Proto, -Host and -Prefix are set by default, over whatever came in.
            .AddTransforms(route =>
            {
                foreach (var header in NotPassedOn)
                    route.AddRequestHeaderRemove(header);
            });
        services.AddSingleton<IForwarderHttpClientFactory, ServiceClients>();
    }

    private static void Use(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        UseTrustedProxies(app);
        app.UseSecurityHeaders();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        app.MapDefaultEndpoints();
        app.MapApiReference([.. Routes.Services.Select(s => s.Name)]);
        app.MapReverseProxy(proxy =>
        {
            proxy.UseMiddleware<ServiceProblems>();
            proxy.UseMiddleware<BodyLimit>();
            proxy.UseMiddleware<RetryOnce>();
            proxy.UseSessionAffinity();
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });
        app.MapFallback("/api/{**rest}", () => TypedResults.NotFound()); // the web UI has nothing to say about programs' addresses
    }

    private static void UseTrustedProxies(WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.TrustedProxies;
        if (proxies.Count == 0)
            return; // with an empty list the framework would believe everybody
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else
                options.KnownIPNetworks.Add(IPNetwork.Parse(proxy));
        }
        app.UseForwardedHeaders(options);
    }
}
