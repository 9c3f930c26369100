using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Tasks;

internal static class GetTask
{
    internal sealed record Report(Guid Id, int Done, string? Note, string By, DateTime At);

    internal sealed record Detail(
        Guid Id, long Version, Guid CampaignId, string Title, string? Description, string DivisionCode, Guid? SupervisorId,
        DateOnly DueOn, int Target, int Done, string? CountedBy, DeployedTaskStatus Status, DateOnly? CompletedOn,
        IReadOnlyList<Report> Reports) : IVersioned;

    public static async Task<Reply<Detail>> Handle(Guid taskId, CampaignsDbContext db, CancellationToken ct)
    {
        var task = await db.Tasks.AsNoTracking().Include(t => t.Reports).SingleOrDefaultAsync(t => t.Id == taskId, ct);
        if (task is null)
            return CommonErrors.NotFound;
        return new Detail(
            task.Id, task.Version, task.CampaignId, task.Title, task.Description, task.DivisionCode, task.SupervisorId,
            task.DueOn, task.Target, task.Done, task.CountedBy, task.Status, task.CompletedOn,
            [.. task.Reports.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => new Report(r.Id, r.Done, r.Note, r.By, r.At))]);
    }
}
