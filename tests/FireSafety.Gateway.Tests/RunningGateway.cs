using System.Security.Claims;
using FireSafety.Gateway.Forwarding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Health;

namespace FireSafety.Gateway.Tests;

/// <summary>The gateway on a real server, before backends the test names. Probes run when the test says so.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    /// <summary>Nothing listens there.</summary>
    public const string Nowhere = "http://127.0.0.1:1";

    /// <summary>A request with this header comes from a signed-in client of that name.</summary>
    public const string ClientHeader = "X-Test-Client";

    private readonly WebApplication app;

    private RunningGateway(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(1) };
    }

    public HttpClient Client { get; }

    public Uri Address => new(app.Urls.Single());

    /// <summary>Starts one whose services all are <paramref name="everything"/>.</summary>
    public static Task<RunningGateway> StartAsync(Backend everything, params (string Setting, string Value)[] settings) =>
        StartAsync([.. Routes.Services.Append(Routes.Web).Select(s => (s.Name, everything.Address))], settings);

    /// <summary>Starts one before these instances; a service that is not named has one where nothing listens.</summary>
    public static async Task<RunningGateway> StartAsync((string Service, string Address)[] instances, params (string Setting, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Gateway:ProbeInterval"] = "00:10:00";
        foreach (var service in Routes.Services.Append(Routes.Web))
        {
            var addresses = instances.Where(i => i.Service == service.Name).Select(i => i.Address).DefaultIfEmpty(Nowhere);
            foreach (var (index, address) in addresses.Index())
                builder.Configuration[$"services:{service.Name}:http:{index}"] = address;
        }
        foreach (var (setting, value) in settings)
            builder.Configuration[setting] = value;
        builder.Services.AddSingleton<IStartupFilter, SignIn>();
        var app = GatewayHost.Build(builder);
        await app.StartAsync();
        return new RunningGateway(app);
    }

    /// <summary>Probes every instance as often as it takes to be believed.</summary>
    public async Task ProbeAsync()
    {
        var monitor = app.Services.GetRequiredService<IActiveHealthCheckMonitor>();
        for (var probe = 0; probe < 2; probe++)
            await monitor.CheckHealthAsync(app.Services.GetRequiredService<IProxyStateLookup>().GetClusters());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private sealed class SignIn : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, following) =>
            {
                if (http.Request.Headers[ClientHeader].ToString() is { Length: > 0 } client)
                    http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("client_id", client)], "test"));
                return following(http);
            });
            next(app);
        };
    }
}
