using FireSafety.Contracts.Access;
using FireSafety.Platform.Access;
using FireSafety.Platform.Audit;
using FireSafety.Platform.Data;
using FireSafety.Platform.Errors;
using FireSafety.Platform.Hosting;
using FireSafety.Platform.Messaging;
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

    internal sealed record OutboxReport(long Pending, long Parked, double OldestPendingSeconds, IReadOnlyList<ParkedEvent> ParkedEvents);

    internal sealed record Requeued(int Count);

    internal sealed record StepRun(string Step, int Done);

    public static void Map(RouteGroupBuilder service, string name)
    {
        var group = service.MapGroup("").WithTags("运维");
        group.MapGet("/outbox", GetOutbox).Query($"{name}.outbox", Permissions.Operate).WithSummary("待发与搁置的事件");
        group.MapPost("/outbox/requeue", Requeue).Command($"{name}.outbox-requeue", Permissions.Operate).WithSummary("重新投递搁置的事件");
        group.MapPost("/steps/{step}", RunStep).Query($"{name}.run-step", Permissions.Operate).WithSummary("立即执行一次定时任务");

        ServiceDbContext Database(HttpContext http) => (ServiceDbContext)http.RequestServices.GetRequiredService(
            http.GetEndpoint()!.Metadata.GetRequiredMetadata<Endpoints.ServiceMetadata>().Context);

        async Task<Reply<OutboxReport>> GetOutbox(HttpContext http, TimeProvider time, CancellationToken ct)
        {
            var db = Database(http);
            var state = await OutboxState.ReadAsync(db, time, ct);
            var parked = await db.Outbox.AsNoTracking().Where(m => m.Status == OutboxStatus.Parked).OrderBy(m => m.Sequence).Take(100)
                .Select(m => new ParkedEvent(m.Sequence, m.MessageId, m.Type, m.EnqueuedAt, m.Attempts, m.LastError)).ToListAsync(ct);
            return new OutboxReport(state.Pending, state.Parked, state.OldestPendingSeconds, parked);
        }

        async Task<Reply<Requeued>> Requeue(
            HttpContext http, OutboxSignals signals, MessagingOptions options, TimeProvider time, long? sequence, CancellationToken ct)
        {
            var db = Database(http);
            // Who took an event and has forgotten it by now would apply it a second time.
            var oldest = time.GetUtcNow().UtcDateTime - options.InboxRetention;
            var count = await db.WriteAsync(() => db.Outbox
                .Where(m => m.Status == OutboxStatus.Parked && m.EnqueuedAt >= oldest && (sequence == null || m.Sequence == sequence))
                .ExecuteUpdateAsync(set => set
                    .SetProperty(m => m.Status, OutboxStatus.Pending)
                    .SetProperty(m => m.Attempts, 0)
                    .SetProperty(m => m.NextAttemptAt, (DateTime?)null), ct), ct);
            db.AuditTrail.Add(AuditEntry.Of(db.Session.Command!, "Outbox", new { sequence, count }, db.Session.Clock.UtcNow));
            await db.SaveChangesAsync(ct);
            signals.For(db.GetType()).Set();
            return new Requeued(count);
        }

        async Task<Reply<StepRun>> RunStep(string step, HttpContext http, PeriodicSteps steps, CancellationToken ct)
        {
            if (steps.Of(name).FirstOrDefault(s => s.Name == step) is not { } found)
                return CommonErrors.NotFound;
            return new StepRun(step, await steps.RunAsync(found, Actor.Of(http.User), ct));
        }
    }
}
