using System.Diagnostics;
using FireSafety.Platform.Access;
using FireSafety.Platform.Audit;
using FireSafety.Platform.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Http;

/// <summary>Reads that the audit trail tells of: personal data in full, supervisors' interviews, the trail itself.</summary>
public static class SensitiveReads
{
    internal sealed record SensitiveMetadata;

    /// <summary>What was read: one aggregate, or a list.</summary>
    private sealed record Shown(AggregateRoot? Subject, bool IsSupervisorMatter);

    /// <returns>Null when the answer shows nothing sensitive.</returns>
    private delegate Task<Shown?> Look(object answer, ServiceDbContext db, HttpContext http, Actor actor);

    /// <summary>
    /// Records who read an aggregate, the one of <c>{id}</c>, before the answer goes out; an answer that cannot be recorded is not
    /// given (500). Refusals are not recorded. To be said after <c>Query</c>.
    /// </summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="when">Whether the answer shows this reader anything sensitive; always when not given.</param>
    public static RouteHandlerBuilder Sensitive<T>(this RouteHandlerBuilder endpoint, Func<T, Actor, bool>? when = null) where T : AggregateRoot =>
        endpoint.Record(typeof(T).Name, async (_, db, http, actor) =>
        {
            var id = Guid.Parse((string)http.GetRouteValue("id")!);
            var subject = await db.Set<T>().AsNoTracking().SingleAsync(a => a.Id == id, http.RequestAborted);
            return when?.Invoke(subject, actor) == false ? null : new Shown(subject, subject is ISupervisorMatter { IsSupervisorMatter: true });
        });

    /// <summary>As <see cref="Sensitive{T}"/>, for a list; what was asked for is recorded with it.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="subjectType">What it lists.</param>
    public static RouteHandlerBuilder Sensitive(this RouteHandlerBuilder endpoint, string subjectType) =>
        endpoint.Record(subjectType, (_, _, _, _) => Task.FromResult<Shown?>(new Shown(null, false)));

    /// <summary>As <see cref="Sensitive{T}"/>, for a page on which a supervisor matter may stand: recorded when one does.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="subjectType">What it lists.</param>
    public static RouteHandlerBuilder SensitiveRows<TRow>(this RouteHandlerBuilder endpoint, string subjectType) where TRow : ISupervisorMatter =>
        endpoint.Record(subjectType, (answer, _, _, _) => Task.FromResult(
            ((Reply<Page<TRow>>)answer).Value!.Items.Any(row => row.IsSupervisorMatter) ? new Shown(null, true) : null));

    private static RouteHandlerBuilder Record(this RouteHandlerBuilder endpoint, string subjectType, Look look) => endpoint
        .WithMetadata(new SensitiveMetadata()).AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var answer = await next(context);
            var db = (ServiceDbContext)http.RequestServices.GetRequiredService(
                http.GetEndpoint()!.Metadata.GetRequiredMetadata<Endpoints.ServiceMetadata>().Context);
            if (answer is not IReply { IsError: false })
                return answer;
            var actor = Actor.Of(http.User);
            if (await look(answer, db, http, actor) is not { } shown)
                return answer;
            var read = new CommandContext(
                http.GetEndpoint()!.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName, actor, Activity.Current?.TraceId.ToString() ?? "")
            {
                From = http.Connection.RemoteIpAddress?.ToString(),
            };
            object asked = http.Request.QueryString.HasValue ? new { Query = Uri.UnescapeDataString(http.Request.QueryString.Value!) } : new { };
            db.AuditTrail.Add(AuditEntry.OfRead(
                read, db.Session.Scope, subjectType, shown.Subject, shown.IsSupervisorMatter, asked, db.Session.Clock.UtcNow));
            await db.SaveChangesAsync(http.RequestAborted);
            return answer;
        });
}
