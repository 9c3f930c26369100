using FireSafety.Contracts.Access;
using FireSafety.Platform.Access;
using FireSafety.Platform.Audit;
using FireSafety.Platform.Data;
using FireSafety.Platform.Errors;
using FireSafety.Platform.Hosting;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Http;

/// <summary>What an operator can see and do at every service: the outbox, parked events, periodic steps.</summary>
internal static class OperatorEndpoints
{
    internal sealed record ParkedEvent(long Sequence, Guid MessageId, string Type, DateTime EnqueuedAt, int Attempts, string? LastError);

    /// <param name="Pending">Events waiting to be sent.</param>
    /// <param name="Parked">Events that failed too often to be sent.</param>
    /// <param name="OldestPendingSeconds">Age of the oldest waiting event.</param>
    /// <param name="ParkedEvents">The first hundred of the parked.</param>
    /// <param name="InErrorQueues">Other services' events that this one failed to apply too often; null without a broker or while it does not answer.</param>
    internal sealed record OutboxReport(
        long Pending, long Parked, double OldestPendingSeconds, IReadOnlyList<ParkedEvent> ParkedEvents, long? InErrorQueues);

    internal sealed record Requeued(int Count);

    internal sealed record StepRun(string Step, int Done);

    /// <summary>Event name → how many this service has told of (sent) and how many of others' it has applied (received), as far as they are kept.</summary>
    internal sealed record Deliveries(IReadOnlyDictionary<string, long> Sent, IReadOnlyDictionary<string, long> Received);

    internal sealed record MoveClockRequest(DateTime At);

    internal sealed record BusinessTime(DateTime Now);

    public static void Map(RouteGroupBuilder service, string name)
    {
        var group = service.MapGroup("").WithTags("运维");
        group.MapGet("/outbox", GetOutbox).Query($"{name}.outbox", Permissions.Operate).WithSummary("待发与搁置的事件");
        group.MapPost("/outbox/requeue", Requeue).Command($"{name}.outbox-requeue", Permissions.Operate).WithSummary("重新投递搁置的事件");
        group.MapGet("/deliveries", GetDeliveries).Query($"{name}.deliveries", Permissions.Operate).WithSummary("已发出与已处理的事件数（按事件，仅计保留期内的）");
        group.MapPut("/clock", MoveClock).Command($"{name}.move-clock", Permissions.Operate).WithSummary("把业务时间拨到某一时刻（仅限演示环境，只能向前）");
        group.MapPost("/steps/{step}", RunStep).Query($"{name}.run-step", Permissions.Operate).WithSummary("立即执行一次定时任务");

        ServiceDbContext Database(HttpContext http) => (ServiceDbContext)http.RequestServices.GetRequiredService(
            http.GetEndpoint()!.Metadata.GetRequiredMetadata<Endpoints.ServiceMetadata>().Context);

        async Task<Reply<OutboxReport>> GetOutbox(HttpContext http, TimeProvider time, CancellationToken ct)
        {
            var db = Database(http);
            var state = await OutboxState.ReadAsync(db, time, ct);
            var parked = await db.Outbox.AsNoTracking().Where(m => m.Status == OutboxStatus.Parked).OrderBy(m => m.Sequence).Take(100)
                .Select(m => new ParkedEvent(m.Sequence, m.MessageId, m.Type, m.EnqueuedAt, m.Attempts, m.LastError)).ToListAsync(ct);
            var failed = http.RequestServices.GetService<ErrorQueues>() is { } errors ? await errors.CountAsync(name, ct) : null;
            return new OutboxReport(state.Pending, state.Parked, state.OldestPendingSeconds, parked, failed);
        }

        async Task<Reply<Requeued>> Requeue(HttpContext http, SendAgain again, long? sequence, CancellationToken ct) =>
            new Requeued(await again.ParkedAsync(Database(http), sequence, ct));

        async Task<Reply<Deliveries>> GetDeliveries(HttpContext http, IEnumerable<Subscription> subscriptions, EventCatalog events, CancellationToken ct)
        {
            var db = Database(http);
            var sent = await db.Outbox.AsNoTracking().GroupBy(m => m.Type).Select(g => new { g.Key, Count = g.LongCount() }).ToListAsync(ct);
            var applied = await db.Inbox.AsNoTracking().GroupBy(m => m.Consumer).Select(g => new { g.Key, Count = g.LongCount() })
                .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            return new Deliveries(
                sent.ToDictionary(s => s.Key, s => s.Count),
                subscriptions.Where(s => s.Service == name).ToDictionary(s => events.NameOf(s.Event), s => applied.GetValueOrDefault(s.Consumer)));
        }

        async Task<Reply<BusinessTime>> MoveClock(
            MoveClockRequest request, HttpContext http, Clock clock, ClockOptions options, TimeProvider time, CancellationToken ct)
        {
            if (!options.Movable)
                return ClockOptions.NotMovable;
            var at = request.At.ToUniversalTime();
            if (at > time.GetUtcNow().UtcDateTime)
                return ClockOptions.InTheFuture;
            clock.MoveOn(at);
            var db = Database(http);
            var row = await db.ClockOffsets.SingleOrDefaultAsync(ct) ?? db.ClockOffsets.Add(new ClockOffset { Ticks = 0 }).Entity;
            // Also when it had been moved before: that time the save may have failed.
            if (row.Ticks != clock.Offset.Ticks)
            {
                row.Ticks = clock.Offset.Ticks;
                db.AuditTrail.Add(AuditEntry.OfOperation(db.Session.Command!, db.Session.Scope, "Clock", request, db.Session.Clock.UtcNow));
                await db.SaveChangesAsync(ct);
            }
            return new BusinessTime(clock.UtcNow);
        }

        async Task<Reply<StepRun>> RunStep(string step, HttpContext http, PeriodicSteps steps, CancellationToken ct)
        {
            if (steps.Of(name).FirstOrDefault(s => s.Name == step) is not { } found)
                return CommonErrors.NotFound;
            return new StepRun(step, await steps.RunAsync(found, Actor.Of(http.User), ct));
        }
    }
}
