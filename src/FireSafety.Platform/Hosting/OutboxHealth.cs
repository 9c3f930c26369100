using FireSafety.Platform.Data;
using FireSafety.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FireSafety.Platform.Hosting;

/// <summary>Counts and age of what a service still has to tell others.</summary>
public sealed record OutboxState(long Pending, long Parked, double OldestPendingSeconds)
{
    internal static async Task<OutboxState> ReadAsync(ServiceDbContext db, TimeProvider time, CancellationToken ct)
    {
        var waiting = db.Outbox.AsNoTracking().Where(m => m.Status == OutboxStatus.Pending);
        var pending = await waiting.LongCountAsync(ct);
        var oldest = pending == 0 ? null : await waiting.OrderBy(m => m.Sequence).Select(m => (DateTime?)m.EnqueuedAt).FirstOrDefaultAsync(ct);
        var parked = await db.Outbox.LongCountAsync(m => m.Status == OutboxStatus.Parked, ct);
        return new OutboxState(pending, parked, oldest is { } at ? Math.Max(0, (time.GetUtcNow().UtcDateTime - at).TotalSeconds) : 0);
    }
}

/// <summary>
/// Degraded while the oldest waiting event is over five minutes old, an event is parked or one lies in an error queue; unhealthy
/// without a database. The check has the service's name.
/// </summary>
internal sealed class OutboxHealth<TContext>(TContext db, TimeProvider time, ErrorQueues? errors = null) : IHealthCheck
    where TContext : ServiceDbContext
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = await OutboxState.ReadAsync(db, time, cancellationToken);
        var data = new Dictionary<string, object>
        {
            [OutboxGauges.Pending] = state.Pending,
            [OutboxGauges.Parked] = state.Parked,
            [OutboxGauges.Oldest] = Math.Round(state.OldestPendingSeconds, 1),
        };
        var failed = errors is null ? null : await errors.CountAsync(context.Registration.Name, cancellationToken);
        if (failed is { } inErrorQueues)
            data[OutboxGauges.InErrorQueues] = inErrorQueues;
        return state.Parked > 0 ? HealthCheckResult.Degraded("有事件已搁置，需要运维人员处理", data: data)
            : failed > 0 ? HealthCheckResult.Degraded("有事件多次处理失败，需要运维人员处理", data: data)
            : state.OldestPendingSeconds > Late.TotalSeconds ? HealthCheckResult.Degraded("事件积压超过五分钟", data: data)
            : HealthCheckResult.Healthy(data: data);
    }
}

/// <summary>Puts what the readiness checks found into the gauges every half minute, so that they speak whether or not anyone asks.</summary>
internal sealed class OutboxGauges(MessagingMetrics metrics) : IHealthCheckPublisher
{
    public const string Pending = "pending";
    public const string Parked = "parked";
    public const string Oldest = "oldestPendingSeconds";
    public const string InErrorQueues = "inErrorQueues";

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach (var (service, check) in report.Entries.Where(e => e.Value.Data.ContainsKey(Pending)))
        {
            var tag = new KeyValuePair<string, object?>("service", service);
            metrics.Pending.Record((long)check.Data[Pending], tag);
            metrics.Parked.Record((long)check.Data[Parked], tag);
            metrics.OldestAge.Record((double)check.Data[Oldest], tag);
            if (check.Data.TryGetValue(InErrorQueues, out var failed))
                metrics.InErrorQueues.Record((long)failed, tag);
        }
        return Task.CompletedTask;
    }
}
