using System.Text.Json;
using Microsoft.Extensions.Options;

namespace FireSafety.Web.Services;

/// <summary>How a service stands.</summary>
public enum Standing
{
    /// <summary>It works.</summary>
    Ready,
    /// <summary>It works, but what it has to tell the others waits.</summary>
    Behind,
    /// <summary>It does not answer.</summary>
    Away,
}

/// <summary>Whether the services can be reached: asked once every ten seconds for all pages of this process, and only while there are any.</summary>
internal sealed class Readiness(IHttpMessageHandlerFactory handlers, IOptions<WebOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private readonly Lock gate = new();
    private Action? listeners;
    private Action? stop;

    /// <summary>Standing by service; empty before the first answer and while none comes.</summary>
    public IReadOnlyDictionary<string, Standing> Services { get; private set; } = new Dictionary<string, Standing>();

    /// <summary>Nobody answers at all.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Told of every change, and by listening keeps the asking going.</summary>
    public event Action Changed
    {
        add
        {
            lock (gate)
            {
                listeners += value;
                if (stop is not null)
                    return;
                var asking = new CancellationTokenSource();
                stop = asking.Cancel;
                _ = AskAsync(asking.Token);
            }
        }
        remove
        {
            lock (gate)
            {
                listeners -= value;
                if (listeners is not null)
                    return;
                stop?.Invoke();
                stop = null;
            }
        }
    }

    private async Task AskAsync(CancellationToken ct)
    {
        using var http = new HttpClient(handlers.CreateHandler(Api.ClientName), disposeHandler: false) { BaseAddress = options.Value.Services, Timeout = Patience };
        var before = "";
        var silent = 0;
        try
        {
            while (true)
            {
                var answer = await AnswerAsync(http, ct);
                silent = answer is null ? silent + 1 : 0;
                IsCutOff = silent > 1; // once may be a moment's
                if (answer is not null)
                    Services = answer;
                var now = $"{IsCutOff} {string.Join(' ', Services)}";
                if (now != before)
                    listeners?.Invoke();
                before = now;
                await Task.Delay(Pause, time, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // no page is open
        }
    }

    private static async Task<IReadOnlyDictionary<string, Standing>?> AnswerAsync(HttpClient http, CancellationToken ct)
    {
        try
        {
            using var reply = await http.GetAsync(new Uri("health/ready", UriKind.Relative), ct);
            using var document = JsonDocument.Parse(await reply.Content.ReadAsStringAsync(ct)); // 503 is an answer too: it says who is ill
            return document.RootElement.GetProperty("checks").EnumerateObject().ToDictionary(c => c.Name, c => StandingOf(c.Value));
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is HttpRequestException or OperationCanceledException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    // Degraded says that its events wait; the gateway says so too of a service without an instance.
    private static Standing StandingOf(JsonElement check) => check.GetProperty("status").GetString() switch
    {
        "Healthy" => Standing.Ready,
        "Degraded" when !(check.TryGetProperty("data", out var data) && data.TryGetProperty("up", out var up) && up.GetInt32() == 0) => Standing.Behind,
        _ => Standing.Away,
    };
}
