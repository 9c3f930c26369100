using FireSafety.Contracts.Access;
using FireSafety.Platform.Access;
using FireSafety.Platform.Audit;
using FireSafety.Platform.Data;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Http;

/// <summary>Who changed what, and who read what may not be read by everybody, at every service.</summary>
internal static class AuditEndpoints
{
    /// <summary>What to look for; newest first.</summary>
    /// <param name="Operation">A whole name, or the beginning of one with a star: <c>hazards.*</c>.</param>
    /// <param name="Action">Added, Modified, Deleted, Operated or Read; any of several.</param>
    /// <param name="From">First moment, business time.</param>
    /// <param name="To">First moment after, business time.</param>
    /// <param name="Before">Rows older than this one: <see cref="AuditPage.Before"/> of the page before.</param>
    /// <param name="PageSize">1-100; 20 when not given.</param>
    internal sealed record AuditQuery(
        Guid? SubjectId, string? SubjectType, string? ActorId, string? Operation, string[]? Action, DateTimeOffset? From, DateTimeOffset? To,
        string? TraceId, long? Before, int? PageSize)
    {
        private static readonly string[] Actions =
            [nameof(EntityState.Added), nameof(EntityState.Modified), nameof(EntityState.Deleted), AuditEntry.Operated, AuditEntry.Read];

        internal sealed class Validator : AbstractValidator<AuditQuery>
        {
            public Validator()
            {
                RuleFor(q => q.SubjectType).MaximumLength(256);
                RuleFor(q => q.ActorId).MaximumLength(256);
                RuleFor(q => q.Operation).MaximumLength(256);
                RuleForEach(q => q.Action).Must(Actions.Contains).WithMessage($"操作类型应为 {string.Join("、", Actions)} 之一。");
                RuleFor(q => q.To).Must((q, to) => to is null || q.From is null || to > q.From).WithMessage("截止时间应晚于起始时间。");
                RuleFor(q => q.TraceId).MaximumLength(256);
                RuleFor(q => q.PageSize).InclusiveBetween(1, 100);
            }
        }
    }

    /// <summary>One entry.</summary>
    /// <param name="Changes">JSON: property → [before, after]; personal values masked for those who may not see them.</param>
    /// <param name="Sequence">Number in the sealed chain; null for some seconds.</param>
    /// <param name="Hash">Hexadecimal.</param>
    internal sealed record AuditRow(
        long Id, DateTime At, string ActorId, string ActorName, string Operation, string SubjectType, Guid SubjectId, string Action, string Changes,
        string? Reason, string? From, string TraceId, string Jurisdiction, long? Sequence, string? Hash);

    /// <summary>A part of the trail. Without a total: it grows while one reads, and counting it costs more than reading it.</summary>
    /// <param name="Before">For the next, older page; null when there is none.</param>
    internal sealed record AuditPage(IReadOnlyList<AuditRow> Items, long? Before);

    public static void Map(RouteGroupBuilder service, string name)
    {
        var group = service.MapGroup("/audit").WithTags("运维");
        group.MapGet("", Search).Query($"{name}.audit", Permissions.AuditRead).Sensitive(nameof(ServiceDbContext.AuditTrail)).WithSummary("操作记录");
        group.MapPost("/verify", Verify).Query($"{name}.verify-audit", Permissions.AuditRead).WithSummary("核对操作记录是否被改动");
    }

    private static async Task<Reply<AuditPage>> Search([AsParameters] AuditQuery query, HttpContext http, CancellationToken ct)
    {
        var db = Database(http);
        var actor = Actor.Of(http.User);
        var size = query.PageSize ?? 20;
        var rows = await Filter(db.AuditTrail.AsNoTracking(), query, actor).OrderByDescending(a => a.Id).Take(size + 1).ToListAsync(ct);
        var shown = rows.Take(size).ToList();
        var mask = !actor.May(Permissions.AuditReadPersonal);
        return new AuditPage(
            shown.ConvertAll(a => new AuditRow(
                a.Id, a.At, a.ActorId, a.ActorName, a.Operation, a.SubjectType, a.SubjectId, a.Action,
                mask ? PersonalNames.Mask(a.Changes, db.GetType()) : a.Changes, a.Reason, a.From, a.TraceId, a.Jurisdiction, a.Sequence,
                a.Hash is null ? null : Convert.ToHexStringLower(a.Hash))),
            rows.Count > size ? shown[^1].Id : null);
    }

    private static IQueryable<AuditEntry> Filter(IQueryable<AuditEntry> rows, AuditQuery query, Actor actor)
    {
        if (!actor.May(Permissions.InterviewsReadSupervisors))
            rows = rows.Where(a => !a.IsSupervisorMatter);
        if (query.SubjectId is { } subject)
            rows = rows.Where(a => a.SubjectId == subject);
        if (query.SubjectType is { } type)
            rows = rows.Where(a => a.SubjectType == type);
        if (query.ActorId is { } who)
            rows = rows.Where(a => a.ActorId == who);
        if (query.Operation is [.. var beginning, '*'])
            rows = rows.Where(a => a.Operation.StartsWith(beginning));
        else if (query.Operation is { } operation)
            rows = rows.Where(a => a.Operation == operation);
        if (query.Action is { Length: > 0 } actions)
            rows = rows.Where(a => actions.Contains(a.Action));
        if (query.From?.UtcDateTime is { } from)
            rows = rows.Where(a => a.At >= from);
        if (query.To?.UtcDateTime is { } to)
            rows = rows.Where(a => a.At < to);
        if (query.TraceId is { } trace)
            rows = rows.Where(a => a.TraceId == trace);
        if (query.Before is { } before)
            rows = rows.Where(a => a.Id < before);
        return rows;
    }

    private static async Task<Reply<AuditReport>> Verify(HttpContext http, CancellationToken ct) => await AuditChain.VerifyAsync(Database(http), ct);

    private static ServiceDbContext Database(HttpContext http) => (ServiceDbContext)http.RequestServices.GetRequiredService(
        http.GetEndpoint()!.Metadata.GetRequiredMetadata<Endpoints.ServiceMetadata>().Context);
}
