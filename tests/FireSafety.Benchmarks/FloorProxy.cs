using Yarp.ReverseProxy.Configuration;

namespace FireSafety.Benchmarks;

/// <summary>The floor for a read through the gateway: a bare YARP process in front of a bare minimal API that has the answer ready.</summary>
internal static class FloorProxy
{
    /// <summary>Answers every path with the file's bytes.</summary>
    public static async Task<int> RunAnswerAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        var body = await File.ReadAllBytesAsync(builder.Configuration["body"]!);
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => "ok");
        app.MapGet("/api/{**path}", () => TypedResults.Bytes(body, "application/json; charset=utf-8"));
        await app.RunAsync();
        return 0;
    }

    /// <summary>Forwards everything to the address given as <c>--to</c>.</summary>
    public static async Task<int> RunProxyAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "all", Match = new RouteMatch { Path = "/{**path}" } }],
            [new ClusterConfig { ClusterId = "all", Destinations = new Dictionary<string, DestinationConfig> { ["one"] = new() { Address = builder.Configuration["to"]! } } }]);
        await using var app = builder.Build();
        app.MapReverseProxy();
        await app.RunAsync();
        return 0;
    }
}
