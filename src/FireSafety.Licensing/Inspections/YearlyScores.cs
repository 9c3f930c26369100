using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Inspections;

/// <summary>Reads the scores of many agencies at once.</summary>
internal static class YearlyScores
{
    /// <summary>Scores of the agencies that were inspected in the year; the others have none.</summary>
    public static async Task<Dictionary<Guid, YearlyScore>> ReadAsync(
        LicensingDbContext db, IReadOnlyCollection<Guid> agencyIds, int year, DateOnly today, CancellationToken ct)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var inspections = await db.Inspections.AsNoTracking()
            .Where(i => agencyIds.Contains(i.AgencyId) && i.InspectedOn >= from && i.InspectedOn <= to)
            .Select(i => new
            {
                i.AgencyId,
                Findings = i.Findings.Select(f => new ScoredFinding(f.Id, f.Class, f.CorrectBy, f.Status, f.CorrectedOn)).ToList(),
            })
            .ToListAsync(ct);
        return inspections.GroupBy(i => i.AgencyId).ToDictionary(g => g.Key, g => YearlyScore.Of(g.SelectMany(i => i.Findings), today));
    }
}
