using FireSafety.Contracts.Units;

namespace FireSafety.Interviews.Directory;

/// <summary>What interviews need of a unit; a copy of the registry's, newest version only.</summary>
internal sealed class KnownUnit : IScoped
{
    public required Guid Id { get; init; }
    public long Version { get; private set; }
    public string Name { get; private set; } = "";
    public string Industry { get; private set; } = "";
    public string DivisionCode { get; private set; } = "";
    public string Jurisdiction { get; private set; } = "";
    public bool IsKeyUnit { get; private set; }
    public bool IsClosed { get; private set; }

    /// <summary>Belongs to those whom a drive must reach.</summary>
    public bool IsToBeCovered => IsKeyUnit && !IsClosed;

    /// <summary>Takes a newer version over; false when this one is at least as new.</summary>
    public bool Apply(UnitSnapshot unit, long version, string jurisdiction)
    {
        if (version <= Version)
            return false;
        (Version, Name, Industry, DivisionCode, Jurisdiction) = (version, unit.Name, unit.Industry, unit.DivisionCode, jurisdiction);
        (IsKeyUnit, IsClosed) = (unit.IsKeyUnit, unit.IsClosed);
        return true;
    }
}

/// <summary>What interviews need of an industry department.</summary>
internal sealed class KnownDepartment
{
    public required Guid Id { get; init; }
    public long Version { get; set; }
    public string Name { get; set; } = "";

    /// <summary>Industry codes it answers for.</summary>
    public List<string> Industries { get; set; } = [];
}

/// <summary>What interviews need of a supervisor.</summary>
internal sealed class KnownSupervisor
{
    public required Guid Id { get; init; }
    public long Version { get; set; }
    public string Name { get; set; } = "";
    public string DivisionCode { get; set; } = "";
    public bool Active { get; set; }
}

/// <summary>What interviews need of an agency.</summary>
internal sealed class KnownAgency
{
    public required Guid Id { get; init; }
    public long Version { get; set; }
    public string Name { get; set; } = "";
}

/// <summary>A drive, while it runs and after.</summary>
internal sealed class KnownCampaign
{
    public required Guid Id { get; init; }
    public string Name { get; set; } = "";
    public bool Launched { get; set; }
    public bool Ended { get; set; }
}

/// <summary>
/// From which version on something no longer is a ground (a closed hazard, a corrected finding): an older event about it that
/// comes late must not raise it again.
/// </summary>
internal sealed class SettledSource
{
    public required Guid SourceId { get; init; }
    public long Version { get; set; }
}
