using System.Net.ServerSentEvents;
using System.Text.Json;
using FireSafety.Clients.Notifications;
using FireSafety.Contracts.Access;
using FireSafety.Web.Services;
using FireSafety.Web.SignIn;

namespace FireSafety.Web.Shell;

/// <summary>How many messages wait for the person, as the notification service tells it from moment to moment. While it is away the last number stays.</summary>
internal sealed class UnreadCount(Api api, Me me, TimeProvider time) : IDisposable
{
    private static readonly Uri Address = new("api/notifications/messages/unread-count/stream", UriKind.Relative);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // The service breaks every silence of 15 seconds: after three the connection is gone, whatever it seems.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(45);

    private readonly CancellationTokenSource stopped = new();
    private bool started;

    public int Count { get; private set; }

    public event Action? Changed;

    /// <summary>Begins to listen; once, however often it is called.</summary>
    public void Start()
    {
        if (started || !me.May(Permissions.NotificationsRead))
            return;
        started = true;
        _ = ListenAsync(stopped.Token);
    }

    public void Dispose()
    {
        stopped.Cancel();
        stopped.Dispose();
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        var pause = Shortest;
        try
        {
            while (true)
            {
                var heard = false;
                try
                {
                    await foreach (var count in CountsAsync(ct))
                    {
                        heard = true;
                        Tell(count);
                    }
                }
                catch (Exception e) when (!ct.IsCancellationRequested && e is HttpRequestException or IOException or OperationCanceledException or JsonException)
                {
                    // It comes back, and so do we.
                }
                pause = heard ? Shortest : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, Longest.Ticks));
                await Task.Delay(pause, time, ct);
            }
        }
        catch (OperationCanceledException)
        {
            // the page is closed
        }
    }

    private async IAsyncEnumerable<int> CountsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var silent = new CancellationTokenSource(Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, silent.Token);
        using var reply = await api.Http.GetAsync(Address, HttpCompletionOption.ResponseHeadersRead, either.Token);
        reply.EnsureSuccessStatusCode();
        var stream = SseParser.Create(await reply.Content.ReadAsStreamAsync(either.Token), (_, data) => JsonSerializer.Deserialize<ListMessagesUnreadCount>(data)!.Unread);
        await foreach (var item in stream.EnumerateAsync(either.Token))
        {
            silent.CancelAfter(Silence);
            yield return item.Data;
        }
    }

    private void Tell(int count)
    {
        if (count == Count)
            return;
        Count = count;
        Changed?.Invoke();
    }
}
