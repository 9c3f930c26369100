using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Interviews;

internal static class ApprovePlan
{
    public static Task<Reply<Changed>> Handle(Guid id, InterviewsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews.Include(i => i.Parties), id, i => i.Approve(db.Session.Command!.Actor.Name, clock.UtcNow), ct);
}
