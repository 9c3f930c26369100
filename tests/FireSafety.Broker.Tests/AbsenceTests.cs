using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using FireSafety.TestKit;

namespace FireSafety.Broker.Tests;

/// <summary>What a caller is told while a service is away.</summary>
[Collection(BrokerCollection.Name)] // a dozen processes: side by side with others they would test the machine
public sealed class AbsenceTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Gateway_WithAServiceKilledOrHung_SaysWhichAtOnceAndServesTheOthers()
    {
        await using var edition = await DistributedEdition.StartAsync();

        await edition.KillAsync("licensing");
        var killed = Stopwatch.GetTimestamp();
        using var refused = await edition.Gateway.Client.GetAsync("/api/licensing/agencies");
        var refusedAfter = Stopwatch.GetElapsedTime(killed);
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        Assert.Contains(refused.StatusCode, new[] { HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable });
        Assert.Equal("licensing", problem["service"]!.GetValue<string>());
        Assert.NotEmpty(problem["traceId"]!.GetValue<string>());
        Assert.Equal(0, (await edition.Gateway.Client.GetAsync<JsonNode>("/api/units/units"))["total"]!.GetValue<int>());
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
}
