using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FireSafety.Platform.Time;

namespace FireSafety.Standalone.Scenarios;

/// <summary>
/// Plays a scenario through the services' own commands over HTTP. Every command has an Idempotency-Key of its own, so a
/// player that was interrupted starts again from the beginning and only what is missing is done.
/// </summary>
internal sealed partial class ScenarioPlayer(HttpClient http, IReadOnlyList<string> services, Clock clock, TimeProvider time)
{
    private readonly Dictionary<string, JsonNode> replies = [];

    /// <summary>Plays the scenario to its end.</summary>
    /// <param name="scenario">What to play.</param>
    /// <param name="progress">Told after every command: chapter, commands done, commands in all.</param>
    /// <param name="moved">Told whenever the business clock was moved.</param>
    /// <param name="ct">Cancellation; playing again later goes on from there.</param>
    /// <exception cref="InvalidDataException">A service refused a step: the scenario does not fit the rules.</exception>
    public async Task PlayAsync(Scenario scenario, Action<Chapter, int, int> progress, Action moved, CancellationToken ct)
    {
        var total = scenario.Chapters.Sum(c => c.Commands.Count);
        var done = 0;
        foreach (var chapter in scenario.Chapters)
        {
            foreach (var command in chapter.Commands)
            {
                // A step may rely on what other services learned of the steps before it, so time moves on only when all have.
                if (command.At > clock.UtcNow || done == 0)
                {
                    await SettleAsync(ct);
                    if (command.At > clock.UtcNow || clock.Offset == TimeSpan.Zero)
                        clock.MoveTo(command.At);
                    moved();
                }
                await SendAsync(scenario, command, ct);
                progress(chapter, ++done, total);
            }
        }
        await SettleAsync(ct);
    }

    /// <summary>Waits until no service has anything left to tell the others.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        for (var quiet = 0; quiet < services.Count;)
        {
            quiet = 0;
            foreach (var service in services)
            {
                var outbox = (await http.GetFromJsonAsync<JsonNode>($"/api/{service}/outbox", ct))!;
                if (outbox["pending"]!.GetValue<long>() == 0)
                    quiet++;
            }
            if (quiet < services.Count)
                await Task.Delay(TimeSpan.FromMilliseconds(20), time, ct);
        }
    }

    private async Task SendAsync(Scenario scenario, Command command, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(command.Method, Resolve(command.Url));
        if (command.Method != HttpMethod.Get)
        {
            request.Content = JsonContent.Create(Resolve(command.Body) ?? new JsonObject());
            request.Headers.Add("Idempotency-Key", $"{scenario.Name}/{command.Key}");
        }
        if (command.Method == HttpMethod.Put)
        {
            // an edit is of what stands now: the version that the address shows
            using var current = await http.GetAsync(request.RequestUri, ct);
            request.Headers.IfMatch.Add(current.Headers.ETag!);
        }
        using var response = await http.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        if (!response.IsSuccessStatusCode)
            throw new InvalidDataException($"{command.Key}: {command.Method} {request.RequestUri} → {(int)response.StatusCode} {text}");
        if (command.Alias is not null)
            replies[command.Alias] = JsonNode.Parse(text)!;
    }

    private JsonNode? Resolve(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Resolve(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Resolve)]),
        JsonValue v when v.TryGetValue<string>(out var text) && Reference().Match(text) is { Success: true } m && m.Length == text.Length
            => Find(m.Groups[1].Value),
        JsonValue v when v.TryGetValue<string>(out var text) => JsonValue.Create(Resolve(text)),
        _ => node?.DeepClone(),
    };

    private string Resolve(string text) => Reference().Replace(text, m => Find(m.Groups[1].Value)!.ToString());

    private JsonNode? Find(string reference)
    {
        var path = reference.Split('.');
        if (!replies.TryGetValue(path[0], out var node))
            throw new InvalidDataException($"No earlier step is called '{path[0]}'.");
        return Walk(node, path.Length == 1 ? ["id"] : path[1..]) ?? throw new InvalidDataException($"'{reference}' is not in the reply.");
    }

    private static JsonNode? Walk(JsonNode? node, ReadOnlySpan<string> path)
    {
        if (path.Length == 0)
            return node?.DeepClone();
        var name = path[0];
        if (name.EndsWith("[*]", StringComparison.Ordinal))
        {
            var all = new JsonArray();
            foreach (var item in node![name[..^3]]!.AsArray())
                all.Add(Walk(item, path[1..]));
            return all;
        }
        if (name.EndsWith(']'))
        {
            var open = name.IndexOf('[', StringComparison.Ordinal);
            return Walk(node![name[..open]]![int.Parse(name[(open + 1)..^1], System.Globalization.CultureInfo.InvariantCulture)], path[1..]);
        }
        return Walk(node![name], path[1..]);
    }

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Reference();
}
