using FireSafety.Clients.Units;

namespace FireSafety.Web.Services;

/// <summary>Industries, and the categories and measures of the key-unit criteria: reference data of the unit registry, read once for a page's life.</summary>
internal sealed class Criteria(Api api)
{
    private GetCriteriaResponse? data;

    public async Task LoadAsync() => data ??= (await Outcome.OfAsync(() => api.Units.CriteriaAsync())).Value;

    public string Title => data?.Title ?? "";

    /// <summary>Codes; none while the registry cannot be reached.</summary>
    public IReadOnlyList<string> Industries => [.. data?.Industries.Select(i => i.Code) ?? []];

    public string Industry(string? code) => data is null ? "" : data.Industries.FirstOrDefault(i => i.Code == code)?.Name ?? code ?? "";

    /// <summary>Code of an industry by its code or name; what was given when it is neither.</summary>
    public string CodeOf(string industry) => data?.Industries.FirstOrDefault(i => i.Code == industry || i.Name == industry)?.Code ?? industry;

    public IReadOnlyList<string> Categories => [.. data?.Rules.Select(r => r.Category).Distinct() ?? []];

    /// <summary>Measures that decide over a category.</summary>
    public IReadOnlyList<KeyUnitCriteriaMeasureKind> MeasuresOf(string? category) =>
        [.. data?.Rules.Where(r => r.Category == category && r.Measure is not null).Select(r => Measure(r.Measure!)).OfType<KeyUnitCriteriaMeasureKind>() ?? []];

    public KeyUnitCriteriaMeasureKind? Measure(string name) => data?.Measures.FirstOrDefault(m => m.Name == name);

    /// <summary>The threshold of a category, if it has one.</summary>
    public long? Threshold(string? category, string measure) => data?.Rules.FirstOrDefault(r => r.Category == category && r.Measure == measure)?.AtLeast;
}
