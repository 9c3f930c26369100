using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using FireSafety.TestKit;

namespace FireSafety.Standalone.Tests;

/// <summary>Starting and stopping the program as a person does.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("firesafety-start-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Start_OnEmptyFolder_SaysWhatItIsAndStopsCleanly()
    {
        await using var server = ServerProcess.Standalone(folder, "--scenario", "none");
        await server.ReadyAsync();
        await server.PrintedAsync("按 Ctrl-C 停止", TimeSpan.FromSeconds(10));

        var exitCode = await server.StopAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains(folder, server.Output, StringComparison.Ordinal);
        Assert.Contains("/api/docs", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnAFolderInUse_IsRefusedInOneSentence()
    {
        await using var first = ServerProcess.Standalone(folder, "--scenario", "none");
        await first.ReadyAsync();

        await using var second = ServerProcess.Standalone(folder, "--scenario", "none");
        var exitCode = await second.EndedAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(2, exitCode);
        Assert.Equal($"数据目录 {folder} 正被另一个 FireSafety 进程使用；请先停止它，或用 --data 指定另一个目录。", second.Output.Trim());
    }

    [Fact]
    public async Task Start_OnEveryAddress_IsServedToThoseWhoSignIn()
    {
        var port = FreePort.Next();
        await using var server = ServerProcess.Start(
            Repository.Program("src/FireSafety.Standalone"), ["--data", folder, "--scenario", "none"], new(TestClient.Settings("__")), $"http://0.0.0.0:{port}");
        var address = new Uri($"http://localhost:{port}");
        await server.PrintedAsync("已就绪", TimeSpan.FromSeconds(60));
        using var stranger = new HttpClient { BaseAddress = address };
        using var administrator = TestClient.Of(address);

        using var refused = await stranger.GetAsync("/api/units/units");
        using var served = await administrator.GetAsync("/api/units/units");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
    }

    [Theory]
    [InlineData("Development", "http://0.0.0.0:0")]
    [InlineData("Staging", "http://127.0.0.1:0")]
    public async Task Start_WithDemoAccountsForOthersThanThisMachine_IsRefusedInOneSentence(string environment, string urls)
    {
        await using var server = ServerProcess.Run(
            Repository.Program("src/FireSafety.Standalone"), ["--data", folder, "--scenario", "none", "--urls", urls, "--Identity:DemoAccounts", "true"],
            new() { ["DOTNET_ENVIRONMENT"] = environment });
        var exitCode = await server.EndedAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(2, exitCode);
        Assert.StartsWith("拒绝启动：演示账号", server.Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_InDevelopmentOnAStoreBegunWithoutScenario_KeepsItsHandsOffIt()
    {
        var environment = new Dictionary<string, string>(TestClient.Settings("__")) { ["DOTNET_ENVIRONMENT"] = "Development" };
        await using (var before = ServerProcess.Standalone(folder, environment, "--scenario", "none"))
        {
            await before.ReadyAsync();
            await before.StopAsync();
        }

        await using var server = ServerProcess.Standalone(folder, environment);
        await server.ReadyAsync();

        var clients = (await server.Client.GetAsync<JsonNode>("/api/identity/clients"))["items"]!.AsArray().Select(c => c!["clientId"]!.GetValue<string>());
        Assert.Equal([TestClient.Id], clients); // and not the one that plays the scenario
        Assert.False(File.Exists(Path.Combine(folder, "scenario.json")));
    }

    [Fact]
    public async Task Start_OnAPortInUse_IsRefusedInOneSentence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        await using var server = ServerProcess.Start(
            Repository.Program("src/FireSafety.Standalone"), ["--data", folder, "--scenario", "none"], urls: $"http://127.0.0.1:{port}");
        var exitCode = await server.EndedAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(2, exitCode);
        Assert.Contains("端口已被占用", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithUnknownScenario_SaysWhichThereAre()
    {
        await using var server = ServerProcess.Standalone(folder, "--scenario", "no-such");

        await server.PrintedAsync("panjin-2024", TimeSpan.FromSeconds(30));

        Assert.Contains("没有名为 no-such 的演示数据", server.Output, StringComparison.Ordinal);
    }
}
