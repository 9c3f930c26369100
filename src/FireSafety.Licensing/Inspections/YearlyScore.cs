using FireSafety.Contracts.Licensing;

namespace FireSafety.Licensing.Inspections;

/// <summary>What of a finding bears on the score.</summary>
internal sealed record ScoredFinding(Guid FindingId, FindingClass Class, DateOnly CorrectBy, FindingStatus Status, DateOnly? CorrectedOn);

/// <summary>One deduction and the finding it comes from.</summary>
internal sealed record Deduction(Guid FindingId, int Points, string Reason);

/// <summary>An agency's score and grade for a year (年度评分、等级), by the policy in the reference data.</summary>
internal sealed record YearlyScore(int Score, string Grade, IReadOnlyList<Deduction> Deductions)
{
    /// <summary>Every point names the finding that took it; never below 0.</summary>
    public static YearlyScore Of(IEnumerable<ScoredFinding> findings, DateOnly today)
    {
        var policy = InspectionRules.Data.Score;
        var deductions = findings.SelectMany(f => DeductionsOf(f, policy, today)).ToList();
        var score = Math.Max(0, policy.Full - deductions.Sum(d => d.Points));
        return new YearlyScore(score, policy.Grades.OrderByDescending(g => g.From).First(g => score >= g.From).Grade, deductions);
    }

    private static IEnumerable<Deduction> DeductionsOf(ScoredFinding finding, InspectionRules.ScorePolicy policy, DateOnly today)
    {
        yield return new Deduction(finding.FindingId, policy.Deductions[finding.Class], Words(finding.Class));
        var corrected = finding.Status == FindingStatus.Open ? today : finding.CorrectedOn ?? today;
        if (corrected > finding.CorrectBy)
            yield return new Deduction(finding.FindingId, policy.OverdueDeduction, "逾期未整改");
    }

    /// <summary>The class in the bulletin's words.</summary>
    public static string Words(FindingClass found) => found switch
    {
        FindingClass.ConditionsNotMet => "不具备从业条件",
        FindingClass.IrregularPractice => "执业活动不规范",
        FindingClass.SubstandardQuality => "执业质量不符合标准要求",
        _ => throw new ArgumentOutOfRangeException(nameof(found), found, null),
    };
}
