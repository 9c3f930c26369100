using FireSafety.Contracts.Licensing;
using FireSafety.Licensing.Equipment;
using FireSafety.Licensing.Personnel;
using FireSafety.Licensing.Systems;
using FireSafety.Platform.Reference;

namespace FireSafety.Licensing.Conditions;

/// <summary>What a clause of the practice conditions measures.</summary>
internal enum ClauseKind
{
    LegalPerson,
    Premises,
    Equipment,
    Engineers,
    Operators,
    System,
}

/// <summary>One clause of the practice conditions (从业条件), as reference data.</summary>
/// <param name="Code">Stable code, e.g. <c>engineers-grade-1</c>.</param>
/// <param name="Kind">What is measured.</param>
/// <param name="Title">In the words of the rule.</param>
/// <param name="Article">Article and item of order 7.</param>
/// <param name="AtLeast">The least that meets it; for equipment every item of the list, whatever this says.</param>
/// <param name="Unit">Measure word.</param>
/// <param name="Grade">Engineers: only this grade.</param>
/// <param name="Level">Operators: this level or above.</param>
/// <param name="EquipmentList">Equipment: which list.</param>
/// <param name="System">System: which.</param>
internal sealed record Clause(
    string Code, ClauseKind Kind, string Title, string Article, int AtLeast, string Unit,
    EngineerGrade? Grade, OperatorLevel? Level, EquipmentListKind? EquipmentList, SystemKind? System);

/// <summary>The clauses of one category.</summary>
internal sealed record CategoryConditions(PracticeCategory Category, string Article, IReadOnlyList<Clause> Clauses);

/// <summary>The table of order 7, articles 5-7, with its dates of force: <c>seeds/reference/agency-conditions.json</c>.</summary>
internal static class ConditionRules
{
    private sealed record Set(DateOnly InForceFrom, DateOnly? InForceTo, IReadOnlyList<CategoryConditions> Categories);

    private sealed record DoubleRegistrationRule(string Article, IReadOnlyList<PersonKind> AppliesTo);

    private sealed record WarningPolicy(IReadOnlyList<int> DaysAhead);

    private sealed record File(
        string Source, IReadOnlyList<Set> Sets, DoubleRegistrationRule DoubleRegistration, WarningPolicy ExpiryWarnings);

    private static readonly File Data = ReferenceData.Load<File>("agency-conditions");

    /// <summary>Name and number of the rule.</summary>
    public static string Source => Data.Source;

    /// <summary>Article that forbids practising with two agencies at once.</summary>
    public static string DoubleRegistrationArticle => Data.DoubleRegistration.Article;

    /// <summary>Days ahead of an expiry at which it is warned of, longest first.</summary>
    public static IReadOnlyList<int> WarningDays { get; } = [.. Data.ExpiryWarnings.DaysAhead.OrderDescending()];

    /// <summary>Whether such a person may not be with two agencies at once.</summary>
    public static bool ForbidsDoubleRegistration(PersonKind kind) => Data.DoubleRegistration.AppliesTo.Contains(kind);

    /// <summary>The clauses of a category in force on a date; before the first set came into force, that set.</summary>
    public static CategoryConditions Of(PracticeCategory category, DateOnly date)
    {
        var set = Data.Sets.LastOrDefault(s => s.InForceFrom <= date && (s.InForceTo is null || date <= s.InForceTo)) ?? Data.Sets[0];
        return set.Categories.Single(c => c.Category == category);
    }
}
