using FireSafety.Contracts.Campaigns;
using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Directory;
using FireSafety.Interviews.Interviews;
using FireSafety.Interviews.Proposals;

namespace FireSafety.Interviews.Subscriptions;

/// <summary>A drive is to reach all key units and departments; its overdue tasks speak against supervisors.</summary>
internal sealed class WhenCampaignsRun(InterviewsDbContext db)
    : IEventHandler<CampaignLaunched>, IEventHandler<CampaignEnded>, IEventHandler<TaskOverdue>, IEventHandler<TaskCompleted>
{
    public async Task HandleAsync(CampaignLaunched happened, CancellationToken ct)
    {
        var campaign = await FindAsync(happened.AggregateId, happened.Name, ct);
        if (campaign.Launched || campaign.Ended)
            return;
        campaign.Launched = true;
        // A city has 500-1,000 key units: all of them in one query and one save.
        var units = await db.Units.AsNoTracking().Where(u => u.IsKeyUnit && !u.IsClosed).ToListAsync(ct);
        var departments = await db.Departments.AsNoTracking().ToListAsync(ct);
        await db.ProposeAsync(
            [.. units.Select(u => Coverage.OfUnit(u, campaign, happened.OccurredAt)),
                .. departments.Select(d => Coverage.OfDepartment(d, campaign, happened.OccurredAt))], ct);
    }

    public async Task HandleAsync(CampaignEnded happened, CancellationToken ct)
    {
        (await FindAsync(happened.AggregateId, happened.Name, ct)).Ended = true;
        var covered = await db.Proposals
            // Accepted ones too: an interview cancelled later must not bring the coverage back.
            .Where(p => p.Status == ProposalStatus.Open || p.Status == ProposalStatus.Accepted)
            .Where(p => p.Grounds.Any(g => g.SourceId == happened.AggregateId && g.Kind == GroundKind.CampaignCoverage && g.ResolvedAt == null))
            .Include(p => p.Grounds.Where(g => g.ResolvedAt == null)).ToListAsync(ct);
        foreach (var proposal in covered)
            proposal.Uncover(happened.AggregateId, happened.OccurredAt, $"“{happened.Name}”已结束");
    }

    public async Task HandleAsync(TaskOverdue happened, CancellationToken ct)
    {
        if (happened.SupervisorId is not { } supervisorId)
            return;
        var subject = await db.SupervisorAsync(supervisorId, ct);
        var words = $"工作任务逾期：{happened.Title}（应完成{happened.Target}，已完成{happened.Done}，期限{ChineseDate.Of(happened.DueOn)}）";
        var kind = Rules.KindFor(GroundKind.TaskOverdue, Whom.Supervisor)!.Value;
        await db.ProposeAsync([new Reason(kind, subject, Divisions.City.Path, GroundKind.TaskOverdue, happened.TaskId, words.Fit(),
            happened.OccurredAt, happened.Version) { CampaignId = happened.CampaignId }], ct);
    }

    public async Task HandleAsync(TaskCompleted happened, CancellationToken ct)
    {
        const string how = "任务已完成";
        await db.SettleAsync(happened.TaskId, happened.Version, [GroundKind.TaskOverdue], happened.OccurredAt, how, ct);
        await db.SettleLinksAsync(LinkKind.Task, happened.TaskId, how, happened.OccurredAt, ct);
    }

    private async Task<KnownCampaign> FindAsync(Guid id, string name, CancellationToken ct)
    {
        var campaign = await db.Campaigns.SingleOrDefaultAsync(c => c.Id == id, ct);
        if (campaign is null)
            db.Campaigns.Add(campaign = new KnownCampaign { Id = id, Name = name });
        return campaign;
    }
}
