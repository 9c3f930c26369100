using FireSafety.Contracts;
using FireSafety.Contracts.Campaigns;
using FireSafety.Notifications.Messages;
using static FireSafety.Notifications.Messages.Wording;

namespace FireSafety.Notifications.Subscriptions;

/// <summary>Tells brigades and supervisors of a drive, its tasks and its briefings.</summary>
internal sealed class CampaignMessages(Notifier notifier, Recipients recipients) :
    IEventHandler<CampaignLaunched>, IEventHandler<TaskDeployed>, IEventHandler<TaskOverdue>, IEventHandler<BriefingPublished>
{
    public Task HandleAsync(CampaignLaunched e, CancellationToken ct) => TellAllAsync(e, "campaign-launched", $"{e.AggregateId}", ct,
        ("campaignId", $"{e.AggregateId}"), ("name", e.Name), ("from", Day(e.From)), ("to", Day(e.To)));

    public Task HandleAsync(BriefingPublished e, CancellationToken ct) => TellAllAsync(e, "briefing-published", $"{e.AggregateId}|{e.Number}", ct,
        ("campaignId", $"{e.CampaignId}"), ("number", Number(e.Number)), ("title", e.Title));

    public Task HandleAsync(TaskDeployed e, CancellationToken ct) => TellAssigneeAsync(e, "task-deployed", "", ct);

    public Task HandleAsync(TaskOverdue e, CancellationToken ct) => TellAssigneeAsync(e, "task-overdue", $"{e.DueOn:yyyy-MM-dd}", ct);

    private Task TellAllAsync(IntegrationEvent e, string kind, string cause, CancellationToken ct, params (string Name, string Value)[] fields) =>
        notifier.TellAsync(e, new Telling(kind, cause)
        {
            Fields = fields.ToDictionary(f => f.Name, f => f.Value),
            Audiences = new Dictionary<string, IReadOnlyList<Audience>>
            {
                ["detachment"] = Recipients.Detachment,
                ["all-brigades"] = Recipients.AllBrigades,
            },
        }, ct);

    private async Task TellAssigneeAsync(TaskEvent e, string kind, string occasion, CancellationToken ct)
    {
        var jurisdiction = Divisions.Find(e.DivisionCode)?.Path ?? e.Jurisdiction;
        var assignee = e.SupervisorId is null ? Recipients.Brigade(jurisdiction) : await recipients.SupervisorAsync(e.SupervisorId, jurisdiction, ct);
        await notifier.TellAsync(e, new Telling(kind, $"{e.TaskId}|{occasion}")
        {
            Fields = new Dictionary<string, string>
            {
                ["campaignId"] = $"{e.CampaignId}",
                ["task"] = e.Title,
                ["dueOn"] = Day(e.DueOn),
                ["target"] = Number(e.Target),
                ["done"] = Number(e.Done),
            },
            Audiences = new Dictionary<string, IReadOnlyList<Audience>> { ["assignee"] = assignee },
        }, ct);
    }
}
