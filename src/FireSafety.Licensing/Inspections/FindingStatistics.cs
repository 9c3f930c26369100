using FireSafety.Contracts.Licensing;
using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Inspections;

/// <summary>Findings counted by class and month of inspection.</summary>
internal static class FindingStatistics
{
    internal sealed record Query(DateOnly From, DateOnly To);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.From).Sensible();
            RuleFor(q => q.To).Sensible();
            RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From).WithMessage("终止日期早于起始日期。");
        }
    }

    internal sealed record Row(int Year, int Month, FindingClass Class, int Findings, int Corrected);

    internal sealed record Response(DateOnly From, DateOnly To, int Total, IReadOnlyDictionary<FindingClass, int> ByClass, IReadOnlyList<Row> ByMonth);

    public static async Task<Reply<Response>> Handle([AsParameters] Query query, LicensingDbContext db, CancellationToken ct)
    {
        var rows = await db.Inspections.AsNoTracking().Where(i => i.InspectedOn >= query.From && i.InspectedOn <= query.To)
            .SelectMany(i => i.Findings, (i, f) => new { i.InspectedOn.Year, i.InspectedOn.Month, f.Class, f.Status })
            .GroupBy(x => new { x.Year, x.Month, x.Class })
            .Select(g => new Row(g.Key.Year, g.Key.Month, g.Key.Class, g.Count(), g.Count(x => x.Status == FindingStatus.Corrected)))
            .ToListAsync(ct);
        return new Response(
            query.From, query.To, rows.Sum(r => r.Findings),
            Enum.GetValues<FindingClass>().ToDictionary(c => c, c => rows.Where(r => r.Class == c).Sum(r => r.Findings)),
            [.. rows.OrderBy(r => r.Year).ThenBy(r => r.Month).ThenBy(r => r.Class)]);
    }
}
