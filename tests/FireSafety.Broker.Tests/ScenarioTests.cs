using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FireSafety.TestKit;

namespace FireSafety.Broker.Tests;

/// <summary>The drive of 2024, played from outside through the gateway into separate processes.</summary>
[Collection(BrokerCollection.Name)] // a dozen processes: side by side with others they would test the machine
public sealed partial class ScenarioTests : IDisposable
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
