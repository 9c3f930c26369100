using FireSafety.Contracts.Hazards;

namespace FireSafety.Units.Units;

/// <summary>What the registry keeps of a hazard: enough to count. Seen only through its unit, which has the jurisdiction.</summary>
internal sealed class HazardAtUnit
{
    public required Guid HazardId { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>Version of the hazard this row shows; an older event is dropped.</summary>
    public long Version { get; set; }

    public HazardStatus Status { get; set; }
    public bool IsMajor { get; set; }

    /// <summary>Its period ran out, whatever state it is in, as the hazards service says.</summary>
    public bool IsOverdue { get; set; }
}
