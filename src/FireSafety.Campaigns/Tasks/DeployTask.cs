using System.Globalization;
using FireSafety.Campaigns.Campaigns;
using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Figures;

namespace FireSafety.Campaigns.Tasks;

internal static class DeployTask
{
    internal sealed record Request(
        string Title, string? Description, string DivisionCode, Guid? SupervisorId, int Target, DateOnly DueOn, string? CountedBy);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Title).NotEmpty().MaximumLength(100).WithName("任务名称");
            RuleFor(r => r.Description).MaximumLength(2000).WithName("任务说明");
            RuleFor(r => r.DivisionCode).NotEmpty().MaximumLength(6).WithName("行政区划代码");
            RuleFor(r => r.SupervisorId).NotEqual(Guid.Empty).WithName("监督员");
            RuleFor(r => r.Target).InclusiveBetween(1, 1_000_000).WithName("目标数");
            RuleFor(r => r.DueOn).Sensible();
            RuleFor(r => r.CountedBy).MaximumLength(100).WithName("统计指标");
        }
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, CampaignsDbContext db, Clock clock, CancellationToken ct)
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (campaign is null)
            return CommonErrors.NotFound;
        if (campaign.Status != CampaignStatus.Launched)
            return CampaignErrors.NotLaunched;
        if (Divisions.Find(request.DivisionCode) is not { } division)
            return CommonErrors.UnknownDivision.With(request.DivisionCode);
        if (request.DueOn < clock.Today || request.DueOn < campaign.From || request.DueOn > campaign.To)
            return TaskErrors.DueOutsideCampaign.With(Iso(campaign.From), Iso(campaign.To));
        if (request.CountedBy is { } key && FigureCatalogue.Find(key) is not { MayCountTasks: true })
            return TaskErrors.NotCountable.With(key);
        if (request is { CountedBy: not null, SupervisorId: not null })
            return TaskErrors.CountedIsForBrigades;

        var task = DeployedTask.Deploy(
            id, request.Title, request.Description, division, request.SupervisorId, request.Target, clock.Today, request.DueOn, request.CountedBy);

        return await db.CommitAsync(task, ct: ct);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
