namespace FireSafety.Contracts.Licensing;

/// <summary>What an agency does.</summary>
public enum PracticeCategory
{
    /// <summary>消防设施维护保养检测 (order 7 article 5).</summary>
    MaintenanceTesting,
    /// <summary>消防安全评估 (article 6).</summary>
    SafetyAssessment,
    /// <summary>Both (article 7).</summary>
    Both,
}

/// <summary>Standing of an agency (domain.md §5).</summary>
public enum AgencyStatus
{
    /// <summary>已登记, conditions not yet shown.</summary>
    Registered,
    /// <summary>符合从业条件.</summary>
    ConditionsMet,
    /// <summary>从业条件失效.</summary>
    ConditionsLapsed,
    /// <summary>暂停执业.</summary>
    Suspended,
    /// <summary>已移出.</summary>
    Removed,
}

/// <summary>The three classes in which an inspection's findings are bulletined (seed, interview 2).</summary>
public enum FindingClass
{
    /// <summary>不具备从业条件.</summary>
    ConditionsNotMet,
    /// <summary>执业活动不规范.</summary>
    IrregularPractice,
    /// <summary>执业质量不符合标准要求.</summary>
    SubstandardQuality,
}

/// <summary>What other services keep of an agency (消防技术服务机构).</summary>
public sealed record AgencySnapshot
{
    /// <summary>Unified social credit code.</summary>
    public required string CreditCode { get; init; }

    /// <summary>Registered name.</summary>
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    public required PracticeCategory Category { get; init; }

    /// <summary>Standing after the change.</summary>
    public required AgencyStatus Status { get; init; }

    /// <summary>Manager (经理), who is called in.</summary>
    public required string ManagerName { get; init; }

    /// <summary>Project technical lead (项目技术负责人), who is called in.</summary>
    public string? TechnicalLeadName { get; init; }
}

/// <summary>Base of events about one agency.</summary>
public abstract record AgencyEvent : IntegrationEvent
{
    /// <summary>The agency after the change.</summary>
    public required AgencySnapshot Agency { get; init; }
}

/// <summary>An agency came into the register.</summary>
[EventName("licensing.agency-registered.v1")]
public sealed record AgencyRegistered : AgencyEvent;

/// <summary>An agency's profile or standing changed in a way that has no event of its own.</summary>
[EventName("licensing.agency-changed.v1")]
public sealed record AgencyChanged : AgencyEvent;

/// <summary>A practice condition stopped being met: grounds for kind 2.</summary>
[EventName("licensing.conditions-lapsed.v1")]
public sealed record ConditionsLapsed : AgencyEvent
{
    /// <summary>Each unmet condition in words with its shortfall, e.g. 注册消防工程师（一级）差1人.</summary>
    public required IReadOnlyList<string> Shortfalls { get; init; }

    /// <summary>The day it lapsed (Asia/Shanghai).</summary>
    public required DateOnly LapsedOn { get; init; }
}

/// <summary>All practice conditions are met (again).</summary>
[EventName("licensing.conditions-met.v1")]
public sealed record ConditionsMet : AgencyEvent;

/// <summary>A certificate, contract or calibration runs out in 60, 30 or 7 days (policy).</summary>
[EventName("licensing.condition-expiring.v1")]
public sealed record ConditionExpiring : AgencyEvent
{
    /// <summary>What runs out.</summary>
    public required string What { get; init; }

    /// <summary>Its last valid day (Asia/Shanghai).</summary>
    public required DateOnly ExpiresOn { get; init; }

    /// <summary>Days left when the warning was due.</summary>
    public required int DaysLeft { get; init; }
}

/// <summary>An inspection of an agency recorded a finding: grounds for kind 2.</summary>
[EventName("licensing.agency-finding-recorded.v1")]
public sealed record AgencyFindingRecorded : AgencyEvent
{
    /// <summary>The finding.</summary>
    public required Guid FindingId { get; init; }

    /// <summary>Its class.</summary>
    public required FindingClass Class { get; init; }

    /// <summary>What was found.</summary>
    public required string Description { get; init; }

    /// <summary>Article that applies, e.g. 第二十二条.</summary>
    public required string Article { get; init; }

    /// <summary>Day of the inspection (Asia/Shanghai).</summary>
    public required DateOnly InspectedOn { get; init; }
}

/// <summary>A finding was corrected and the correction verified.</summary>
[EventName("licensing.agency-finding-corrected.v1")]
public sealed record AgencyFindingCorrected : AgencyEvent
{
    /// <summary>The finding.</summary>
    public required Guid FindingId { get; init; }
}
