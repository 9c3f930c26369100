using System.Text.Json;
using FireSafety.Platform.Reference;

namespace FireSafety.Hazards.MajorHazards;

/// <summary>One judgement criterion (判定要素).</summary>
internal sealed record Criterion(string Clause, string Text);

/// <summary>How many comprehensive criteria make a hazard major at a type of place.</summary>
/// <param name="Clause">Where the rule stands.</param>
/// <param name="PlaceType">Types of place, joined by 、.</param>
/// <param name="Among">Clauses that count: a list, or "any".</param>
/// <param name="AtLeast">How many.</param>
internal sealed record CountingRule(string Clause, string PlaceType, JsonElement Among, int AtLeast)
{
    /// <summary>The types of place it holds for.</summary>
    public IReadOnlyList<string> PlaceTypes() => PlaceType.Split('、');

    /// <summary>Those of the clauses met that count under this rule.</summary>
    public IReadOnlyList<string> Counting(IEnumerable<string> met) => Among.ValueKind == JsonValueKind.Array
        ? [.. met.Intersect(Among.EnumerateArray().Select(e => e.GetString()!))]
        : [.. met];
}

/// <summary>What a set says about the clauses met.</summary>
/// <param name="IsMajor">Whether the hazard is major.</param>
/// <param name="Basis">By what clause, in words.</param>
/// <param name="Clauses">The clauses the verdict rests on.</param>
internal sealed record Verdict(bool IsMajor, string Basis, IReadOnlyList<string> Clauses);

/// <summary>An edition of GB 35181 as data, with its dates of force.</summary>
internal sealed record CriteriaSet(
    string Id,
    string Title,
    DateOnly InForceFrom,
    DateOnly? InForceTo,
    string Provenance,
    IReadOnlyList<string> NotMajorWhen,
    IReadOnlyList<Criterion> Direct,
    IReadOnlyList<Criterion> Comprehensive,
    IReadOnlyList<CountingRule> ComprehensiveRules)
{
    /// <summary>The types of place that the set tells apart.</summary>
    public IReadOnlyList<string> PlaceTypes() => [.. ComprehensiveRules.SelectMany(r => r.PlaceTypes()).Distinct()];

    public bool IsInForceOn(DateOnly day) => InForceFrom <= day && (InForceTo is null || day <= InForceTo);

    public bool Knows(string clause) => Direct.Concat(Comprehensive).Any(c => c.Clause == clause);

    /// <summary>Any direct criterion makes it major; else the comprehensive ones by number and type of place; an exclusion overrides both.</summary>
    public Verdict Judge(string placeType, IReadOnlyCollection<string> met, IReadOnlyCollection<string> exclusions)
    {
        if (exclusions.Count > 0)
            return new Verdict(false, $"属于不判定情形：{string.Join("；", exclusions)}", []);
        var direct = met.Where(clause => Direct.Any(d => d.Clause == clause)).Distinct().ToList();
        if (direct.Count > 0)
            return new Verdict(true, $"直接判定：符合第 {string.Join("、", direct)} 条", direct);
        var comprehensive = met.Where(clause => Comprehensive.Any(c => c.Clause == clause)).Distinct().ToList();
        foreach (var rule in ComprehensiveRules.Where(r => r.PlaceTypes().Contains(placeType)))
        {
            var counting = rule.Counting(comprehensive);
            if (counting.Count >= rule.AtLeast)
                return new Verdict(true, $"综合判定：{placeType}，按第 {rule.Clause} 条，符合 {counting.Count} 条（应不少于 {rule.AtLeast} 条）", counting);
        }
        return new Verdict(false, $"{placeType}符合 {comprehensive.Count} 条综合判定要素，未达到判定条数", []);
    }
}

/// <summary>The sets at hand: every <c>seeds/reference/gb35181-*.json</c>. Importing an edition is adding its file.</summary>
internal sealed class CriteriaSets
{
    public IReadOnlyList<CriteriaSet> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(ReferenceData.SeedsFolder, "reference"), "gb35181-*.json").Order(StringComparer.Ordinal)
            .Select(file => ReferenceData.Load<CriteriaSet>(Path.GetFileNameWithoutExtension(file))),
    ];

    /// <summary>The set in force on the day of determination, or null when it has not been imported.</summary>
    public CriteriaSet? On(DateOnly day) => All.SingleOrDefault(s => s.IsInForceOn(day));
}
