using System.Net;
using FireSafety.TestKit;

namespace FireSafety.Gateway.Tests;

/// <summary>What callers say of themselves, and what browsers are told.</summary>
public sealed class HeaderTests
{
    private static readonly (string Name, string Value)[] Spoofed =
    [
        ("X-Forwarded-For", "192.0.2.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "localhost:7"), ("X-Forwarded-Prefix", "/evil"),
        ("Forwarded", "for=192.0.2.7"), ("X-Real-IP", "192.0.2.7"), ("X-Original-For", "192.0.2.7"),
    ];

    [Fact]
    public async Task Headers_OfAStranger_AreReplacedByWhatTheGatewaySaw()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend);

        await SendSpoofedAsync(gateway);

        var headers = Assert.Single(backend.Requests).Headers;
        Assert.Equal("127.0.0.1", headers["X-Forwarded-For"]);
        Assert.Equal("http", headers["X-Forwarded-Proto"]);
        Assert.Equal(gateway.Address.Authority, headers["X-Forwarded-Host"]);
        Assert.DoesNotContain(headers, h => h.Key is "X-Forwarded-Prefix" or "Forwarded" or "X-Real-IP" or "X-Original-For");
    }

    [Theory]
    [InlineData("Gateway:TrustedProxies:0")]
    [InlineData("ForwardedHeaders_Enabled")]
    public async Task Headers_OfAProxyNotOnTheList_AreNotBelieved(string setting)
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend, (setting, setting == "ForwardedHeaders_Enabled" ? "true" : "198.51.100.0/24"));

        await SendSpoofedAsync(gateway);

        Assert.Equal("127.0.0.1", Assert.Single(backend.Requests).Headers["X-Forwarded-For"]);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public async Task Headers_OfATrustedProxy_ArePassedOnAsTheCallers(string proxy)
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend, ("Gateway:TrustedProxies:0", proxy));

        await SendSpoofedAsync(gateway);

        var headers = Assert.Single(backend.Requests).Headers;
        Assert.Equal(("192.0.2.7", "https", "localhost:7"), (headers["X-Forwarded-For"].ToString(), headers["X-Forwarded-Proto"].ToString(), headers["X-Forwarded-Host"].ToString()));
        Assert.DoesNotContain(headers, h => h.Key is "X-Forwarded-Prefix" or "Forwarded" or "X-Real-IP" || h.Key.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/api/units/things")]
    [InlineData("/api/hazards/things")]
    [InlineData("/api/nobody")]
    [InlineData("/api/docs/")]
    public async Task Answer_Always_TellsBrowsersWhatNotToDo(string url)
    {
        await using var backend = await Backend.StartAsync(http =>
        {
            http.Response.Headers.Server = "someone";
            http.Response.Headers.XPoweredBy = "something";
            return Task.CompletedTask;
        });
        await using var gateway = await RunningGateway.StartAsync([("units", backend.Address)]);

        using var response = await gateway.Client.GetAsync(url);

        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
    }

    [Theory]
    [InlineData("https", "max-age=31536000")]
    [InlineData("http", null)] // a browser takes it over TLS only
    public async Task Answer_OverTls_TellsBrowsersToStayThere(string scheme, string? expected)
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(backend, ("Gateway:TrustedProxies:0", "127.0.0.1"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/units/things");
        request.Headers.Add("X-Forwarded-Proto", scheme);

        using var response = await gateway.Client.SendAsync(request);

        Assert.Equal(expected, response.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null);
    }

    [Theory]
    [InlineData("/account/sign-in", "form-action 'self' https://web.example", "same-origin")]
    [InlineData("/api/identity/accounts", "default-src 'none'; frame-ancestors 'none'", "no-referrer")]
    public async Task Answer_OfASignInPage_KeepsItsOwnPolicy(string url, string policy, string referrer)
    {
        await using var backend = await Backend.StartAsync(http =>
        {
            http.Response.Headers.ContentSecurityPolicy = "form-action 'self' https://web.example";
            http.Response.Headers["Referrer-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        await using var gateway = await RunningGateway.StartAsync([("identity", backend.Address)]);

        using var response = await gateway.Client.GetAsync(url);

        Assert.Equal(policy, response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(referrer, response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
    }

    private static async Task SendSpoofedAsync(RunningGateway gateway)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/units/things");
        foreach (var (name, value) in Spoofed)
            request.Headers.Add(name, value);
        using var response = await gateway.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
