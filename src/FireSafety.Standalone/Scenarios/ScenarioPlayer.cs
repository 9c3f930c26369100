using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FireSafety.Standalone.Scenarios;

/// <summary>
/// Plays a scenario through the services' own commands over HTTP. Every command has an Idempotency-Key of its own, so a
/// player that was interrupted starts again from the beginning and only what is missing is done. What was read on the way
/// is noted, because by the second time it may read differently and the commands made from it would no longer be the same.
/// </summary>
internal sealed partial class ScenarioPlayer(HttpClient http, IStage stage, ReadingNotes notes)
{
    private readonly Dictionary<string, JsonNode> replies = [];

    /// <summary>Plays the scenario to its end.</summary>
    /// <param name="scenario">What to play.</param>
    /// <param name="progress">Told after every command: the command, and how many are done.</param>
    /// <param name="ct">Cancellation; playing again later goes on from there.</param>
    /// <exception cref="InvalidDataException">A service refused a step: the scenario does not fit the rules.</exception>
    public async Task PlayAsync(Scenario scenario, Action<Command, int> progress, CancellationToken ct)
    {
        var done = 0;
        var at = DateTime.MinValue;
        foreach (var command in scenario.Commands)
        {
            // A step may rely on what other services learned of the steps before it, so time moves on only when all have.
            if (command.At > at)
            {
                await stage.SettleAsync(ct);
                await stage.MoveOnAsync(at = command.At, ct);
            }
            await SendAsync(scenario, command, ct);
            progress(command, ++done);
        }
        await stage.SettleAsync(ct);
    }

    private async Task SendAsync(Scenario scenario, Command command, CancellationToken ct)
    {
        JsonNode reply;
        if (command.Method == HttpMethod.Get)
        {
            if (notes.Find(command.Key) is not { } noted)
                notes.Add(command.Key, noted = await ReadAsync(command, ct));
            reply = noted;
        }
        else
        {
            using var request = new HttpRequestMessage(command.Method, Resolve(command.Url));
            request.Content = JsonContent.Create(Resolve(command.Body) ?? new JsonObject());
            request.Headers.Add("Idempotency-Key", $"{scenario.Name}/{command.Key}");
            if (command.Method == HttpMethod.Put)
            {
                // an edit is of what stands now: the version that the address shows
                using var current = await http.GetAsync(request.RequestUri, ct);
                request.Headers.IfMatch.Add(current.Headers.ETag!);
            }
            reply = await SendAsync(command, request, ct);
        }
        if (command.Alias is not null)
            replies[command.Alias] = reply;
        if (command.Keep is { } keep)
        {
            foreach (var element in reply[keep.List]!.AsArray())
                replies[Member().Replace(keep.As, m => element![m.Groups[1].Value]!.ToString())] = element!;
        }
    }

    /// <summary>Reads an address; a list to be kept is read to its last page.</summary>
    private async Task<JsonNode> ReadAsync(Command command, CancellationToken ct)
    {
        JsonNode? whole = null;
        for (var page = 1; ; page++)
        {
            var paged = page == 1 ? "" : (command.Url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"page={page}";
            using var request = new HttpRequestMessage(HttpMethod.Get, Resolve(command.Url) + paged);
            var read = await SendAsync(command, request, ct);
            if (command.Keep is null || read["total"] is not { } total)
                return read;
            var list = (whole ??= read)[command.Keep.List]!.AsArray();
            if (page > 1)
            {
                foreach (var element in read[command.Keep.List]!.AsArray())
                    list.Add(element!.DeepClone());
            }
            if (list.Count >= total.GetValue<int>() || read[command.Keep.List]!.AsArray().Count == 0)
                return whole;
        }
    }

    private async Task<JsonNode> SendAsync(Command command, HttpRequestMessage request, CancellationToken ct)
    {
        using var response = await http.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidDataException($"{command.Key}: {command.Method} {request.RequestUri} → {(int)response.StatusCode} {text}");
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
            return Walk(node![name[..open]]![int.Parse(name[(open + 1)..^1], CultureInfo.InvariantCulture)], path[1..]);
        }
        return Walk(node![name], path[1..]);
    }

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Member();
}
