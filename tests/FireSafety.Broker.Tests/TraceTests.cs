using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using FireSafety.Platform.Http;
using FireSafety.Platform.Messaging;
using FireSafety.TestKit;
using FireSafety.TestKit.Telemetry;

namespace FireSafety.Broker.Tests;

/// <summary>What happens across processes can be followed from end to end.</summary>
[Collection(BrokerCollection.Name)]
public sealed partial class TraceTests(TracedServices services) : IClassFixture<TracedServices>
{
    private const string Reported = "hazards.hazard-reported.v1";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Report_OverSeveralProcesses_IsOneTraceFromRequestToEffect()
    {
        const string traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        const string caller = "00f067aa0ba902b7";

        var hazard = await ReportAsync($"00-{traceId}-{caller}-01", 1);
        await services.Receiver.UntilAsync(r => Spans(traceId, ReceivedSpan.Consumer).Count >= 2 && r.CallerOf(traceId, "hazards") == caller, Patience);

        var requests = Spans(traceId, ReceivedSpan.Server);
        var request = requests.Single(s => s.Service == "hazards");
        var publish = Spans(traceId, ReceivedSpan.Producer).Single();
        var effects = Spans(traceId, ReceivedSpan.Consumer);
        var messageId = publish.Tags["messaging.message.id"];
        Assert.Equal(["gateway", "hazards"], requests.Select(s => s.Service).Order());
        Assert.Equal(("hazards", $"{Reported} publish", request.SpanId), (publish.Service, publish.Name, publish.ParentId));
        Assert.Equal(["notifications", "units"], effects.Select(e => e.Service).Order());
        Assert.All(effects, e => Assert.Equal(($"{Reported} process", publish.SpanId), (e.Name, e.ParentId)));
        Assert.All([publish, .. effects], s => Assert.Equal(
            ("rabbitmq", Reported, messageId),
            (s.Tags["messaging.system"], s.Tags["messaging.destination.name"], s.Tags["messaging.message.id"])));
        await services.Receiver.UntilAsync(
            _ => effects.All(e => services.Inbox(e.Service).Contains(Guid.Parse(messageId))), Patience);
        var told = await services.Client.GetStringAsync("/api/notifications/messages?audience=all&pageSize=100");
        Assert.Contains($"{hazard.Id}", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_ThatIsLogged_IsLoggedUnderItsTrace()
    {
        const string traceId = "0af7651916cd43dd8448eb211c80319c";

        await ReportAsync($"00-{traceId}-b7ad6b7169203331-01", 2);

        await services.Receiver.UntilAsync(r => r.Logs.Any(l => l.Service == "hazards" && l.TraceId == traceId), Patience);
        Assert.DoesNotContain(services.Receiver.Logs, l => l.Text.Contains("SELECT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metric_ThatTheGuideExplains_IsExported()
    {
        // A system in which nothing fails and nothing comes twice has nothing to say in these.
        string[] ofTrouble = ["firesafety.outbox.failed", "firesafety.inbox.duplicates"];
        var guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operations.md"));
        var explained = MetricName().Matches(guide).Select(m => m.Groups[1].Value).ToHashSet();

        await ReportAsync(null, 3);

        await services.Receiver.UntilAsync(r => explained.Except(ofTrouble).All(r.Metrics.Contains), Patience);
        Assert.Empty(Declared().Except(explained));
        Assert.Empty(ofTrouble.Except(Declared()));
    }

    private IReadOnlyList<ReceivedSpan> Spans(string traceId, int kind) =>
        [.. services.Receiver.Spans.Where(s => s.TraceId == traceId && s.Kind == kind)];

    private async Task<Changed> ReportAsync(string? traceParent, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Samples.ReportUrl) { Content = JsonContent.Create(Samples.Report(services.Unit, number)) };
        if (traceParent is not null)
            request.Headers.Add("traceparent", traceParent);
        using var response = await services.Client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Changed>(HttpAssertions.Json))!;
    }

    /// <summary>The instruments of messaging, as the code declares them.</summary>
    private static List<string> Declared()
    {
        var names = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == MessagingMetrics.Name)
                    names.Add(instrument.Name);
            },
        };
        listener.Start();
        using var metrics = new MessagingMetrics("in_process");
        return names;
    }

    [GeneratedRegex(@"`((?:firesafety|http|dotnet|kestrel)\.[a-z._]+)`")]
    private static partial Regex MetricName();
}
