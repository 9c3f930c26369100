using FireSafety.ServiceDefaults;
using FireSafety.TestKit;
using Microsoft.Extensions.Configuration;

namespace FireSafety.Gateway.Tests;

/// <summary>Where the gateway may listen while there is no sign-in.</summary>
public sealed class ListeningTests
{
    [Fact]
    public async Task Start_BeyondLoopback_IsRefused()
    {
        await using var server = ServerProcess.Start(Repository.Program("src/FireSafety.Gateway"), [], urls: "http://0.0.0.0:0");

        var exitCode = await server.EndedAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, exitCode);
        Assert.StartsWith("拒绝监听", server.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urls", "http://*:8080", true)]
    [InlineData("urls", "http://localhost:8080;http://[::]:8081", true)]
    [InlineData("http_ports", "8080", true)]
    [InlineData("https_ports", "8443", true)]
    [InlineData("Kestrel:Endpoints:Public:Url", "http://192.0.2.1:80", true)]
    [InlineData("urls", "http://localhost:8080;http://127.0.0.1:8081;http://[::1]:8082", false)]
    [InlineData("Kestrel:Endpoints:Public:Url", "http://localhost:80", false)]
    [InlineData("unrelated", "", false)]
    public void Refusal_OfAConfiguration_IsForAnythingBeyondLoopback(string setting, string value, bool refused)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build();

        Assert.Equal(refused, LoopbackOnly.RefusalOf(configuration) is not null);
    }
}
