using System.Net;
using System.Text.Json;
using FireSafety.Gateway.Forwarding;

namespace FireSafety.Gateway.Tests;

/// <summary>Whether <c>/health/ready</c> tells the truth about what is behind the gateway.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Ready_WithEveryServiceUp_IsHealthy()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend);

        var (status, body) = await ReadyAsync(gateway);

        Assert.Equal((HttpStatusCode.OK, "Healthy"), (status, body.GetProperty("status").GetString()));
        Assert.Equal(
            Routes.Services.Append(Routes.Web).Select(s => s.Name).Append("gateway").Order(),
            body.GetProperty("checks").EnumerateObject().Select(c => c.Name).Order());
    }

    [Fact]
    public async Task Ready_WithAServiceDown_IsDegradedAndNamesIt()
    {
        await using var backend = await Backend.StartAsync();
        await using var sick = await Backend.StartAsync();
        sick.Ready = false;
        await using var gateway = await RunningGateway.StartAsync(
            [.. Routes.Services.Append(Routes.Web).Select(s => (s.Name, s.Name == "hazards" ? sick.Address : backend.Address)), ("units", RunningGateway.Nowhere)]);

        var (status, body) = await ReadyAsync(gateway);

        Assert.Equal((HttpStatusCode.OK, "Degraded"), (status, body.GetProperty("status").GetString()));
        Assert.Equal(["hazards"], body.GetProperty("checks").EnumerateObject()
            .Where(c => c.Value.GetProperty("status").GetString() != "Healthy").Select(c => c.Name));
        var units = body.GetProperty("checks").GetProperty("units").GetProperty("data");
        Assert.Equal((1, 2), (units.GetProperty("up").GetInt32(), units.GetProperty("instances").GetInt32()));
    }

    [Fact]
    public async Task Ready_WithAServiceWhoseEventsWait_IsDegradedAndSaysThatItIsUp()
    {
        await using var backend = await Backend.StartAsync();
        await using var late = await Backend.StartAsync();
        late.Health = "Degraded";
        await using var gateway = await RunningGateway.StartAsync(
            [.. Routes.Services.Append(Routes.Web).Select(s => (s.Name, s.Name == "hazards" ? late.Address : backend.Address))]);

        var (status, body) = await ReadyAsync(gateway);

        var hazards = body.GetProperty("checks").GetProperty("hazards");
        Assert.Equal((HttpStatusCode.OK, "Degraded"), (status, hazards.GetProperty("status").GetString()));
        Assert.Equal((1, 1), (hazards.GetProperty("data").GetProperty("up").GetInt32(), hazards.GetProperty("data").GetProperty("behind").GetInt32()));
        Assert.Equal("Healthy", body.GetProperty("checks").GetProperty("units").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Ready_WithEveryServiceDown_IsUnhealthyThoughTheGatewayLives()
    {
        await using var gateway = await RunningGateway.StartAsync([]);

        var (status, body) = await ReadyAsync(gateway);
        using var live = await gateway.Client.GetAsync("/health/live");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (status, body.GetProperty("status").GetString()));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    private static async Task<(HttpStatusCode, JsonElement)> ReadyAsync(RunningGateway gateway)
    {
        await gateway.ProbeAsync();
        using var response = await gateway.Client.GetAsync("/health/ready");
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
