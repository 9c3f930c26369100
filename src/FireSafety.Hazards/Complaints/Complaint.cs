using System.Security.Cryptography;
using FireSafety.Hazards.Subscriptions;

namespace FireSafety.Hazards.Complaints;

/// <summary>What a complaint is about; decides how soon it is checked (order 120 article 18).</summary>
internal enum ComplaintKind
{
    /// <summary>占用、堵塞、封闭疏散通道、安全出口.</summary>
    BlockedExit,
    /// <summary>擅自停用消防设施.</summary>
    StoppedEquipment,
    /// <summary>其他.</summary>
    Other,
}

/// <summary>How far a complaint has come.</summary>
internal enum ComplaintStatus
{
    /// <summary>已受理.</summary>
    Received,
    /// <summary>已核查.</summary>
    Checked,
    /// <summary>已答复.</summary>
    Answered,
}

/// <summary>What a member of the public says.</summary>
internal sealed record ComplaintStatement(
    ComplaintKind Kind, string Subject, string Detail, string? UnitName, string Place, string? ComplainantName, string? ComplainantPhone);

/// <summary>A complaint (举报投诉). The complainant's name and phone are personal data and leave only to those who handle it.</summary>
internal sealed class Complaint : AggregateRoot, INumbered
{
    // No letters or digits that are mistaken for each other when read out over the phone.
    private const string CodeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private Complaint() { }

    /// <summary>Unguessable; whoever has it may follow the progress.</summary>
    public string Code { get; private set; } = "";
    public ComplaintKind Kind { get; private set; }
    public ComplaintStatus Status { get; private set; }
    public string Subject { get; private set; } = "";
    public string Detail { get; private set; } = "";
    public Guid? UnitId { get; private set; }
    public string? UnitName { get; private set; }
    public string Place { get; private set; } = "";
    [Personal(PersonalData.Name)]
    public string? ComplainantName { get; private set; }
    [Personal(PersonalData.Phone)]
    public string? ComplainantPhone { get; private set; }
    public DateTime ReceivedAt { get; private set; }

    /// <summary>First moment at which a check is late, UTC.</summary>
    public DateTime CheckDueAt { get; private set; }
    public DateTime? CheckedAt { get; private set; }
    public Guid? InspectorId { get; private set; }
    public string? Inspector { get; private set; }
    public bool? Substantiated { get; private set; }
    public string? CheckResult { get; private set; }
    public Guid? HazardId { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public string? Outcome { get; private set; }

    /// <summary>Why the complainant could not be told; null when told.</summary>
    public string? NotToldReason { get; private set; }

    string? INumbered.Number => Code;

    /// <summary>Takes a complaint in (受理). The clock starts now.</summary>
    public static Error? Receive(
        ComplaintStatement said, UnitCopy? unit, string jurisdiction, HazardRules rules, DateTime now, out Complaint? complaint)
    {
        complaint = null;
        var period = said.Kind == ComplaintKind.Other ? rules.Periods.OtherComplaint : rules.Periods.UrgentComplaint;
        if (period.DueAt(now, rules.Calendar, out var due) is { } noDay)
            return noDay;
        complaint = new Complaint
        {
            Code = RandomNumberGenerator.GetString(CodeAlphabet, 10),
            Kind = said.Kind,
            Subject = said.Subject,
            Detail = said.Detail,
            UnitId = unit?.Id,
            UnitName = unit?.Name ?? said.UnitName,
            Place = said.Place,
            ComplainantName = said.ComplainantName,
            ComplainantPhone = said.ComplainantPhone,
            Jurisdiction = jurisdiction,
            ReceivedAt = now,
            CheckDueAt = due,
        };
        complaint.Raise(new ComplaintReceived { UnitId = unit?.Id, Subject = said.Subject, CheckDueAt = due });
        return null;
    }

    /// <summary>Why a check at that moment cannot be recorded, or null.</summary>
    public Error? RefusesCheck(DateTime at, DateTime now) =>
        Status != ComplaintStatus.Received ? ComplaintErrors.CheckedAlready
        : at > now || at < ReceivedAt ? ComplaintErrors.CheckTimeWrong
        : null;

    /// <summary>Records the check on site (核查) and the hazard it found, if any.</summary>
    public Error? Check(Person inspector, bool substantiated, string result, Guid? hazardId, DateTime at, DateTime now)
    {
        if (RefusesCheck(at, now) is { } refusal)
            return refusal;
        (Status, CheckedAt, Substantiated, CheckResult, HazardId) = (ComplaintStatus.Checked, at, substantiated, result, hazardId);
        (InspectorId, Inspector) = (inspector.Id, inspector.Name);
        return null;
    }

    /// <summary>Tells the complainant the outcome, or notes why not (答复).</summary>
    public Error? Answer(string outcome, string? notToldReason, DateTime now)
    {
        if (Status == ComplaintStatus.Received)
            return ComplaintErrors.NotChecked;
        if (Status == ComplaintStatus.Answered)
            return ComplaintErrors.AnsweredAlready;
        (Status, AnsweredAt, Outcome, NotToldReason) = (ComplaintStatus.Answered, now, outcome, notToldReason);
        Raise(new ComplaintAnswered { Outcome = outcome });
        return null;
    }

    /// <summary>Follows its unit into another jurisdiction.</summary>
    public void MoveTo(string jurisdiction) => Jurisdiction = jurisdiction;
}

internal static class ComplaintErrors
{
    public static readonly Error CheckedAlready = new("hazards.complaint-checked-already", ErrorKind.Conflict, "该举报投诉已核查，不能重复登记核查结果。");
    public static readonly Error CheckTimeWrong = new("hazards.complaint-check-time-wrong", ErrorKind.Rule, "核查时间应在受理之后，且不晚于现在。");
    public static readonly Error NotChecked = new("hazards.complaint-not-checked", ErrorKind.Conflict, "请先登记核查结果，再答复举报人。");
    public static readonly Error AnsweredAlready = new("hazards.complaint-answered-already", ErrorKind.Conflict, "该举报投诉已答复。");
    public static readonly Error UnknownCode = new("hazards.unknown-complaint-code", ErrorKind.NotFound, "没有找到该查询码对应的举报投诉，请核对后再试。");
    public static readonly Error NoUnitForHazard = new("hazards.complaint-has-no-unit", ErrorKind.Rule, "该举报投诉未关联单位，登记隐患时须指明单位。");
    public static readonly Error HazardNotSubstantiated = new("hazards.complaint-not-substantiated", ErrorKind.Rule, "核查不属实的举报投诉不能登记隐患。");
}
