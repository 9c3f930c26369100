using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FireSafety.Clients;
using FireSafety.Clients.Notifications;

namespace FireSafety.Web.Services;

/// <summary>What every service offers alike: its operation record, its outbox, its periodic steps. The shapes are the same, so one service's are used for all.</summary>
internal sealed class EveryService(Api api)
{
    /// <summary>All of them, by their names in addresses.</summary>
    public static IReadOnlyList<string> Names { get; } = ["hazards", "interviews", "units", "licensing", "campaigns", "notifications", "identity"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly string[] CommonSteps = ["seal-audit", "housekeeping"];

    private static readonly Dictionary<string, string[]> OwnSteps = new()
    {
        ["hazards"] = ["mark-overdue", "mark-reinspection-overdue", "seal-expiry"],
        ["interviews"] = ["mark-commitments-overdue"],
        ["licensing"] = ["evaluate-conditions"],
        ["campaigns"] = ["count-tasks", "mark-tasks-overdue"],
        ["identity"] = ["prune"],
    };

    /// <summary>Names of a service's periodic steps.</summary>
    public static IReadOnlyList<string> StepsOf(string service) => [.. OwnSteps.GetValueOrDefault(service, []), .. CommonSteps];

    public Task<AuditEndpointsAuditPage> AuditAsync(string service, string query, CancellationToken ct) => SendAsync<AuditEndpointsAuditPage>(HttpMethod.Get, $"{service}/audit?{query}", ct);

    public Task<AuditReport> VerifyAuditAsync(string service, CancellationToken ct = default) => SendAsync<AuditReport>(HttpMethod.Post, $"{service}/audit/verify", ct);

    public Task<OperatorEndpointsOutboxReport> OutboxAsync(string service, CancellationToken ct) => SendAsync<OperatorEndpointsOutboxReport>(HttpMethod.Get, $"{service}/outbox", ct);

    public Task<OperatorEndpointsDeliveries> DeliveriesAsync(string service, CancellationToken ct) => SendAsync<OperatorEndpointsDeliveries>(HttpMethod.Get, $"{service}/deliveries", ct);

    /// <summary>Sends one parked event again, or all of them.</summary>
    public Task<OperatorEndpointsRequeued> RequeueAsync(string service, long? sequence) => SendAsync<OperatorEndpointsRequeued>(
        HttpMethod.Post, $"{service}/outbox/requeue" + (sequence is { } one ? string.Create(CultureInfo.InvariantCulture, $"?sequence={one}") : ""), default);

    public Task<OperatorEndpointsStepRun> RunStepAsync(string service, string step) => SendAsync<OperatorEndpointsStepRun>(HttpMethod.Post, $"{service}/steps/{step}", default);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri("api/" + path, UriKind.Relative));
        using var reply = await api.Http.SendAsync(request, ct);
        var body = await reply.Content.ReadAsStringAsync(ct);
        return reply.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<T>(body, Json)!
            : throw new ApiException(path, (int)reply.StatusCode, body, new Dictionary<string, IEnumerable<string>>(), null);
    }
}
