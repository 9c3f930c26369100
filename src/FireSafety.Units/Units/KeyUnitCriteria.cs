using System.Globalization;
using FireSafety.Platform.Reference;

namespace FireSafety.Units.Units;

/// <summary>A declared quantity, e.g. 50 guest rooms.</summary>
/// <param name="Name">A measure of the criteria, e.g. <c>guestRooms</c>.</param>
/// <param name="Value">In the measure's unit; 0 or more.</param>
internal sealed record Measure(string Name, long Value);

/// <summary>Why the registry takes a unit for a key unit; a person decides.</summary>
/// <param name="Clause">The clause that is met, in words.</param>
/// <param name="Fact">The declared fact that meets it.</param>
internal sealed record KeyUnitSuggestion(string Clause, string Fact);

/// <summary>The thresholds for key units (消防安全重点单位界定标准), from <c>seeds/reference/key-unit-criteria.json</c>.</summary>
internal sealed record KeyUnitCriteria(
    string Id, string Title, IReadOnlyList<KeyUnitCriteria.MeasureKind> Measures, IReadOnlyList<KeyUnitCriteria.Rule> Rules)
{
    /// <summary>A quantity the thresholds speak of, with its Chinese name and unit.</summary>
    internal sealed record MeasureKind(string Name, string Label, string Unit);

    /// <summary>One category; without a measure, belonging to it is enough.</summary>
    internal sealed record Rule(string Category, string? Measure, long AtLeast);

    public static KeyUnitCriteria InForce { get; } = ReferenceData.Load<KeyUnitCriteria>("key-unit-criteria");

    public bool HasCategory(string category) => Rules.Any(r => r.Category == category);

    public bool HasMeasure(string name) => Measures.Any(m => m.Name == name);

    /// <summary>The clause that the declared facts meet, or null.</summary>
    public KeyUnitSuggestion? Suggest(string? category, IReadOnlyList<Measure> declared)
    {
        foreach (var rule in Rules.Where(r => r.Category == category))
        {
            if (rule.Measure is null)
                return new KeyUnitSuggestion($"《{Title}》：{rule.Category}", $"类别：{rule.Category}");
            if (declared.FirstOrDefault(m => m.Name == rule.Measure) is { } fact && fact.Value >= rule.AtLeast)
            {
                var measure = Measures.Single(m => m.Name == rule.Measure);
                return new KeyUnitSuggestion(
                    $"《{Title}》：{rule.Category}，{measure.Label}{rule.AtLeast.ToString(CultureInfo.InvariantCulture)}{measure.Unit}以上（含本数）",
                    $"{measure.Label}{fact.Value.ToString(CultureInfo.InvariantCulture)}{measure.Unit}");
            }
        }
        return null;
    }
}
