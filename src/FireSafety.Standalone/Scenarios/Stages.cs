using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FireSafety.Platform.Time;

namespace FireSafety.Standalone.Scenarios;

/// <summary>Where a scenario is played: how time moves there, and when everybody has learned of what happened.</summary>
internal interface IStage
{
    /// <summary>Moves business time on; it never goes back.</summary>
    Task MoveOnAsync(DateTime at, CancellationToken ct);

    /// <summary>Waits until every service has applied what the others have told.</summary>
    Task SettleAsync(CancellationToken ct);
}

/// <summary>This process: one clock, and an outbox row is done when all its subscribers are.</summary>
internal sealed class OwnStage(HttpClient http, IReadOnlyList<string> services, Clock clock, TimeProvider time, Action<DateTime> moved) : IStage
{
    public Task MoveOnAsync(DateTime at, CancellationToken ct)
    {
        if (clock.MoveOn(at))
            moved(at);
        return Task.CompletedTask;
    }

    public async Task SettleAsync(CancellationToken ct)
    {
        // Twice in a row: what one has just been told it may be about to tell another that was asked before it.
        for (var quiet = 0; quiet < 2;)
        {
            var pending = await Task.WhenAll(services.Select(async service =>
                (await http.GetFromJsonAsync<JsonNode>($"/api/{service}/outbox", ct))!["pending"]!.GetValue<long>()));
            quiet = pending.All(p => p == 0) ? quiet + 1 : 0;
            if (quiet == 0)
                await Task.Delay(TimeSpan.FromMilliseconds(10), time, ct);
        }
    }
}

/// <summary>The distributed edition: every service has its clock, and what was sent may still be on its way through the broker.</summary>
internal sealed class GatewayStage(HttpClient http, IReadOnlyList<string> services, TimeProvider time) : IStage
{
    private sealed record Deliveries(Dictionary<string, long> Sent, Dictionary<string, long> Received);

    public async Task MoveOnAsync(DateTime at, CancellationToken ct)
    {
        foreach (var service in services)
        {
            using var reply = await http.PutAsJsonAsync($"/api/{service}/clock", new { At = at }, ct);
            if (!reply.IsSuccessStatusCode)
                throw new InvalidDataException($"{service}: {await reply.Content.ReadAsStringAsync(ct)}");
        }
    }

    public async Task SettleAsync(CancellationToken ct)
    {
        while (!await IsSettledAsync(ct))
            await Task.Delay(TimeSpan.FromMilliseconds(20), time, ct);
    }

    /// <summary>Whether each has applied as many of every event as were told; a row counts from its commit on, so nothing is between.</summary>
    private async Task<bool> IsSettledAsync(CancellationToken ct)
    {
        // Received is asked first: what is told meanwhile then only makes the two differ.
        var received = await AskAsync(ct);
        var sent = (await AskAsync(ct)).SelectMany(d => d.Sent).ToDictionary();
        return received.All(d => d.Received.All(r => r.Value >= sent.GetValueOrDefault(r.Key)));
    }

    private async Task<Deliveries[]> AskAsync(CancellationToken ct) =>
        await Task.WhenAll(services.Select(async s => (await http.GetFromJsonAsync<Deliveries>($"/api/{s}/deliveries", ct))!));
}
