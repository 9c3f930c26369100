using FireSafety.Notifications.Data;

namespace FireSafety.Notifications.Messages;

/// <summary>Notes that the caller has read one message, or all; doing it again changes nothing.</summary>
internal static class MarkRead
{
    // A message is saved a moment after it is given its time: one of that moment may not be there yet to be read.
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);

    /// <param name="Marked">How many were unread before.</param>
    internal sealed record Response(int Marked);

    public static async Task<Reply<Response>> One(Guid id, NotificationsDbContext db, Clock clock, CancellationToken ct)
    {
        var reader = new Reader(db.Session.Command!.Actor);
        if (!await db.Notifications.Where(reader.MaySee()).AnyAsync(n => n.Id == id, ct))
            return CommonErrors.NotFound;
        return await OnceAsync(db, async () =>
        {
            var position = await PositionAsync(reader, db, clock, ct);
            if (await db.Notifications.AnyAsync(n => n.Id == id && n.WrittenAt <= position.UpTo, ct)
                || await db.ReadMarks.AnyAsync(m => m.ReaderId == reader.Id && m.NotificationId == id, ct))
                return 0;
            return await MarkAsync([id], reader, db, clock, ct);
        });
    }

    public static async Task<Reply<Response>> All(NotificationsDbContext db, Clock clock, CancellationToken ct)
    {
        var reader = new Reader(db.Session.Command!.Actor);
        return await OnceAsync(db, async () =>
        {
            var position = await PositionAsync(reader, db, clock, ct);
            var unread = ListMessages.Matching(db, reader, position.UpTo, new ListMessages.Filter(true, null, null));
            var upTo = clock.UtcNow - Moment;
            var before = await unread.CountAsync(n => n.WrittenAt <= upTo, ct);
            var since = await unread.Where(n => n.WrittenAt > upTo).Select(n => n.Id).ToListAsync(ct);
            if (before > 0)
                position.UpTo = upTo;
            return before + await MarkAsync(since, reader, db, clock, ct);
        });
    }

    /// <summary>Where the reader is, to be moved on; a newcomer's place is kept from the first message read.</summary>
    private static async Task<ReadPosition> PositionAsync(Reader reader, NotificationsDbContext db, Clock clock, CancellationToken ct)
    {
        var position = await db.ReadPositions.SingleOrDefaultAsync(p => p.ReaderId == reader.Id, ct);
        if (position is null)
            db.ReadPositions.Add(position = new ReadPosition { ReaderId = reader.Id, UpTo = ReadPosition.Newcomers(clock.UtcNow) });
        return position;
    }

    private static async Task<int> MarkAsync(List<Guid> ids, Reader reader, NotificationsDbContext db, Clock clock, CancellationToken ct)
    {
        db.ReadMarks.AddRange(ids.Select(id => new ReadMark { ReaderId = reader.Id, NotificationId = id, ReadAt = clock.UtcNow }));
        await db.SaveChangesAsync(ct);
        return ids.Count;
    }

    /// <summary>Two of the reader's windows may mark at the same time: the second looks again, and finds done what the first did.</summary>
    private static async Task<Response> OnceAsync(NotificationsDbContext db, Func<Task<int>> mark)
    {
        try
        {
            return new Response(await mark());
        }
        catch (DbUpdateException e) when (DatabaseProvider.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new Response(await mark());
        }
    }
}
