using FireSafety.Contracts.Hazards;
using FireSafety.Notifications.Data;
using FireSafety.Notifications.Messages;
using static FireSafety.Notifications.Messages.Wording;

namespace FireSafety.Notifications.Subscriptions;

/// <summary>Tells those concerned with a hazard or complaint.</summary>
internal sealed class HazardMessages(Notifier notifier, Recipients recipients, NotificationsDbContext db) :
    IEventHandler<HazardReported>, IEventHandler<RectificationOrdered>, IEventHandler<RectificationClaimed>, IEventHandler<HazardOverdue>,
    IEventHandler<HazardNotRectified>, IEventHandler<HazardClosed>, IEventHandler<MajorHazardDetermined>, IEventHandler<MajorHazardListed>,
    IEventHandler<PremisesSealed>, IEventHandler<SealExpiring>, IEventHandler<ReinspectionOverdue>, IEventHandler<HazardRelapsed>,
    IEventHandler<HazardMoved>, IEventHandler<ComplaintReceived>
{
    public Task HandleAsync(HazardReported e, CancellationToken ct) =>
        TellAsync(e, "hazard-reported", _ => "", ct, ("foundOn", Day(e.Hazard.FoundOn)));

    public Task HandleAsync(RectificationOrdered e, CancellationToken ct) =>
        TellAsync(e, "rectification-ordered", x => x.NoticeNumber, ct, ("notice", e.NoticeNumber), ("rectifyBy", Day(e.Hazard.RectifyBy)));

    public Task HandleAsync(RectificationClaimed e, CancellationToken ct) =>
        TellAsync(e, "reinspection-due", x => $"{x.ReinspectBy:yyyy-MM-dd}", ct, ("reinspectBy", Day(e.ReinspectBy)));

    public Task HandleAsync(HazardOverdue e, CancellationToken ct) =>
        TellAsync(e, "hazard-overdue", x => $"{x.Hazard.RectifyBy:yyyy-MM-dd}", ct, ("rectifyBy", Day(e.Hazard.RectifyBy)));

    public Task HandleAsync(HazardNotRectified e, CancellationToken ct) =>
        TellAsync(e, "hazard-not-rectified", x => $"v{x.Version}", ct, ("findings", e.Findings));

    public Task HandleAsync(HazardClosed e, CancellationToken ct) =>
        TellAsync(e, "hazard-closed", x => $"{x.ClosedOn:yyyy-MM-dd}", ct, ("closedOn", Day(e.ClosedOn)));

    public Task HandleAsync(MajorHazardDetermined e, CancellationToken ct) =>
        TellAsync(e, "major-determined", _ => "", ct, ("clauses", string.Join('、', e.Clauses)), ("criteria", e.CriteriaSet));

    public Task HandleAsync(MajorHazardListed e, CancellationToken ct) =>
        TellAsync(e, "major-listed", x => $"{x.Deadline:yyyy-MM-dd}", ct, ("deadline", Day(e.Deadline)), ("level", e.Level));

    public Task HandleAsync(PremisesSealed e, CancellationToken ct) =>
        TellAsync(e, "premises-sealed", x => $"{x.Until:yyyy-MM-dd}", ct, ("until", Day(e.Until)));

    public Task HandleAsync(SealExpiring e, CancellationToken ct) =>
        TellAsync(e, "seal-expiring", x => $"{x.Until:yyyy-MM-dd}", ct, ("until", Day(e.Until)));

    public Task HandleAsync(HazardRelapsed e, CancellationToken ct) =>
        TellAsync(e, "hazard-relapsed", _ => "", ct, ("foundOn", Day(e.Hazard.FoundOn)));

    public Task HandleAsync(ReinspectionOverdue e, CancellationToken ct) =>
        TellAsync(e, "reinspection-overdue", x => $"{x.DueOn:yyyy-MM-dd}", ct, ("dueOn", Day(e.DueOn)));

    // What the unit was told goes along with it; what the brigade before was told stays with that brigade.
    public async Task HandleAsync(HazardMoved e, CancellationToken ct)
    {
        var (audience, cause) = ($"unit:{e.Hazard.UnitId}", $"{e.AggregateId}|");
        var elsewhere = await db.Notifications
            .Where(n => n.Audience == audience && n.Cause.StartsWith(cause) && n.Jurisdiction != e.Jurisdiction).ToListAsync(ct);
        foreach (var notification in elsewhere)
            notification.Jurisdiction = e.Jurisdiction;
    }

    public Task HandleAsync(ComplaintReceived e, CancellationToken ct) => notifier.TellAsync(e, x => $"{x.AggregateId}", new Telling("complaint-received")
    {
        Fields = new Dictionary<string, string> { ["complaintId"] = $"{e.AggregateId}", ["subject"] = e.Subject, ["dueAt"] = Moment(e.CheckDueAt) },
        Audiences = new Dictionary<string, IReadOnlyList<Audience>> { ["brigade"] = Recipients.Brigade(e.Jurisdiction) },
    }, ct);

    private async Task TellAsync<TEvent>(
        TEvent e, string kind, Func<TEvent, string> occasion, CancellationToken ct, params (string Name, string Value)[] more)
        where TEvent : HazardEvent
    {
        var fields = more.ToDictionary(f => f.Name, f => f.Value);
        (fields["hazardId"], fields["unit"], fields["description"]) = ($"{e.AggregateId}", e.Hazard.UnitName, e.Hazard.Description);
        await notifier.TellAsync(e, x => $"{x.AggregateId}|{occasion(x)}", new Telling(kind)
        {
            Fields = fields,
            Audiences = new Dictionary<string, IReadOnlyList<Audience>>
            {
                ["detachment"] = Recipients.Detachment,
                ["brigade"] = Recipients.Brigade(e.Jurisdiction),
                ["unit"] = [Audience.Of("unit", e.Hazard.UnitId, e.Jurisdiction)],
                ["supervisor"] = await recipients.SupervisorAsync(e, x => x.Hazard.SupervisorId, e.Jurisdiction, ct),
            },
        }, ct);
    }
}
