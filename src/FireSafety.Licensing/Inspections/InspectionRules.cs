using System.Text.Json.Serialization;
using FireSafety.Contracts.Licensing;
using FireSafety.Platform.Reference;

namespace FireSafety.Licensing.Inspections;

/// <summary>The four kinds of inspection (order 7 article 21).</summary>
internal enum InspectionKind
{
    /// <summary>日常监督抽查.</summary>
    Daily,
    /// <summary>专项检查, drawn at random.</summary>
    Special,
    /// <summary>火灾倒查.</summary>
    FireBackCheck,
    /// <summary>举报投诉核查.</summary>
    Complaint,
}

/// <summary>Range of a fine.</summary>
internal sealed record FineRange(long MinYuan, long MaxYuan)
{
    /// <summary>The least, in fen.</summary>
    [JsonIgnore]
    public long MinFen => MinYuan * 100;

    /// <summary>The most, in fen.</summary>
    [JsonIgnore]
    public long MaxFen => MaxYuan * 100;
}

/// <summary>Check lists, violations with their fines, and the scoring policy: <c>seeds/reference/agency-inspections.json</c>.</summary>
internal static class InspectionRules
{
    /// <param name="Drawn">Agencies and inspectors must come from a draw.</param>
    internal sealed record Kind(
        [property: JsonPropertyName("kind")] InspectionKind Code, string Title, string Article, IReadOnlyList<string> Lists, bool Drawn);

    internal sealed record Item(string Code, string Article, string Title, FindingClass FindingClass, string Violation);

    internal sealed record CheckList(string Code, IReadOnlyList<Item> Items);

    internal sealed record Violation(
        string Code, string Title, FindingClass FindingClass, string Article, string PenaltyArticle, FineRange? AgencyFine, FineRange? PersonFine);

    internal sealed record GradeFrom(string Grade, int From);

    internal sealed record ScorePolicy(
        string Note, int Full, IReadOnlyDictionary<FindingClass, int> Deductions, int OverdueDeduction, IReadOnlyList<GradeFrom> Grades);

    internal sealed record Least(int Count);

    internal sealed record File(
        string Source, string Provenance, IReadOnlyList<Kind> Kinds, IReadOnlyList<CheckList> Lists, IReadOnlyList<Violation> Violations,
        Least MinimumInspectors, Least ArchiveYears, ScorePolicy Score);

    /// <summary>The file as it is shown.</summary>
    public static File Data { get; } = ReferenceData.Load<File>("agency-inspections");

    /// <summary>Years for which a project's archive is kept (article 15).</summary>
    public static int ArchiveYears => Data.ArchiveYears.Count;

    public static int MinimumInspectors => Data.MinimumInspectors.Count;

    public static Kind Of(InspectionKind kind) => Data.Kinds.Single(k => k.Code == kind);

    /// <summary>Codes of the items of a kind's lists.</summary>
    public static IReadOnlySet<string> ItemsOf(InspectionKind kind) =>
        Data.Lists.Where(l => Of(kind).Lists.Contains(l.Code)).SelectMany(l => l.Items).Select(i => i.Code).ToHashSet();

    public static Violation? FindViolation(string code) => Data.Violations.FirstOrDefault(v => v.Code == code);
}
