using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FireSafety.TestKit.Telemetry;

/// <summary>A span as it arrived; ids in lower-case hex, the parent's empty for a root.</summary>
public sealed record ReceivedSpan(
    string Service, string TraceId, string SpanId, string ParentId, string Name, int Kind, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary><c>SPAN_KIND_SERVER</c>.</summary>
    public const int Server = 2;
    /// <summary><c>SPAN_KIND_PRODUCER</c>.</summary>
    public const int Producer = 4;
    /// <summary><c>SPAN_KIND_CONSUMER</c>.</summary>
    public const int Consumer = 5;
}

/// <summary>A log record as it arrived; the trace id is empty when it was written outside a span.</summary>
public sealed record ReceivedLog(string Service, string TraceId, string Text);

/// <summary>
/// What a process exports over OTLP (http/protobuf), received on loopback and kept in memory. Field numbers are those of
/// github.com/open-telemetry/opentelemetry-proto.
/// </summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ReceivedSpan> spans = new();
    private readonly ConcurrentQueue<ReceivedLog> logs = new();
    private readonly ConcurrentDictionary<string, bool> metrics = new();

    /// <summary>Makes one; it receives from <see cref="StartAsync"/> on.</summary>
    public OtlpReceiver()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapPost("/v1/traces", http => ReceiveAsync(http, TakeTraces));
        app.MapPost("/v1/logs", http => ReceiveAsync(http, TakeLogs));
        app.MapPost("/v1/metrics", http => ReceiveAsync(http, TakeMetrics));
    }

    /// <summary>Every span so far, in order of arrival.</summary>
    public IReadOnlyCollection<ReceivedSpan> Spans => spans;

    /// <summary>Every log record so far, in order of arrival.</summary>
    public IReadOnlyCollection<ReceivedLog> Logs => logs;

    /// <summary>Names of the instruments that any process has reported.</summary>
    public ICollection<string> Metrics => metrics.Keys;

    /// <summary>The outside span that a service's request goes back to, through whatever stands before the service; null before it has arrived.</summary>
    public string? CallerOf(string traceId, string service)
    {
        var known = spans.Where(s => s.TraceId == traceId).ToDictionary(s => s.SpanId);
        var at = known.Values.FirstOrDefault(s => s.Service == service && s.Kind == ReceivedSpan.Server);
        while (at is not null && known.TryGetValue(at.ParentId, out var parent))
            at = parent;
        return at?.ParentId;
    }

    /// <summary>Listens on a free port.</summary>
    public Task StartAsync() => app.StartAsync();

    /// <summary>Environment of a process that is to export here under a name, soon after each thing happens.</summary>
    public Dictionary<string, string> EnvironmentOf(string service) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = app.Urls.First(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_SERVICE_NAME"] = service,
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
    };

    /// <summary>Waits until a condition on what has arrived holds.</summary>
    /// <exception cref="TimeoutException">It did not; the message lists the spans that came.</exception>
    public async Task UntilAsync(Func<OtlpReceiver, bool> condition, TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!condition(this))
        {
            try
            {
                await timer.WaitForNextTickAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Not within {within}. Arrived:\n{string.Join('\n', spans.Select(s => $"{s.TraceId} {s.ParentId} > {s.SpanId} {s.Service}: {s.Name}"))}");
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task ReceiveAsync(HttpContext http, Action<ReadOnlyMemory<byte>> take)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        take(body.ToArray());
        http.Response.ContentType = "application/x-protobuf"; // an empty reply: everything was taken
    }

    private void TakeTraces(ReadOnlyMemory<byte> request)
    {
        foreach (var (service, span) in Items(request))
        {
            var fields = ProtobufReader.Read(span.Bytes).ToLookup(f => f.Number);
            spans.Enqueue(new ReceivedSpan(
                service, fields[1].Single().Hex, fields[2].Single().Hex, fields[4].Select(f => f.Hex).FirstOrDefault(""),
                fields[5].Single().Text, (int)fields[6].Single().Value, Attributes(fields[9])));
        }
    }

    private void TakeLogs(ReadOnlyMemory<byte> request)
    {
        foreach (var (service, record) in Items(request))
        {
            var fields = ProtobufReader.Read(record.Bytes).ToLookup(f => f.Number);
            logs.Enqueue(new ReceivedLog(service, fields[9].Select(f => f.Hex).FirstOrDefault(""), fields[5].Select(Text).FirstOrDefault("")));
        }
    }

    private void TakeMetrics(ReadOnlyMemory<byte> request)
    {
        foreach (var (_, metric) in Items(request))
            metrics[metric.Message(1).Single().Text] = true;
    }

    /// <summary>Spans, log records or metrics with their service: all three requests nest them alike (1: by resource, 2: by scope, 2: items).</summary>
    private static IEnumerable<(string Service, ProtobufField Item)> Items(ReadOnlyMemory<byte> request) =>
        from resource in ProtobufReader.Read(request)
        let service = Attributes(resource.Message(1).SelectMany(r => r.Message(1)))["service.name"]
        from scope in resource.Message(2)
        from item in scope.Message(2)
        select (service, item);

    private static Dictionary<string, string> Attributes(IEnumerable<ProtobufField> pairs) =>
        pairs.ToDictionary(p => p.Message(1).Single().Text, p => p.Message(2).Select(Text).FirstOrDefault(""));

    /// <summary>An attribute's or body's value as text; a list or map is empty.</summary>
    private static string Text(ProtobufField anyValue)
    {
        const int stringValue = 1, lastScalar = 4;
        var field = ProtobufReader.Read(anyValue.Bytes).FirstOrDefault();
        return field.Number == stringValue ? field.Text
            : field.Number is > stringValue and <= lastScalar ? field.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
    }
}
