using System.Net.Http.Json;
using FireSafety.TestKit;
using FireSafety.TestKit.Telemetry;

namespace FireSafety.Standalone.Tests;

/// <summary>In one process a report and its effects are one trace too, and an idle outbox says nothing.</summary>
public sealed class TraceTests : IDisposable
{
    private const string Reported = "hazards.hazard-reported.v1";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("firesafety-trace-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Report_InOneProcess_IsOneTraceFromRequestToEveryEffect()
    {
        const string traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        await using var receiver = new OtlpReceiver();
        await receiver.StartAsync();
        await using var server = ServerProcess.Standalone(folder, receiver.EnvironmentOf("standalone"), "--scenario", "none");
        await server.ReadyAsync();
        var unit = await Samples.UnitAsync(server.Client);
        await server.DrainedAsync(Patience, "units");

        using var request = new HttpRequestMessage(HttpMethod.Post, Samples.ReportUrl) { Content = JsonContent.Create(Samples.Report(unit, 1)) };
        request.Headers.Add("traceparent", $"00-{traceId}-00f067aa0ba902b7-01");
        using var response = await server.Client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        await receiver.UntilAsync(r => r.Spans.Any(s => s.TraceId == traceId && s.Kind == ReceivedSpan.Producer), Patience);

        var trace = receiver.Spans.Where(s => s.TraceId == traceId).ToLookup(s => s.Kind);
        var publish = trace[ReceivedSpan.Producer].Single();
        var effects = trace[ReceivedSpan.Consumer].ToList();
        Assert.Equal(($"{Reported} publish", trace[ReceivedSpan.Server].Single().SpanId), (publish.Name, publish.ParentId));
        Assert.Equal(["campaigns", "notifications", "units"], effects.Select(e => e.Tags["messaging.consumer.group.name"]).Order());
        Assert.All(effects, e => Assert.Equal(
            ($"{Reported} process", publish.SpanId, "in_process", publish.Tags["messaging.message.id"]),
            (e.Name, e.ParentId, e.Tags["messaging.system"], e.Tags["messaging.message.id"])));
        Assert.All(receiver.Spans.Where(s => s.Kind == ReceivedSpan.Producer).CountBy(s => s.Tags["messaging.message.id"]), m => Assert.Equal(1, m.Value));
    }
}
