using System.Net;
using FireSafety.TestKit;
using Microsoft.Extensions.Options;

namespace FireSafety.Gateway.Tests;

/// <summary>How much a caller may send.</summary>
public sealed class LimitTests
{
    private const int Limit = 1024 * 1024;
    private static readonly (string, string)[] TwoRequests = [("Gateway:Anonymous:Burst", "2"), ("Gateway:Anonymous:PerMinute", "1"),
        ("Gateway:Authenticated:Burst", "2"), ("Gateway:Authenticated:PerMinute", "1")];

    [Fact]
    public async Task Body_UpToTheLimit_Passes()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend);

        using var response = await gateway.Client.PostAsync("/api/units/things", new ByteArrayContent(new byte[Limit]));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_OverTheLimit_IsRefusedWhetherAnnouncedOrNot(bool chunked)
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/units/things") { Content = new ByteArrayContent(new byte[Limit + 1]) };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await gateway.Client.SendAsync(request);

        await response.IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "request.too-large");
        Assert.Empty(backend.Requests);
    }

    [Fact]
    public async Task Requests_OfOneAddress_AreLimitedButHealthIsNot()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend, TwoRequests);
        await gateway.Client.GetAsync("/api/units/things");
        await gateway.Client.GetAsync("/api/units/things");

        using var third = await gateway.Client.GetAsync("/api/units/things");
        using var health = await gateway.Client.GetAsync("/health/live");

        await third.IsProblemAsync(HttpStatusCode.TooManyRequests, "request.too-many");
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(2, backend.Requests.Count);
    }

    [Theory]
    [InlineData("2001:db8:1:2::3", HttpStatusCode.TooManyRequests)] // the same home
    [InlineData("2001:db8:1:3::2", HttpStatusCode.OK)]
    public async Task Requests_OverIPv6_AreCountedByNetwork(string address, HttpStatusCode expected)
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend, [.. TwoRequests, ("Gateway:TrustedProxies:0", "127.0.0.1")]);
        await SendFromAsync(gateway, "2001:db8:1:2::1");
        await SendFromAsync(gateway, "2001:db8:1:2::2");

        Assert.Equal(expected, await SendFromAsync(gateway, address));
    }

    [Fact]
    public async Task Requests_OfSignedInClients_AreCountedPerClient()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend, TwoRequests);
        await SendAsync(gateway, "甲");
        await SendAsync(gateway, "甲");

        var (same, other, anonymous) = (await SendAsync(gateway, "甲"), await SendAsync(gateway, "乙"), await SendAsync(gateway, ""));

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.OK, HttpStatusCode.OK), (same, other, anonymous));
    }

    [Theory]
    [InlineData("Gateway:Anonymous:PerMinute", "0")]
    [InlineData("Gateway:Authenticated:Burst", "-1")]
    [InlineData("Gateway:RequestTimeout", "00:00:00")]
    [InlineData("Gateway:MaxBodyBytes", "0")]
    [InlineData("Gateway:TrustedProxies:0", "proxy")]
    public async Task Start_OnAnImpossibleSetting_IsRefused(string setting, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => RunningGateway.StartAsync([], (setting, value)));

    private static async Task<HttpStatusCode> SendFromAsync(RunningGateway gateway, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/units/things");
        request.Headers.Add("X-Forwarded-For", address);
        using var response = await gateway.Client.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> SendAsync(RunningGateway gateway, string client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/units/things");
        if (client.Length > 0)
            request.Headers.Add(RunningGateway.ClientHeader, Uri.EscapeDataString(client));
        using var response = await gateway.Client.SendAsync(request);
        return response.StatusCode;
    }
}
