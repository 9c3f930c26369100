using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FireSafety.TestKit;

namespace FireSafety.Broker.Tests;

/// <summary>The drive of 2024, played from outside through the gateway into separate processes.</summary>
[Collection(BrokerCollection.Name)] // a dozen processes: side by side with others they would test the machine
public sealed partial class ScenarioTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);
    private readonly string folder = Directory.CreateTempSubdirectory("firesafety-played-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Drive_PlayedThroughTheGateway_GivesTheSameBriefingAsStandalone()
    {
        await using var edition = await DistributedEdition.StartAsync();
        await using var player = ServerProcess.Run(Repository.Program("src/FireSafety.Standalone"),
            ["--play", edition.Gateway.Address.ToString(), "--client", TestClient.Id, "--secret", TestClient.Secret, "--data", Path.Combine(folder, "player")]);
        await using var standalone = ServerProcess.Standalone(Path.Combine(folder, "standalone"), "--scenario", "panjin-2024");

        Assert.True(await player.EndedAsync(Patience) == 0, player.Output);
        await standalone.PrintedAsync("演示数据已载入", Patience);

        Assert.Equal(await BriefingAsync(standalone.Client), await BriefingAsync(edition.Gateway.Client));
        Assert.Equal(0, await edition.Broker.MessagesAsync("_error"));

        // With a service gone the gateway says which, and the others answer.
        await edition.KillAsync("licensing");
        var killed = Stopwatch.GetTimestamp();
        using var refused = await edition.Gateway.Client.GetAsync("/api/licensing/agencies");
        var refusedAfter = Stopwatch.GetElapsedTime(killed);
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        Assert.Contains(refused.StatusCode, new[] { HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable });
        Assert.Equal("licensing", problem["service"]!.GetValue<string>());
        Assert.NotEmpty(problem["traceId"]!.GetValue<string>());
        Assert.NotEqual(0, (await edition.Gateway.Client.GetAsync<JsonNode>("/api/units/units?pageSize=1"))["total"]!.GetValue<int>());
        Assert.InRange(refusedAfter.TotalSeconds, 0, 2);

        // A service that hangs takes connections and answers none: the probes find it out, and then nobody waits for it.
        await edition.FreezeAsync("campaigns");
        var frozen = Stopwatch.GetTimestamp();
        using var first = await edition.Gateway.Client.GetAsync("/api/campaigns");
        var firstAfter = Stopwatch.GetElapsedTime(frozen);
        var asked = Stopwatch.GetTimestamp();
        using var next = await edition.Gateway.Client.GetAsync("/api/campaigns");
        var nextAfter = Stopwatch.GetElapsedTime(asked);
        output.WriteLine($"killed: {(int)refused.StatusCode} after {refusedAfter.TotalSeconds:0.00} s; "
            + $"hung: the first request {(int)first.StatusCode} after {firstAfter.TotalSeconds:0.00} s, the next {(int)next.StatusCode} after {nextAfter.TotalSeconds:0.00} s");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, next.StatusCode);
        Assert.InRange(nextAfter.TotalSeconds, 0, 2);
    }

    /// <summary>Every part of the briefing's document. Ids and times are not printed in it; its package is made the same way each time.</summary>
    private static async Task<string> BriefingAsync(HttpClient client)
    {
        var campaign = (await client.GetAsync<JsonNode>("/api/campaigns"))["items"]![0]!["id"]!.GetValue<string>();
        using var package = new ZipArchive(new MemoryStream(await client.GetByteArrayAsync($"/api/campaigns/{campaign}/briefings/2/document")));
        var parts = new List<string>();
        foreach (var entry in package.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            using var reader = new StreamReader(entry.Open());
            parts.Add($"{entry.FullName}\n{IdOrTime().Replace(await reader.ReadToEndAsync(), "…")}");
        }
        return string.Join("\n\n", parts);
    }

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z?")]
    private static partial Regex IdOrTime();
}
