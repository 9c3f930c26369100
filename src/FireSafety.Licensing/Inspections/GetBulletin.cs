using FireSafety.Contracts.Licensing;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Inspections;

/// <summary>The yearly bulletin of inspection results (年度检查情况通报), read out at the interview with the agencies.</summary>
internal static class GetBulletin
{
    internal sealed record KindRow(InspectionKind Kind, string Title, int Inspections);

    internal sealed record ClassRow(FindingClass Class, string Title, int Agencies, int Findings, int Corrected);

    internal sealed record AgencyRow(
        Guid AgencyId, string CreditCode, string Name, AgencyStatus Status, int Inspections, int ConditionsNotMet, int IrregularPractice,
        int SubstandardQuality, int Corrected, long FinesFen, int Score, string Grade);

    /// <param name="Registered">Agencies in the register today, removed ones left out.</param>
    /// <param name="Text">The paragraph to read out; its numbers are those above.</param>
    internal sealed record Response(
        int Year, int Registered, int InspectedAgencies, int Inspections, int Findings, int Corrected, IReadOnlyList<KindRow> Kinds,
        IReadOnlyList<ClassRow> Classes, IReadOnlyList<AgencyRow> Agencies, string Text);

    private sealed record Inspected(Guid AgencyId, InspectionKind Kind, List<FoundRow> Findings);

    private sealed record FoundRow(ScoredFinding Scored, long FineFen);

    public static async Task<Reply<Response>> Handle(int year, LicensingDbContext db, Clock clock, CancellationToken ct)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var inspections = await db.Inspections.AsNoTracking().Where(i => i.InspectedOn >= from && i.InspectedOn <= to)
            .Select(i => new Inspected(i.AgencyId, i.Kind, i.Findings.Select(f => new FoundRow(
                new ScoredFinding(f.Id, f.Class, f.CorrectBy, f.Status, f.CorrectedOn), f.Penalty == null ? 0 : f.Penalty.AmountFen)).ToList()))
            .ToListAsync(ct);
        var agencies = await db.Agencies.AsNoTracking().Where(a => db.Inspections.Any(i => i.AgencyId == a.Id && i.InspectedOn >= from && i.InspectedOn <= to))
            .Select(a => new { a.Id, a.CreditCode, a.Name, a.Status }).ToListAsync(ct);
        var registered = await db.Agencies.CountAsync(a => a.Status != AgencyStatus.Removed, ct);

        var byAgency = inspections.ToLookup(i => i.AgencyId);
        var rows = agencies.OrderBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.Id).Select(a =>
        {
            var found = byAgency[a.Id].SelectMany(i => i.Findings).ToList();
            var score = YearlyScore.Of(found.Select(f => f.Scored), clock.Today);
            return new AgencyRow(
                a.Id, a.CreditCode, a.Name, a.Status, byAgency[a.Id].Count(), Count(found, FindingClass.ConditionsNotMet),
                Count(found, FindingClass.IrregularPractice), Count(found, FindingClass.SubstandardQuality),
                found.Count(f => f.Scored.Status == FindingStatus.Corrected), found.Sum(f => f.FineFen), score.Score, score.Grade);
        }).ToList();
        return Of(year, registered, inspections, rows);
    }

    private static Response Of(int year, int registered, List<Inspected> inspections, List<AgencyRow> rows)
    {
        var kinds = InspectionRules.Data.Kinds.Select(k => new KindRow(k.Code, k.Title, inspections.Count(i => i.Kind == k.Code))).ToList();
        var classes = Enum.GetValues<FindingClass>().Select(c => new ClassRow(
            c, YearlyScore.Words(c),
            inspections.Where(i => i.Findings.Any(f => f.Scored.Class == c)).Select(i => i.AgencyId).Distinct().Count(),
            inspections.Sum(i => Count(i.Findings, c)),
            inspections.Sum(i => i.Findings.Count(f => f.Scored.Class == c && f.Scored.Status == FindingStatus.Corrected)))).ToList();
        var (findings, corrected) = (classes.Sum(c => c.Findings), classes.Sum(c => c.Corrected));
        var text = $"{year}年，共检查消防技术服务机构{rows.Count}家、{inspections.Count}次，发现问题{findings}个（其中"
            + string.Join("、", classes.Select(c => $"{c.Title}{c.Findings}个")) + $"），已整改并核实{corrected}个。";
        return new Response(year, registered, rows.Count, inspections.Count, findings, corrected, kinds, classes, rows, text);
    }

    private static int Count(IEnumerable<FoundRow> findings, FindingClass found) => findings.Count(f => f.Scored.Class == found);
}
