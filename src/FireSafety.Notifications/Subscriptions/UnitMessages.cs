using FireSafety.Contracts.Units;
using FireSafety.Notifications.Data;
using FireSafety.Notifications.Messages;
using static FireSafety.Notifications.Messages.Wording;

namespace FireSafety.Notifications.Subscriptions;

/// <summary>Tells the brigade of a unit of concern, and keeps where each supervisor serves.</summary>
internal sealed class UnitMessages(Notifier notifier, NotificationsDbContext db) :
    IEventHandler<UnitOfConcernFlagged>, IEventHandler<SupervisorChanged>
{
    // Each ground of a standing flag is news of its own, hence the version.
    public Task HandleAsync(UnitOfConcernFlagged e, CancellationToken ct) =>
        notifier.TellAsync(e, x => $"{x.AggregateId}|v{x.Version}", new Telling("unit-of-concern")
        {
            Fields = new Dictionary<string, string>
            {
                ["unitId"] = $"{e.AggregateId}",
                ["unit"] = e.UnitName,
                ["grounds"] = e.Grounds,
                ["reviewOn"] = Day(e.ReviewOn),
            },
            Audiences = new Dictionary<string, IReadOnlyList<Audience>> { ["brigade"] = Recipients.Brigade(e.Jurisdiction) },
        }, ct);

    public async Task HandleAsync(SupervisorChanged e, CancellationToken ct)
    {
        var post = await db.SupervisorPosts.SingleOrDefaultAsync(p => p.SupervisorId == e.AggregateId, ct);
        if (post is null)
            db.SupervisorPosts.Add(post = new SupervisorPost { SupervisorId = e.AggregateId, Jurisdiction = e.Jurisdiction });
        if (post.Version >= e.Version)
            return;
        (post.Version, post.Jurisdiction) = (e.Version, e.Jurisdiction);

        // A supervisor's messages move along, and those that came before the supervisor was known find their place.
        var audience = $"supervisor:{e.AggregateId}";
        var elsewhere = await db.Notifications.Where(n => n.Audience == audience && n.Jurisdiction != e.Jurisdiction).ToListAsync(ct);
        foreach (var notification in elsewhere)
            notification.Jurisdiction = e.Jurisdiction;
    }
}
