using System.Security.Claims;
using FireSafety.Notifications.Data;

namespace FireSafety.Notifications.Messages;

/// <summary>What the caller has been told (我的通知).</summary>
internal static class ListMessages
{
    /// <param name="Unread">Only what the caller has not read, or only what has been.</param>
    /// <param name="Audience">An audience key instead of the caller's own audiences, or <c>all</c> that the caller may see.</param>
    /// <param name="Urgency">Only of this urgency.</param>
    internal sealed record Filter(bool? Unread, string? Audience, Urgency? Urgency)
    {
        public const string Everyone = "all";

        internal sealed class Validator : AbstractValidator<Filter>
        {
            public Validator()
            {
                RuleFor(f => f.Audience).Must(a => a is null or Everyone || Messages.Audience.IsKey(a))
                    .WithMessage("接收方应为 all、detachment、brigade:区划代码，或 supervisor、unit、agency、department 加冒号和编号。");
                RuleFor(f => f.Urgency).IsInEnum();
            }
        }
    }

    /// <param name="ReadAt">When it was read, or began to count as read: alone, with all others, or as older than what a newcomer starts with.</param>
    /// <param name="Count">How many things a digest stands for; 0 for any other message.</param>
    internal sealed record Row(
        Guid Id, string Audience, string Kind, string Title, string Body, string Link, Urgency Urgency, DateTime CreatedAt, DateTime? ReadAt, int Count);

    internal sealed record UnreadCount(int Unread);

    private static readonly Sorting<Notification> Orders = new Sorting<Notification>("-createdAt", n => n.Id).By("createdAt", n => n.CreatedAt);

    public static async Task<Reply<Page<Row>>> Handle(
        [AsParameters] Filter filter, [AsParameters] SortedPageQuery page, ClaimsPrincipal user, NotificationsDbContext db, CancellationToken ct)
    {
        var reader = new Reader(Actor.Of(user));
        var upTo = await UpToAsync(reader, db, ct);
        return await Orders.PageAsync(Matching(db, reader, upTo, filter), page, n => new Row(
            n.Id, n.Audience, n.Kind, n.Title, n.Body, n.Link, n.Urgency, n.CreatedAt,
            db.ReadMarks.Where(m => m.ReaderId == reader.Id && m.NotificationId == n.Id).Select(m => (DateTime?)m.ReadAt).FirstOrDefault()
                ?? (n.WrittenAt <= upTo ? upTo : null),
            db.DigestItems.Count(d => d.NotificationId == n.Id)), ct);
    }

    public static async Task<Reply<UnreadCount>> Count(ClaimsPrincipal user, NotificationsDbContext db, CancellationToken ct) =>
        await CountAsync(new Reader(Actor.Of(user)), db, ct);

    public static async Task<UnreadCount> CountAsync(Reader reader, NotificationsDbContext db, CancellationToken ct) =>
        new(await Matching(db, reader, await UpToAsync(reader, db, ct), new Filter(true, null, null)).CountAsync(ct));

    /// <summary>Until when the reader has read everything.</summary>
    public static async Task<DateTime> UpToAsync(Reader reader, NotificationsDbContext db, CancellationToken ct) =>
        await db.ReadPositions.Where(p => p.ReaderId == reader.Id).Select(p => (DateTime?)p.UpTo).SingleOrDefaultAsync(ct)
            ?? ReadPosition.Newcomers(db.Session.Clock.UtcNow);

    /// <summary>What a reader may see and asks for.</summary>
    public static IQueryable<Notification> Matching(NotificationsDbContext db, Reader reader, DateTime upTo, Filter filter)
    {
        var (own, id) = (reader.Own, reader.Id);
        var rows = db.Notifications.AsNoTracking().Where(reader.MaySee());
        rows = filter.Audience switch
        {
            null => rows.Where(n => own.Contains(n.Audience)),
            Filter.Everyone => rows,
            var key => rows.Where(n => n.Audience == key),
        };
        if (filter.Urgency is not null)
            rows = rows.Where(n => n.Urgency == filter.Urgency);
        return filter.Unread switch
        {
            null => rows,
            true => rows.Where(n => n.WrittenAt > upTo && !db.ReadMarks.Any(m => m.ReaderId == id && m.NotificationId == n.Id)),
            false => rows.Where(n => n.WrittenAt <= upTo || db.ReadMarks.Any(m => m.ReaderId == id && m.NotificationId == n.Id)),
        };
    }
}
