using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Licensing;

namespace FireSafety.Campaigns.Figures;

/// <summary>What this service keeps of a hazard (隐患).</summary>
internal sealed class HazardRow : IScoped
{
    public required Guid Id { get; init; }
    public required string Jurisdiction { get; set; }
    public long Version { get; set; }
    public string DivisionCode { get; set; } = "";
    public string UnitName { get; set; } = "";
    public string Description { get; set; } = "";

    /// <summary>Name of a <see cref="HazardStatus"/>.</summary>
    public string Status { get; set; } = "";
    public bool IsMajor { get; set; }
    public bool IsListed { get; set; }
    public bool IsOverdue { get; set; }
    public DateOnly FoundOn { get; set; }

    /// <summary>Day of closing, told by one event only and so kept apart from the snapshot's version.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Version of the event that told <see cref="ClosedOn"/>.</summary>
    public long ClosedVersion { get; set; }
}

/// <summary>What this service keeps of a finding at an inspection of a service agency.</summary>
internal sealed class FindingRow : IScoped
{
    public required Guid Id { get; init; }
    public required string Jurisdiction { get; set; }

    /// <summary>False while only its correction has arrived.</summary>
    public bool IsRecorded { get; set; }
    public bool IsCorrected { get; set; }

    /// <summary>Name of a <see cref="FindingClass"/>.</summary>
    public string Class { get; set; } = "";
    public string DivisionCode { get; set; } = "";
    public string AgencyName { get; set; } = "";
    public string Description { get; set; } = "";
    public string Article { get; set; } = "";
    public DateOnly InspectedOn { get; set; }
}

/// <summary>What this service keeps of a unit (单位).</summary>
internal sealed class UnitRow : IScoped
{
    public required Guid Id { get; init; }
    public required string Jurisdiction { get; set; }
    public long Version { get; set; }
    public string DivisionCode { get; set; } = "";
    public string Name { get; set; } = "";
    public string Address { get; set; } = "";
    public bool IsKeyUnit { get; set; }
    public bool IsVulnerableGroupFacility { get; set; }
    public bool IsOfConcern { get; set; }
    public bool IsClosed { get; set; }
}
