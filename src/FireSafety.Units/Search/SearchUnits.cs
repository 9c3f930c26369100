using System.Linq.Expressions;
using FireSafety.Units.Data;
using FireSafety.Units.Units;

namespace FireSafety.Units.Search;

/// <summary>Finds units by any fragment of name, credit code or address, and by filters.</summary>
internal static class SearchUnits
{
    /// <summary>A fragment that at least so many units share is looked for along the list's order instead of through the index.</summary>
    internal const int CommonFrom = 2_000;

    /// <summary>The total of a common fragment is counted no further.</summary>
    internal const int CountedTo = 10_000;

    /// <summary>How far a gram is counted to find the rarest of a fragment.</summary>
    private const int ProbedTo = 20_000;

    /// <summary>Grams looked up beside the rarest; more would hardly narrow it further.</summary>
    private const int LookedUp = 7;

    /// <param name="Q">Fragments, separated by blanks; all must occur.</param>
    /// <param name="Division">Division code, current or former.</param>
    /// <param name="Industry">Industry code.</param>
    /// <param name="Key">Confirmed key units, or others.</param>
    /// <param name="Suggested">Meets a clause of the key-unit criteria by its declared facts, or does not.</param>
    /// <param name="Concern">Flagged 不放心单位, or not.</param>
    /// <param name="ReviewDueBy">Flag to be reviewed on or before this day.</param>
    /// <param name="Vulnerable">弱势群体场所, or not.</param>
    /// <param name="Closed">Closed ones, or those in operation.</param>
    internal sealed record Filter(
        string? Q, string? Division, string? Industry, bool? Key, bool? Suggested, bool? Concern, DateOnly? ReviewDueBy, bool? Vulnerable, bool? Closed)
    {
        internal sealed class Validator : AbstractValidator<Filter>
        {
            public Validator()
            {
                RuleFor(f => f.Q).MaximumLength(60);
                RuleFor(f => f.Division).Must(d => d is null || Divisions.Find(d) is not null).WithMessage("行政区划代码不属于本市。");
                RuleFor(f => f.Industry).Must(i => i is null || Industries.Has(i)).WithMessage($"行业代码不存在，可用：{Industries.Known}。");
            }
        }
    }

    internal sealed record Row(
        Guid Id, long Version, string CreditCode, string Name, string Address, string DivisionCode, string Industry, bool IsKeyUnit,
        bool IsSuggestedKeyUnit, bool IsOfConcern, DateOnly? ConcernReviewOn, bool IsVulnerableGroupFacility, bool IsClosed);

    private static readonly Sorting<Unit> Orders = new Sorting<Unit>("name", u => u.Id)
        .By("name", u => u.Name)
        .By("creditCode", u => u.CreditCode)
        .By("divisionCode", u => u.DivisionCode, u => u.Name)
        .By("industry", u => u.Industry, u => u.Name)
        .By("isKeyUnit", u => u.IsKeyUnit, u => u.Name)
        .By("concernReviewOn", u => u.ConcernReviewOn);

    public static async Task<Reply<Page<Row>>> Handle(
        [AsParameters] Filter filter, [AsParameters] SortedPageQuery page, UnitsDbContext db, CancellationToken ct)
    {
        var units = Matching(db.Units.AsNoTracking(), filter);
        var terms = SearchText.TermsOf(filter.Q ?? "");
        if (terms.Length == 0)
            return await Orders.PageAsync(units, page, ToRow, ct);

        var ranges = await RarestFirstAsync(db, terms, ct);
        if (ranges.Count == 0)
            return new Page<Row>([], 0);
        var keys = Holding(db, ranges);
        var entries = terms.Aggregate(db.SearchEntries.AsNoTracking(), (found, term) => found.Where(e => e.Text.Contains(term)));
        if (await keys.Take(CommonFrom).CountAsync(ct) < CommonFrom)
        {
            var ids = keys.Join(entries, key => key, e => e.Key, (_, e) => e.UnitId).Distinct();
            return await Orders.PageAsync(units.Join(ids, u => u.Id, id => id, (u, _) => u), page, ToRow, ct);
        }
        return await Orders.PageAsync(units.Where(u => entries.Any(e => e.UnitId == u.Id)), page, ToRow, ct, CountedTo);
    }

    private static IQueryable<Unit> Matching(IQueryable<Unit> units, Filter filter)
    {
        if (filter.Division is not null)
            units = Divisions.Find(filter.Division)! is var d && d == Divisions.City ? units : units.Where(u => u.DivisionCode == d.Code);
        if (filter.Industry is not null)
            units = units.Where(u => u.Industry == filter.Industry);
        if (filter.Key is not null)
            units = units.Where(u => u.IsKeyUnit == filter.Key);
        if (filter.Suggested is not null)
            units = units.Where(u => (u.KeyUnitSuggestion != null) == filter.Suggested);
        if (filter.Concern is not null)
            units = units.Where(u => u.IsOfConcern == filter.Concern);
        if (filter.ReviewDueBy is not null)
            units = units.Where(u => u.ConcernReviewOn <= filter.ReviewDueBy);
        if (filter.Vulnerable is not null)
            units = units.Where(u => u.IsVulnerableGroupFacility == filter.Vulnerable);
        if (filter.Closed is not null)
            units = units.Where(u => u.IsClosed == filter.Closed);
        return units;
    }

    private static readonly Expression<Func<Unit, Row>> ToRow = u => new Row(
        u.Id, u.Version, u.CreditCode, u.Name, u.Address, u.DivisionCode, u.Industry, u.IsKeyUnit,
        u.KeyUnitSuggestion != null, u.IsOfConcern, u.ConcernReviewOn, u.IsVulnerableGroupFacility, u.IsClosed);

    // Counting every gram would read millions of rows for a common one, so each count stops where it no longer matters.
    private static async Task<List<(int From, int Through)>> RarestFirstAsync(UnitsDbContext db, string[] terms, CancellationToken ct)
    {
        var ranges = terms.SelectMany(SearchText.RangesOf).Distinct().ToArray();
        var counts = await ranges
            .Select((range, i) => db.Grams.Where(g => g.Gram >= range.From && g.Gram <= range.Through)
                .Select(g => g.UnitKey).Take(ProbedTo).GroupBy(_ => 1).Select(g => new { Range = i, Count = g.Count() }))
            .Aggregate((all, one) => all.Concat(one))
            .ToDictionaryAsync(c => c.Range, c => c.Count, ct);
        return counts.Count < ranges.Length ? [] : [.. ranges.Select((range, i) => (range, i)).OrderBy(x => counts[x.i]).Select(x => x.range)];
    }

    /// <summary>The units that hold all grams: read along the rarest, looked up in the others.</summary>
    private static IQueryable<long> Holding(UnitsDbContext db, List<(int From, int Through)> ranges)
    {
        var (from, through) = ranges[0];
        var keys = db.Grams.Where(g => g.Gram >= from && g.Gram <= through).Select(g => g.UnitKey);
        foreach (var (gram, _) in ranges.Skip(1).Where(r => r.From == r.Through).Take(LookedUp))
            keys = keys.Where(key => db.Grams.Any(g => g.Gram == gram && g.UnitKey == key));
        return keys;
    }
}
