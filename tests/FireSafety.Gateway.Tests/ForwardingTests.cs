using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using FireSafety.Gateway.Forwarding;
using FireSafety.TestKit;
using Microsoft.AspNetCore.Http;

namespace FireSafety.Gateway.Tests;

/// <summary>What is forwarded to whom.</summary>
public sealed class ForwardingTests
{
    public static TheoryData<string> Services => [.. Routes.Services.Select(s => s.Name)];

    [Theory, MemberData(nameof(Services))]
    public async Task Request_UnderAServicesName_ReachesThatServiceWhole(string service)
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync([(service, backend.Address)]);

        using var response = await gateway.Client.PutAsJsonAsync($"/api/{service}/things/7?a=1&b=%E7%94%B2", "内容");

        Assert.Equal(backend.Address, await response.Content.ReadAsStringAsync());
        var seen = Assert.Single(backend.Requests);
        Assert.Equal(("PUT", $"/api/{service}/things/7?a=1&b=%E7%94%B2"), (seen.Method, seen.Url));
        Assert.Equal("内容", JsonSerializer.Deserialize<string>(seen.Body));
    }

    [Theory]
    [InlineData("/account/sign-in?returnUrl=%2F")]
    [InlineData("/connect/token")]
    [InlineData("/.well-known/openid-configuration")]
    public async Task Request_OfSignIn_ReachesTheIdentityService(string url)
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync([("identity", backend.Address)]);

        using var response = await gateway.Client.GetAsync(url);

        Assert.Equal(url, Assert.Single(backend.Requests).Url);
    }

    [Fact]
    public async Task Address_OfNoService_IsAProblem()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend);

        using var response = await gateway.Client.GetAsync("/api/nobody/things");

        await response.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
        Assert.Empty(backend.Requests);
    }

    [Fact]
    public async Task Answer_OfAService_PassesUnchanged()
    {
        await using var backend = await Backend.StartAsync(http =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.Headers.ETag = "\"3\"";
            return Task.CompletedTask;
        });
        await using var gateway = await RunningGateway.StartAsync(backend);

        using var response = await gateway.Client.GetAsync("/api/units/things");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("\"3\"", response.Headers.ETag?.Tag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Instances_OfOneService_AllServe()
    {
        await using var first = await Backend.StartAsync();
        await using var second = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync([("units", first.Address), ("units", second.Address)]);

        // Chosen by chance: that one of two is never chosen in 64 turns does not happen.
        for (var i = 0; i < 64; i++)
            Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync("/api/units/things")).StatusCode);

        Assert.NotEmpty(first.Requests);
        Assert.NotEmpty(second.Requests);
    }

    [Fact]
    public async Task WebSocket_ThroughAServicesRoute_Talks()
    {
        await using var backend = await Backend.StartAsync(async http =>
        {
            using var server = await http.WebSockets.AcceptWebSocketAsync();
            var buffer = new byte[64];
            var received = await server.ReceiveAsync(buffer, http.RequestAborted);
            await server.SendAsync(buffer.AsMemory(0, received.Count), WebSocketMessageType.Text, true, http.RequestAborted);
        });
        await using var gateway = await RunningGateway.StartAsync(backend);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var socket = new ClientWebSocket();

        await socket.ConnectAsync(new UriBuilder(gateway.Address) { Scheme = "ws", Path = "/api/units/live" }.Uri, deadline.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes("回声"), WebSocketMessageType.Text, true, deadline.Token);
        var answer = new byte[64];
        var read = await socket.ReceiveAsync(answer, deadline.Token);

        Assert.Equal("回声", Encoding.UTF8.GetString(answer, 0, read.Count));
    }

    [Fact]
    public async Task Trace_OfTheCaller_GoesOnToTheServiceUnderTheGatewaysSpan()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/units/things");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        await gateway.Client.SendAsync(request);

        var passedOn = Assert.Single(backend.Requests).Headers.TraceParent.ToString().Split('-');
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", passedOn[1]);
        Assert.NotEqual("b7ad6b7169203331", passedOn[2]);
    }

    [Fact]
    public async Task Reference_Page_ListsEveryServicesDocument()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend);

        var page = await gateway.Client.GetStringAsync("/api/docs/");
        foreach (var service in Routes.Services)
            await gateway.Client.GetStringAsync($"/api/docs/{service.Name}.json");

        Assert.All(Routes.Services, s => Assert.Contains($"\"{s.Name}\"", page, StringComparison.Ordinal));
        Assert.Equal(Routes.Services.Select(s => $"/api/docs/{s.Name}.json"), backend.Requests.Select(r => r.Url));
    }

    [Fact]
    public async Task Reference_Page_RunsNoScriptButItsOwn()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend);

        using var page = await gateway.Client.GetAsync("/api/docs/");

        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        var nonce = policy.Split("script-src 'self' 'nonce-")[1].Split("';")[0];
        var scripts = (await page.Content.ReadAsStringAsync()).Split("<script")[1..];
        Assert.NotEmpty(scripts);
        Assert.All(scripts, s => Assert.Contains($"nonce=\"{nonce}\"", s.Split('>')[0], StringComparison.Ordinal));
    }

    [Fact]
    public void Documents_ThatServicesOffer_HaveTheirOwnRoutes()
    {
        var offered = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "openapi"))
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("paths").EnumerateObject())
            .Where(path => path.Value.TryGetProperty("get", out var get) && get.GetRawText().Contains("officedocument", StringComparison.Ordinal))
            .Select(path => path.Name);

        Assert.Equal(offered.Order(), Routes.Documents.Order());
    }

    [Fact]
    public void Streams_ThatServicesOffer_HaveTheirOwnRoutes()
    {
        var offered = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "openapi"))
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("paths").EnumerateObject())
            .Where(path => path.Value.TryGetProperty("get", out var get) && get.GetRawText().Contains("text/event-stream", StringComparison.Ordinal))
            .Select(path => path.Name);

        Assert.Equal(offered.Order(), Routes.Streams.Order());
    }
}
