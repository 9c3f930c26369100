namespace FireSafety.Contracts.Hazards;

/// <summary>How a hazard (隐患) came to light.</summary>
public enum HazardSource
{
    /// <summary>监督检查.</summary>
    Inspection,
    /// <summary>联合检查.</summary>
    JointInspection,
    /// <summary>双随机抽查.</summary>
    RandomCheck,
    /// <summary>单位自查自改.</summary>
    SelfInspection,
    /// <summary>举报投诉.</summary>
    Complaint,
    /// <summary>巡防巡控.</summary>
    Patrol,
    /// <summary>感烟报警器故障.</summary>
    SmokeAlarm,
    /// <summary>行业部门移送.</summary>
    Department,
}

/// <summary>State of a hazard; the life in domain.md §3.</summary>
public enum HazardStatus
{
    /// <summary>Reported (已上报), not yet confirmed.</summary>
    Reported,
    /// <summary>Confirmed on site (已核实).</summary>
    Confirmed,
    /// <summary>Ordered to be corrected (已责令).</summary>
    Ordered,
    /// <summary>The unit says it is corrected (已申请复查).</summary>
    Rectified,
    /// <summary>Re-inspection found it corrected (复查合格), closing outstanding.</summary>
    Reinspected,
    /// <summary>Closed (已销号).</summary>
    Closed,
    /// <summary>Not a hazard (不予认定).</summary>
    Rejected,
    /// <summary>The period ended without re-inspection passing (逾期).</summary>
    Overdue,
    /// <summary>Re-inspection found it not corrected (复查不合格).</summary>
    NotRectified,
}

/// <summary>What other services keep of a hazard; sent whole with every hazard event.</summary>
public sealed record HazardSnapshot
{
    /// <summary>The unit it is at.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Unit name at the time.</summary>
    public required string UnitName { get; init; }

    /// <summary>Industry code of the unit.</summary>
    public required string Industry { get; init; }

    /// <summary>What is wrong, in one sentence.</summary>
    public required string Description { get; init; }

    /// <summary>How it came to light.</summary>
    public required HazardSource Source { get; init; }

    /// <summary>State after the change.</summary>
    public required HazardStatus Status { get; init; }

    /// <summary>Judged 重大火灾隐患.</summary>
    public bool IsMajor { get; init; }

    /// <summary>挂牌督办 in force.</summary>
    public bool IsListed { get; init; }

    /// <summary>The supervisor who answers for it.</summary>
    public Guid? SupervisorId { get; init; }

    /// <summary>Day the rectification period ends (Asia/Shanghai).</summary>
    public DateOnly? RectifyBy { get; init; }

    /// <summary>Its period ran out (逾期) and it has not passed a re-inspection since, whatever state it is in.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Day it was found (Asia/Shanghai).</summary>
    public required DateOnly FoundOn { get; init; }
}

/// <summary>Base of all events about one hazard.</summary>
public abstract record HazardEvent : IntegrationEvent
{
    /// <summary>The hazard after the change.</summary>
    public required HazardSnapshot Hazard { get; init; }
}

/// <summary>Reported (上报).</summary>
[EventName("hazards.hazard-reported.v1")]
public sealed record HazardReported : HazardEvent;

/// <summary>Confirmed on site (核实).</summary>
[EventName("hazards.hazard-confirmed.v1")]
public sealed record HazardConfirmed : HazardEvent;

/// <summary>Found not to be a hazard (不予认定).</summary>
[EventName("hazards.hazard-rejected.v1")]
public sealed record HazardRejected : HazardEvent
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>Ordered to be corrected, at once or by a day (责令立即改正 / 责令限期改正).</summary>
[EventName("hazards.rectification-ordered.v1")]
public sealed record RectificationOrdered : HazardEvent
{
    /// <summary>Number of the notice (责令改正通知书).</summary>
    public required string NoticeNumber { get; init; }
}

/// <summary>The rectification period was extended (延期), which happens once at most.</summary>
[EventName("hazards.rectification-extended.v1")]
public sealed record RectificationExtended : HazardEvent
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>The unit says the hazard is corrected and asks for re-inspection (申请复查).</summary>
[EventName("hazards.rectification-claimed.v1")]
public sealed record RectificationClaimed : HazardEvent
{
    /// <summary>Day by which re-inspection is due (3 working days; order 120 article 20).</summary>
    public required DateOnly ReinspectBy { get; init; }
}

/// <summary>Re-inspected and found corrected (复查合格).</summary>
[EventName("hazards.hazard-reinspected.v1")]
public sealed record HazardReinspected : HazardEvent;

/// <summary>Re-inspected and found not corrected (复查不合格).</summary>
[EventName("hazards.hazard-not-rectified.v1")]
public sealed record HazardNotRectified : HazardEvent
{
    /// <summary>What remains.</summary>
    public required string Findings { get; init; }
}

/// <summary>The period ended and no re-inspection has passed (逾期未改).</summary>
[EventName("hazards.hazard-overdue.v1")]
public sealed record HazardOverdue : HazardEvent;

/// <summary>Closed (销号).</summary>
[EventName("hazards.hazard-closed.v1")]
public sealed record HazardClosed : HazardEvent
{
    /// <summary>Day of closing (Asia/Shanghai).</summary>
    public required DateOnly ClosedOn { get; init; }
}

/// <summary>A look-back (回头看) found a relapse; a new hazard continues the old one.</summary>
[EventName("hazards.hazard-relapsed.v1")]
public sealed record HazardRelapsed : HazardEvent
{
    /// <summary>The closed hazard that came back.</summary>
    public required Guid EarlierHazardId { get; init; }
}

/// <summary>Its unit moved to another jurisdiction or was renamed, and the hazard went along (随单位移交).</summary>
[EventName("hazards.hazard-moved.v1")]
public sealed record HazardMoved : HazardEvent;

/// <summary>Judged to be a major fire hazard (重大火灾隐患).</summary>
[EventName("hazards.major-hazard-determined.v1")]
public sealed record MajorHazardDetermined : HazardEvent
{
    /// <summary>Criteria set used, e.g. <c>gb35181-2017</c>.</summary>
    public required string CriteriaSet { get; init; }

    /// <summary>Clauses that were met, e.g. <c>6.5</c>.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }
}

/// <summary>Put under listed supervision (挂牌督办).</summary>
[EventName("hazards.major-hazard-listed.v1")]
public sealed record MajorHazardListed : HazardEvent
{
    /// <summary>County, city or province.</summary>
    public required string Level { get; init; }

    /// <summary>Deadline named by the government's reply (Asia/Shanghai).</summary>
    public required DateOnly Deadline { get; init; }
}

/// <summary>Taken off the list (摘牌).</summary>
[EventName("hazards.major-hazard-delisted.v1")]
public sealed record MajorHazardDelisted : HazardEvent;

/// <summary>A re-inspection was not held in time: a gap of the supervisor (grounds for kind 3).</summary>
[EventName("hazards.reinspection-overdue.v1")]
public sealed record ReinspectionOverdue : HazardEvent
{
    /// <summary>Day it was due (Asia/Shanghai).</summary>
    public required DateOnly DueOn { get; init; }
}

/// <summary>Premises temporarily sealed (临时查封).</summary>
[EventName("hazards.premises-sealed.v1")]
public sealed record PremisesSealed : HazardEvent
{
    /// <summary>Last day of the sealing, at most 30 calendar days (order 120 article 22).</summary>
    public required DateOnly Until { get; init; }
}

/// <summary>A seal runs out in a few days: a new decision or a release is needed.</summary>
[EventName("hazards.seal-expiring.v1")]
public sealed record SealExpiring : HazardEvent
{
    /// <summary>Last day of the sealing.</summary>
    public required DateOnly Until { get; init; }
}

/// <summary>A seal was released or ran out.</summary>
[EventName("hazards.seal-released.v1")]
public sealed record SealReleased : HazardEvent
{
    /// <summary>Released on request, or ran out.</summary>
    public required string Reason { get; init; }
}

/// <summary>A complaint (举报投诉) came in.</summary>
[EventName("hazards.complaint-received.v1")]
public sealed record ComplaintReceived : IntegrationEvent
{
    /// <summary>The unit complained of, when known.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>What is complained of.</summary>
    public required string Subject { get; init; }

    /// <summary>When the on-site check is due, UTC (24 clock hours or 3 working days; order 120 article 18).</summary>
    public required DateTime CheckDueAt { get; init; }
}

/// <summary>A complaint was checked and the complainant told, or the reason noted why not.</summary>
[EventName("hazards.complaint-answered.v1")]
public sealed record ComplaintAnswered : IntegrationEvent
{
    /// <summary>The outcome.</summary>
    public required string Outcome { get; init; }
}
