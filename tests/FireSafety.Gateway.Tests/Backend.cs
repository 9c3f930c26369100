using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FireSafety.Gateway.Tests;

/// <summary>What a backend was sent.</summary>
internal sealed record Seen(string Method, string Url, IHeaderDictionary Headers, string Body);

/// <summary>An instance of some service: ready unless told otherwise, notes every request and answers 200 with its own address.</summary>
internal sealed class Backend : IAsyncDisposable
{
    private readonly WebApplication app;

    private Backend(WebApplication app) => this.app = app;

    public bool Ready { get; set; } = true;

    /// <summary>What it says of itself while it is ready.</summary>
    public string Health { get; set; } = "Healthy";

    public ConcurrentQueue<Seen> Requests { get; } = new();

    public string Address => app.Urls.Single();

    /// <summary>Starts one; <paramref name="answer"/> replaces the usual answer.</summary>
    public static async Task<Backend> StartAsync(Func<HttpContext, Task>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = null);
        var backend = new Backend(builder.Build());
        backend.app.UseWebSockets();
        backend.app.Run(async http =>
        {
            if (http.Request.Path == "/health/ready")
            {
                http.Response.StatusCode = backend.Ready ? 200 : 503;
                http.Response.Headers["X-Health"] = backend.Health;
                return;
            }
            var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
            backend.Requests.Enqueue(new Seen(
                http.Request.Method, http.Request.Path + http.Request.QueryString, new HeaderDictionary(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(http.Request.Headers)), body));
            await (answer ?? (h => h.Response.WriteAsync(backend.Address)))(http);
        });
        await backend.app.StartAsync();
        return backend;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
