using System.Runtime.CompilerServices;
using System.Security.Claims;
using FireSafety.Notifications.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FireSafety.Notifications.Messages;

/// <summary>Tells the caller how many messages are unread: at once, and whenever that changes.</summary>
internal static class UnreadStream
{
    private const string Event = "unread";

    // Said again after this much silence, so that nothing between us takes the connection for a dead one.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // Then the listener comes again with a token of then: whoever lost access is not told for long.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static ServerSentEventsResult<ListMessages.UnreadCount> Handle(
        ClaimsPrincipal user, NotificationsDbContext db, LookOut<NotificationsDbContext> lookOut, TimeProvider time, IHostApplicationLifetime host,
        HttpContext http) =>
        TypedResults.ServerSentEvents(CountsAsync(new Reader(Actor.Of(user)), db, lookOut, time, host.ApplicationStopping, http.RequestAborted), Event);

    private static async IAsyncEnumerable<ListMessages.UnreadCount> CountsAsync(
        Reader reader, NotificationsDbContext db, LookOut<NotificationsDbContext> lookOut, TimeProvider time, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken left)
    {
        using var place = lookOut.Join();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, left);
        var until = time.GetUtcNow() + Longest;
        ListMessages.UnreadCount? said = null;
        while (!ends.IsCancellationRequested && time.GetUtcNow() < until)
        {
            var changed = lookOut.Changed;
            var count = await ListMessages.CountAsync(reader, db, left);
            if (count != said)
                yield return said = count;
            while (!await HappensAsync(changed, time, ends.Token) && time.GetUtcNow() < until)
                yield return said;
        }
    }

    /// <returns>False when there was only silence.</returns>
    private static async Task<bool> HappensAsync(Task changed, TimeProvider time, CancellationToken ends)
    {
        try
        {
            await changed.WaitAsync(Heartbeat, time, ends);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
