using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Interviews;

namespace FireSafety.Interviews.Subscriptions;

/// <summary>What several handlers need.</summary>
internal static class Subjects
{
    /// <summary>A supervisor as far as known: the event that names them may come later and fills the name in.</summary>
    public static async Task<PartyRef> SupervisorAsync(this InterviewsDbContext db, Guid id, CancellationToken ct)
    {
        var name = await db.Supervisors.Where(s => s.Id == id).Select(s => s.Name).SingleOrDefaultAsync(ct);
        return new PartyRef(PartyKind.Supervisor, id, name ?? UnknownSupervisor);
    }

    /// <summary>Settles what commitments have to do with a hazard or finding.</summary>
    public static async Task SettleLinksAsync(
        this InterviewsDbContext db, LinkKind kind, Guid linkedId, string how, DateTime now, CancellationToken ct)
    {
        var interviews = await db.Interviews
            .Where(i => i.Commitments.Any(c => c.Links.Any(l => l.Kind == kind && l.TargetId == linkedId && l.SettledAt == null)))
            .Include(i => i.Parties)
            .Include(i => i.Commitments.Where(c => c.Links.Any(l => l.Kind == kind && l.TargetId == linkedId))).ThenInclude(c => c.Links)
            .AsSplitQuery().ToListAsync(ct);
        foreach (var interview in interviews)
            interview.SettleLink(kind, linkedId, how, now);
    }

    /// <summary>Cuts words from elsewhere to what a ground holds.</summary>
    public static string Fit(this string words) => words.Length <= MaxWords ? words : words[..(MaxWords - 1)] + "…";

    private const int MaxWords = 1000;
    private const string UnknownSupervisor = "监督员（姓名待同步）";
}
