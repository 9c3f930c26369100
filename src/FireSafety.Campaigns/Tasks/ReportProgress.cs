using System.Security.Claims;
using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Tasks;

internal static class ReportProgress
{
    /// <param name="Done">How many are done in all, not how many more.</param>
    /// <param name="Note">What was done, or why not.</param>
    internal sealed record Request(int Done, string? Note);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Done).InclusiveBetween(0, 1_000_000).WithName("累计完成数");
            RuleFor(r => r.Note).MaximumLength(1000).WithName("说明");
        }
    }

    public static async Task<Reply<Changed>> Handle(
        Guid taskId, Request request, ClaimsPrincipal user, CampaignsDbContext db, Clock clock, CancellationToken ct)
    {
        var task = await db.Tasks.SingleOrDefaultAsync(t => t.Id == taskId, ct);
        if (task is null)
            return CommonErrors.NotFound;
        if (db.StaleOf(task) is { } stale)
            return stale;
        if (task.Report(request.Done, request.Note, Actor.Of(user).Name, clock.Today, clock.UtcNow, out var report) is { } refusal)
            return refusal;
        return await db.CommitAsync(task, report, ct);
    }
}
