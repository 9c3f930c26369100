using System.Data.Common;
using FireSafety.Platform.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Data;

/// <summary>
/// Looks out for changes of a service's database on behalf of everyone who waits for one: while anybody does, a glance a second at how
/// often this process has saved and at what any replica has last heard. What a glance cannot tell, such as another replica's answer to
/// a person, is found by waking everyone once a minute.
/// </summary>
public sealed class LookOut<TContext>(IServiceScopeFactory scopes, CommitCounts commits, TimeProvider time) where TContext : ServiceDbContext
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Anyway = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private TaskCompletionSource changed = Signal();
    private Action stop = () => { };
    private int waiting;

    /// <summary>Done at the next change. To be taken before what may change is read, so that nothing falls in between.</summary>
    public Task Changed => Volatile.Read(ref changed).Task;

    /// <summary>Takes a place among those who wait; the look-out is kept while anyone has one.</summary>
    public IDisposable Join()
    {
        lock (gate)
        {
            if (waiting++ == 0)
            {
                var looking = new CancellationTokenSource();
                stop = looking.Cancel;
                _ = LookAsync(looking.Token);
            }
        }
        return new Place(this);
    }

    private void Leave()
    {
        lock (gate)
        {
            if (--waiting == 0)
                stop();
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        (long Saved, DateTime? Heard)? seen = null;
        var woken = time.GetUtcNow();
        try
        {
            while (true)
            {
                await Task.Delay(Pause, time, ct);
                var now = await GlanceAsync(ct) ?? seen;
                if (now == seen && time.GetUtcNow() - woken < Anyway)
                    continue;
                (seen, woken) = (now, time.GetUtcNow());
                Interlocked.Exchange(ref changed, Signal()).SetResult();
            }
        }
        catch (OperationCanceledException)
        {
            // nobody waits any more
        }
    }

    private async Task<(long Saved, DateTime? Heard)?> GlanceAsync(CancellationToken ct)
    {
        var saved = commits.Of(typeof(TContext));
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<DataSession>().Open(AccessScope.System);
            var db = scope.ServiceProvider.GetRequiredService<TContext>();
            return (saved, await db.Inbox.AsNoTracking().MaxAsync(m => (DateTime?)m.ReceivedAt, ct));
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException)
        {
            return null; // the database is away; its health says so, and the next glance finds what changed
        }
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Place(LookOut<TContext> lookOut) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
                lookOut.Leave();
        }
    }
}
