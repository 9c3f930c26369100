using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FireSafety.Gateway.Forwarding;
using FireSafety.TestKit;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FireSafety.Gateway.Tests;

/// <summary>What callers get when services do not answer.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task Service_Gone_IsNamedAndTheOthersGoOn()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync([("hazards", backend.Address)]);

        using var down = await gateway.Client.GetAsync("/api/units/things");
        using var up = await gateway.Client.GetAsync("/api/hazards/things");

        await down.IsProblemAsync(HttpStatusCode.BadGateway, "gateway.unreachable");
        Assert.Equal("units", await ServiceAsync(down));
        Assert.Equal(HttpStatusCode.OK, up.StatusCode);
    }

    [Fact]
    public async Task Service_FoundGone_IsNotTriedAgainAtOnce()
    {
        await using var gateway = await RunningGateway.StartAsync([]);
        await gateway.Client.GetAsync("/api/units/things");

        using var response = await gateway.Client.GetAsync("/api/units/things");

        await response.IsProblemAsync(HttpStatusCode.ServiceUnavailable, "gateway.unavailable");
        Assert.Equal("units", await ServiceAsync(response));
        Assert.Equal(TimeSpan.FromMinutes(10), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Service_NotReady_IsNotAskedUntilItIs()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend);
        backend.Ready = false;
        await gateway.ProbeAsync();

        using var closed = await gateway.Client.GetAsync("/api/units/things");
        backend.Ready = true;
        await gateway.ProbeAsync();
        using var open = await gateway.Client.GetAsync("/api/units/things");

        await closed.IsProblemAsync(HttpStatusCode.ServiceUnavailable, "gateway.unavailable");
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.Single(backend.Requests);
    }

    [Theory]
    [InlineData("GET", "联系运维人员")]
    [InlineData("POST", "Idempotency-Key")]
    public async Task Service_Slow_IsATimeoutThatSaysWhatToDo(string method, string advice)
    {
        await using var backend = await Backend.StartAsync(http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        await using var gateway = await RunningGateway.StartAsync(backend, ("Gateway:RequestTimeout", "00:00:00.100"));
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/units/things") { Content = method == "POST" ? JsonContent.Create("内容") : null };

        using var response = await gateway.Client.SendAsync(request);

        await response.IsProblemAsync(HttpStatusCode.GatewayTimeout, "gateway.timeout");
        Assert.Equal("units", await ServiceAsync(response));
        Assert.Contains(advice, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_PastTheRequestTimeout_GoesOn()
    {
        var more = new TaskCompletionSource();
        await using var backend = await Backend.StartAsync(async http =>
        {
            if (http.Request.Path == "/api/units/slow")
                await Task.Delay(Timeout.Infinite, http.RequestAborted);
            http.Response.ContentType = "text/event-stream";
            await http.Response.WriteAsync("data: 1\n\n");
            await http.Response.Body.FlushAsync();
            await more.Task;
            await http.Response.WriteAsync("data: 2\n\n");
        });
        await using var gateway = await RunningGateway.StartAsync(backend, ("Gateway:RequestTimeout", "00:00:00.100"));

        using var response = await gateway.Client.GetAsync(Routes.Streams[0], HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal("data: 1", await reader.ReadLineAsync());
        // As long as it takes a request that is not a stream to be cut off.
        using var slow = await gateway.Client.GetAsync("/api/units/slow");
        more.SetResult();

        Assert.Equal(HttpStatusCode.GatewayTimeout, slow.StatusCode);
        Assert.Equal("\ndata: 2\n\n", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Document_Slow_HasItsOwnTimeout()
    {
        await using var backend = await Backend.StartAsync(http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        await using var gateway = await RunningGateway.StartAsync(backend, ("Gateway:RequestTimeout", "00:10:00"), ("Gateway:DocumentTimeout", "00:00:00.100"));

        using var response = await gateway.Client.GetAsync($"/api/interviews/{Guid.Empty}/minutes");

        await response.IsProblemAsync(HttpStatusCode.GatewayTimeout, "gateway.timeout");
    }

    [Fact]
    public async Task Read_ThatDidNotReachItsInstance_IsSentToAnother()
    {
        await using var pair = await Pair.StartAsync();
        await using var gateway = await pair.GatewayAsync();

        using var response = await gateway.Client.GetAsync("/api/units/things");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(pair.First.Requests);
        Assert.Single(pair.Second.Requests);
    }

    [Theory]
    [InlineData("POST", true)]
    [InlineData("POST", false)]
    [InlineData("PUT", true)]
    [InlineData("DELETE", false)]
    public async Task Change_ThatDidNotReachItsInstance_IsNotSentAgain(string method, bool withBody)
    {
        await using var pair = await Pair.StartAsync();
        await using var gateway = await pair.GatewayAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/units/things") { Content = withBody ? JsonContent.Create("内容") : null };

        using var response = await gateway.Client.SendAsync(request);

        await response.IsProblemAsync(HttpStatusCode.BadGateway, "gateway.unreachable");
        Assert.Equal(1, pair.First.Requests.Count + pair.Second.Requests.Count);
    }

    [Fact]
    public async Task Read_WhenNoInstanceCanBeReached_IsTriedTwiceAtMost()
    {
        await using var pair = await Pair.StartAsync(failures: int.MaxValue);
        await using var gateway = await pair.GatewayAsync();

        using var response = await gateway.Client.GetAsync("/api/units/things");

        await response.IsProblemAsync(HttpStatusCode.BadGateway, "gateway.unreachable");
        Assert.Equal(2, pair.First.Requests.Count + pair.Second.Requests.Count);
    }

    private static async Task<string?> ServiceAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("service").GetString();

    /// <summary>Two instances of one service; the first requests that either gets end in a broken connection without an answer.</summary>
    private sealed class Pair(Backend first, Backend second) : IAsyncDisposable
    {
        public Backend First => first;

        public Backend Second => second;

        public static async Task<Pair> StartAsync(int failures = 1)
        {
            var requests = 0;
            Task Answer(HttpContext http)
            {
                if (Interlocked.Increment(ref requests) > failures)
                    return Task.CompletedTask;
                if (HttpMethods.IsGet(http.Request.Method))
                    http.Abort();
                else // closed in good order, which .NET's own client takes for leave to send again
                    http.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output.Complete();
                return Task.CompletedTask;
            }
            return new Pair(await Backend.StartAsync(Answer), await Backend.StartAsync(Answer));
        }

        /// <summary>A gateway that has talked to both before, as it mostly has: a kept connection that breaks must not be retried below us.</summary>
        public async Task<RunningGateway> GatewayAsync()
        {
            var gateway = await RunningGateway.StartAsync([("units", first.Address), ("units", second.Address)]);
            await gateway.ProbeAsync();
            return gateway;
        }

        public async ValueTask DisposeAsync()
        {
            await first.DisposeAsync();
            await second.DisposeAsync();
        }
    }
}
