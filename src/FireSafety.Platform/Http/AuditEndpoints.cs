using FireSafety.Contracts.Access;
using FireSafety.Platform.Audit;
using FireSafety.Platform.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Http;

/// <summary>What was done to one thing, at every service.</summary>
internal static class AuditEndpoints
{
    public static void Map(RouteGroupBuilder service, string name) => service
        .MapGet("/audit", async Task<Reply<Page<AuditEntry>>> (Guid? subjectId, [AsParameters] PageQuery page, HttpContext http, CancellationToken ct) =>
        {
            var db = (ServiceDbContext)http.RequestServices.GetRequiredService(
                http.GetEndpoint()!.Metadata.GetRequiredMetadata<Endpoints.ServiceMetadata>().Context);
            var rows = db.AuditTrail.AsNoTracking().Where(a => subjectId == null || a.SubjectId == subjectId).OrderByDescending(a => a.Id);
            return await rows.ToPageAsync(page, ct);
        })
        .Query($"{name}.audit", Permissions.AuditRead).WithTags("运维").WithSummary("操作记录");
}
