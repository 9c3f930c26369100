using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Tasks;

internal static class SearchTasks
{
    /// <param name="CampaignId">Of this drive.</param>
    /// <param name="Division">Deployed to this division, current or former code; the city's code means the detachment's own.</param>
    /// <param name="SupervisorId">Given to this supervisor.</param>
    /// <param name="Status">In this state.</param>
    internal sealed record Filter(Guid? CampaignId, string? Division, Guid? SupervisorId, DeployedTaskStatus? Status)
    {
        internal sealed class Validator : AbstractValidator<Filter>
        {
            public Validator()
            {
                RuleFor(f => f.Division).MaximumLength(6).WithName("行政区划");
                RuleFor(f => f.Status).IsInEnum().WithName("状态");
            }
        }
    }

    internal sealed record Row(
        Guid Id, long Version, Guid CampaignId, string Title, string DivisionCode, Guid? SupervisorId,
        DateOnly DueOn, int Target, int Done, string? CountedBy, DeployedTaskStatus Status);

    private static readonly Sorting<DeployedTask> Orders = new Sorting<DeployedTask>("dueOn", t => t.Id)
        .By("dueOn", t => t.DueOn)
        .By("title", t => t.Title);

    public static async Task<Reply<Page<Row>>> Handle(
        [AsParameters] SortedPageQuery page, [AsParameters] Filter filter, CampaignsDbContext db, CancellationToken ct)
    {
        var tasks = db.Tasks.AsNoTracking();
        if (filter.CampaignId is { } campaign)
            tasks = tasks.Where(t => t.CampaignId == campaign);
        if (filter.Division is not null)
        {
            if (Divisions.Find(filter.Division) is not { } division)
                return CommonErrors.UnknownDivision.With(filter.Division);
            tasks = tasks.Where(t => t.DivisionCode == division.Code);
        }
        if (filter.SupervisorId is { } supervisor)
            tasks = tasks.Where(t => t.SupervisorId == supervisor);
        if (filter.Status is { } status)
            tasks = tasks.Where(t => t.Status == status);
        return await Orders.PageAsync(tasks, page, t => new Row(
            t.Id, t.Version, t.CampaignId, t.Title, t.DivisionCode, t.SupervisorId, t.DueOn, t.Target, t.Done, t.CountedBy, t.Status), ct);
    }
}
