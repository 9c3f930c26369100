using FireSafety.Notifications.Data;

namespace FireSafety.Notifications.Messages;

/// <summary>Notes that the caller has read one message, or all; doing it again changes nothing.</summary>
internal static class MarkRead
{
    /// <param name="Marked">How many were unread before.</param>
    internal sealed record Response(int Marked);

    public static async Task<Reply<Response>> One(Guid id, NotificationsDbContext db, Clock clock, CancellationToken ct)
    {
        var reader = new Reader(db.Session.Command!.Actor);
        if (!await db.Notifications.Where(reader.MaySee()).AnyAsync(n => n.Id == id, ct))
            return CommonErrors.NotFound;
        if (await db.ReadMarks.AnyAsync(m => m.ReaderId == reader.Id && m.NotificationId == id, ct))
            return new Response(0);
        return await SaveAsync(db, reader, [id], clock, ct);
    }

    public static async Task<Reply<Response>> All(NotificationsDbContext db, Clock clock, CancellationToken ct)
    {
        var reader = new Reader(db.Session.Command!.Actor);
        var unread = await ListMessages.Matching(db, reader, new ListMessages.Filter(true, null, null)).Select(n => n.Id).ToListAsync(ct);
        return unread.Count == 0 ? new Response(0) : await SaveAsync(db, reader, unread, clock, ct);
    }

    private static async Task<Response> SaveAsync(NotificationsDbContext db, Reader reader, List<Guid> ids, Clock clock, CancellationToken ct)
    {
        db.ReadMarks.AddRange(ids.Select(id => new ReadMark { ReaderId = reader.Id, NotificationId = id, ReadAt = clock.UtcNow }));
        await db.SaveChangesAsync(ct);
        return new Response(ids.Count);
    }
}
