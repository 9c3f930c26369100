using FireSafety.Contracts.Licensing;

namespace FireSafety.Licensing.Inspections;

/// <summary>Life of a finding.</summary>
internal enum FindingStatus
{
    /// <summary>待整改.</summary>
    Open,
    /// <summary>已整改待核查.</summary>
    CorrectionClaimed,
    /// <summary>整改已核实.</summary>
    Corrected,
}

/// <summary>Kind of a penalty.</summary>
internal enum PenaltyKind
{
    /// <summary>警告.</summary>
    Warning,
    /// <summary>罚款.</summary>
    Fine,
    /// <summary>责令停止执业.</summary>
    StopPractice,
}

/// <summary>A decided penalty (行政处罚).</summary>
/// <param name="AmountFen">Fine of the agency in fen; 0 for the other kinds.</param>
internal sealed record Penalty(PenaltyKind Kind, string DecisionNumber, DateOnly DecidedOn, long AmountFen);

/// <summary>What an inspection found (检查发现), in one of the three classes, with article and range of fine.</summary>
internal sealed class Finding : Entity
{
    private Finding() { }

    public Guid InspectionId { get; private set; }

    /// <summary>Its place in the inspection's record, from 1.</summary>
    public int Ordinal { get; private set; }

    /// <summary>Code of the violation in the reference data.</summary>
    public string Violation { get; private set; } = "";
    public string? ItemCode { get; private set; }
    public FindingClass Class { get; private set; }
    public string Description { get; private set; } = "";
    public string Article { get; private set; } = "";
    public string PenaltyArticle { get; private set; } = "";
    public long? FineMinFen { get; private set; }
    public long? FineMaxFen { get; private set; }
    public DateOnly CorrectBy { get; private set; }
    public FindingStatus Status { get; private set; }
    public string? Correction { get; private set; }
    public DateOnly? CorrectedOn { get; private set; }
    public DateOnly? VerifiedOn { get; private set; }
    public string? VerifiedBy { get; private set; }
    public string? VerificationNote { get; private set; }
    public Penalty? Penalty { get; private set; }

    public static Finding Of(int ordinal, InspectionRules.Violation violation, string? itemCode, string description, DateOnly correctBy) => new()
    {
        Ordinal = ordinal,
        Violation = violation.Code,
        ItemCode = itemCode,
        Class = violation.FindingClass,
        Description = description,
        Article = violation.Article,
        PenaltyArticle = violation.PenaltyArticle,
        FineMinFen = violation.AgencyFine?.MinFen,
        FineMaxFen = violation.AgencyFine?.MaxFen,
        CorrectBy = correctBy,
    };

    internal Error? Correct(string correction, DateOnly on)
    {
        if (Status != FindingStatus.Open)
            return InspectionErrors.NotOpen;
        (Status, Correction, CorrectedOn) = (FindingStatus.CorrectionClaimed, correction, on);
        return null;
    }

    internal Error? Verify(bool accepted, string by, DateOnly on, string? note)
    {
        if (Status != FindingStatus.CorrectionClaimed)
            return InspectionErrors.NothingClaimed;
        (Status, VerifiedOn, VerifiedBy, VerificationNote) = (accepted ? FindingStatus.Corrected : FindingStatus.Open, on, by, note);
        return null;
    }

    internal Error? Penalize(Penalty penalty)
    {
        if (Penalty is not null)
            return InspectionErrors.AlreadyPenalized;
        if (penalty.Kind == PenaltyKind.Fine && (penalty.AmountFen < FineMinFen || penalty.AmountFen > FineMaxFen || penalty.AmountFen == 0))
            return InspectionErrors.FineOutOfRange.With(PenaltyArticle, FineMinFen / 100 ?? 0, FineMaxFen / 100 ?? 0);
        Penalty = penalty;
        return null;
    }
}
