using FireSafety.Contracts.Access;

namespace FireSafety.Contracts.Units;

/// <summary>A post-holder of a unit or agency: 消防安全责任人 or 消防安全管理人. Phone is personal data.</summary>
public sealed record Contact(string Name, [property: Personal(PersonalData.Phone)] string? Phone);

/// <summary>What other services keep of a unit (单位); sent whole with every unit event so that a projection never has to ask.</summary>
public sealed record UnitSnapshot
{
    /// <summary>Unified social credit code (GB 32100), upper case.</summary>
    public required string CreditCode { get; init; }

    /// <summary>Registered name.</summary>
    public required string Name { get; init; }

    /// <summary>Street address.</summary>
    public required string Address { get; init; }

    /// <summary>Division (GB/T 2260) of the brigade that supervises it, e.g. <c>211103</c>.</summary>
    public required string DivisionCode { get; init; }

    /// <summary>Industry code of <c>seeds/reference/industries.json</c>; names the department that answers for it.</summary>
    public required string Industry { get; init; }

    /// <summary>消防安全责任人.</summary>
    public required Contact ResponsiblePerson { get; init; }

    /// <summary>消防安全管理人; a key unit must name one.</summary>
    public Contact? Manager { get; init; }

    /// <summary>Confirmed 消防安全重点单位.</summary>
    public bool IsKeyUnit { get; init; }

    /// <summary>养老、福利机构等弱势群体场所.</summary>
    public bool IsVulnerableGroupFacility { get; init; }

    /// <summary>Flagged 不放心单位.</summary>
    public bool IsOfConcern { get; init; }

    /// <summary>No longer operating; kept for the record.</summary>
    public bool IsClosed { get; init; }
}

/// <summary>What a <see cref="UnitChanged"/> changed.</summary>
[Flags]
public enum UnitChanges
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Name, address, industry or credit code.</summary>
    Profile = 1,
    /// <summary>Responsible person or manager.</summary>
    Contacts = 2,
    /// <summary>Key-unit confirmation given or withdrawn.</summary>
    KeyUnit = 4,
    /// <summary>Flagged or unflagged as a unit of concern.</summary>
    Concern = 8,
    /// <summary>Moved to another jurisdiction.</summary>
    Jurisdiction = 16,
    /// <summary>Closed.</summary>
    Closed = 32,
    /// <summary>Vulnerable-group facility marked or unmarked.</summary>
    VulnerableGroup = 64,
}

/// <summary>A unit came into the registry.</summary>
[EventName("units.unit-registered.v1")]
public sealed record UnitRegistered : IntegrationEvent
{
    /// <summary>The unit as registered.</summary>
    public required UnitSnapshot Unit { get; init; }
}

/// <summary>A registered unit changed.</summary>
[EventName("units.unit-changed.v1")]
public sealed record UnitChanged : IntegrationEvent
{
    /// <summary>The unit after the change.</summary>
    public required UnitSnapshot Unit { get; init; }

    /// <summary>What changed.</summary>
    public required UnitChanges Changes { get; init; }
}

/// <summary>A person or a rule flagged the unit as 不放心单位: grounds for an interview of kind 5.</summary>
[EventName("units.unit-of-concern-flagged.v1")]
public sealed record UnitOfConcernFlagged : IntegrationEvent
{
    /// <summary>Unit name at the time.</summary>
    public required string UnitName { get; init; }

    /// <summary>Why, in words that can be read out.</summary>
    public required string Grounds { get; init; }

    /// <summary>Which of the unit's grounds this is; empty in events from before it was told, then the event stands for it.</summary>
    public Guid GroundId { get; init; }

    /// <summary>When the flag must be reviewed (Asia/Shanghai).</summary>
    public required DateOnly ReviewOn { get; init; }
}

/// <summary>An industry department (行业部门) was entered or changed.</summary>
[EventName("units.department-changed.v1")]
public sealed record DepartmentChanged : IntegrationEvent
{
    /// <summary>Department name, e.g. 示例市民政局.</summary>
    public required string Name { get; init; }

    /// <summary>Industry codes it answers for under 三管三必须.</summary>
    public required IReadOnlyList<string> Industries { get; init; }

    /// <summary>Its chief leader, who is called in.</summary>
    public required Contact Leader { get; init; }
}

/// <summary>A supervisor (监督员) was entered or changed.</summary>
[EventName("units.supervisor-changed.v1")]
public sealed record SupervisorChanged : IntegrationEvent
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Division code of the brigade the supervisor serves in.</summary>
    public required string DivisionCode { get; init; }

    /// <summary>False when no longer serving.</summary>
    public bool Active { get; init; } = true;
}
