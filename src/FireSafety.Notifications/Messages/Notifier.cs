using FireSafety.Contracts;
using FireSafety.Notifications.Data;

namespace FireSafety.Notifications.Messages;

/// <summary>Something to tell: which kind, about what, in which words, to whom each of its audience rules leads.</summary>
internal sealed record Telling(string Kind)
{
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>Audience rule name → the audiences it leads to here; a rule without anyone leads to none.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Audience>> Audiences { get; init; }

    public bool IsSupervisorMatter { get; init; }

    /// <summary>Set for a digest: the one thing among those the cause stands for.</summary>
    public Guid? DigestItem { get; init; }
}

/// <summary>Writes notifications for an event; the same cause reaches an audience once.</summary>
internal sealed class Notifier(NotificationsDbContext db, Templates templates)
{
    /// <param name="happened">What happened.</param>
    /// <param name="causeOf">What there is to tell about such an event.</param>
    /// <param name="telling">How it is told.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task TellAsync<TEvent>(TEvent happened, Func<TEvent, string> causeOf, Telling telling, CancellationToken ct)
        where TEvent : IntegrationEvent
    {
        var cause = causeOf(happened);
        var template = templates.Find(telling.Kind)!;
        var audiences = template.Audiences.SelectMany(rule => telling.Audiences.GetValueOrDefault(rule, [])).DistinctBy(a => a.Key).ToList();
        var known = await db.Session.Ahead.AskAsync(
            happened, causeOf,
            causes => db.Notifications.AsNoTracking().Where(n => causes.Contains(n.Cause)).Select(n => new { n.Id, n.Kind, n.Cause, n.Audience }),
            n => n.Cause, ct);
        var told = known.Where(n => n.Kind == telling.Kind).ToDictionary(n => n.Audience, n => n.Id);
        // Events are dealt with in batches: an earlier one of the same cause may not be saved yet.
        foreach (var unsaved in db.Notifications.Local.Where(n => n.Kind == telling.Kind && n.Cause == cause))
            told.TryAdd(unsaved.Audience, unsaved.Id);
        var words = Templates.Render(template, telling.Fields);
        foreach (var audience in audiences)
        {
            if (!told.TryGetValue(audience.Key, out var id))
                id = Add(happened, telling, cause, template, audience, words);
            if (telling.DigestItem is { } item && await db.DigestItems.FindAsync([id, item], ct) is null)
                db.DigestItems.Add(new DigestItem { NotificationId = id, SubjectId = item });
        }
    }

    private Guid Add(IntegrationEvent happened, Telling telling, string cause, Template template, Audience audience, Rendered words)
    {
        var notification = new Notification
        {
            Audience = audience.Key,
            Jurisdiction = audience.Jurisdiction,
            Kind = telling.Kind,
            Cause = cause,
            Title = words.Title,
            Body = words.Body,
            Link = words.Link,
            Urgency = template.Urgency,
            CreatedAt = happened.OccurredAt,
            WrittenAt = db.Session.Clock.UtcNow,
            IsSupervisorMatter = telling.IsSupervisorMatter,
        };
        db.Notifications.Add(notification);
        return notification.Id;
    }
}
