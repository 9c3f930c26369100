using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Interviews;

/// <summary>Counts people of held interviews, from their rows; never from a typed number.</summary>
internal static class GetStatistics
{
    /// <param name="Attended">People who came, proxies included.</param>
    /// <param name="Absent">People entered who did not come.</param>
    /// <param name="Proxies">Of those who came.</param>
    /// <param name="AbsentParties">Parties from which nobody came and that gave no cause.</param>
    internal sealed record Row(
        InterviewKind Kind, string Division, int Sessions, int Parties, int AbsentParties, int Attended, int Absent, int Proxies);

    internal sealed record Totals(int Sessions, int Attended, int Absent, int Proxies, IReadOnlyList<Row> Rows);

    public static async Task<Reply<Totals>> Handle([AsParameters] InterviewFilter filter, InterviewsDbContext db, CancellationToken ct)
    {
        var held = filter.Apply(db.Interviews.AsNoTracking()).Where(i => i.HeldAt != null);
        var sessions = await held.GroupBy(i => new { i.Kind, i.DivisionCode })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        // A party counts itself, not who else was called in.
        var parties = await held.SelectMany(i => i.Parties, (i, p) => new { i.Kind, i.DivisionCode, p.SubjectId, p.IsAbsent })
            .Where(x => db.SeesJurisdiction || x.SubjectId == db.OwnId)
            .GroupBy(x => new { x.Kind, x.DivisionCode })
            .Select(g => new { g.Key, Count = g.Count(), Absent = g.Count(x => x.IsAbsent) }).ToDictionaryAsync(x => x.Key, ct);
        var attendees =
            from i in held
            from a in i.Attendees
            join p in db.Set<InterviewParty>() on a.PartyId equals p.Id
            where db.SeesJurisdiction || p.SubjectId == db.OwnId
            select new { i.Kind, i.DivisionCode, a.Attended, a.IsProxy };
        var people = await attendees
            .GroupBy(x => new { x.Kind, x.DivisionCode })
            .Select(g => new
            {
                g.Key,
                Attended = g.Count(x => x.Attended),
                Absent = g.Count(x => !x.Attended),
                Proxies = g.Count(x => x.Attended && x.IsProxy),
            }).ToDictionaryAsync(x => x.Key, ct);
        var rows = sessions.OrderBy(s => s.Key.Kind).ThenBy(s => s.Key.DivisionCode, StringComparer.Ordinal).Select(s =>
        {
            var (called, came) = (parties.GetValueOrDefault(s.Key), people.GetValueOrDefault(s.Key));
            return new Row(s.Key.Kind, s.Key.DivisionCode, s.Count, called?.Count ?? 0, called?.Absent ?? 0,
                came?.Attended ?? 0, came?.Absent ?? 0, came?.Proxies ?? 0);
        }).ToList();
        return new Totals(rows.Sum(r => r.Sessions), rows.Sum(r => r.Attended), rows.Sum(r => r.Absent), rows.Sum(r => r.Proxies), rows);
    }
}
