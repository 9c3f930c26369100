using FireSafety.Contracts;
using FireSafety.Contracts.Campaigns;
using FireSafety.Notifications.Messages;
using static FireSafety.Notifications.Messages.Wording;

namespace FireSafety.Notifications.Subscriptions;

/// <summary>Tells brigades and supervisors of a drive, its tasks and its briefings.</summary>
internal sealed class CampaignMessages(Notifier notifier, Recipients recipients) :
    IEventHandler<CampaignLaunched>, IEventHandler<TaskDeployed>, IEventHandler<TaskOverdue>, IEventHandler<BriefingPublished>
{
    public Task HandleAsync(CampaignLaunched e, CancellationToken ct) => TellAllAsync(e, "campaign-launched", x => $"{x.AggregateId}", ct,
        ("campaignId", $"{e.AggregateId}"), ("name", e.Name), ("from", Day(e.From)), ("to", Day(e.To)));

    public Task HandleAsync(BriefingPublished e, CancellationToken ct) => TellAllAsync(e, "briefing-published", x => $"{x.AggregateId}|{x.Number}", ct,
        ("campaignId", $"{e.CampaignId}"), ("number", Number(e.Number)), ("title", e.Title));

    public Task HandleAsync(TaskDeployed e, CancellationToken ct) => TellAssigneeAsync(e, "task-deployed", _ => "", ct);

    public Task HandleAsync(TaskOverdue e, CancellationToken ct) => TellAssigneeAsync(e, "task-overdue", x => $"{x.DueOn:yyyy-MM-dd}", ct);

    private Task TellAllAsync<TEvent>(
        TEvent e, string kind, Func<TEvent, string> causeOf, CancellationToken ct, params (string Name, string Value)[] fields)
        where TEvent : IntegrationEvent =>
        notifier.TellAsync(e, causeOf, new Telling(kind)
        {
            Fields = fields.ToDictionary(f => f.Name, f => f.Value),
            Audiences = new Dictionary<string, IReadOnlyList<Audience>>
            {
                ["detachment"] = Recipients.Detachment,
                ["all-brigades"] = Recipients.AllBrigades,
            },
        }, ct);

    private async Task TellAssigneeAsync<TEvent>(TEvent e, string kind, Func<TEvent, string> occasion, CancellationToken ct)
        where TEvent : TaskEvent
    {
        var jurisdiction = Divisions.Find(e.DivisionCode)?.Path ?? e.Jurisdiction;
        var assignee = e.SupervisorId is null
            ? Recipients.Brigade(jurisdiction)
            : await recipients.SupervisorAsync(e, x => x.SupervisorId, jurisdiction, ct);
        await notifier.TellAsync(e, x => $"{x.TaskId}|{occasion(x)}", new Telling(kind)
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
