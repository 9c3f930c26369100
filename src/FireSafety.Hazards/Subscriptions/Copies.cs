namespace FireSafety.Hazards.Subscriptions;

/// <summary>What this service keeps of a unit (单位); the registry owns it.</summary>
internal sealed class UnitCopy : IScoped
{
    public required Guid Id { get; init; }

    /// <summary>Version of the unit this was taken from.</summary>
    public long Version { get; set; }
    public string Name { get; set; } = "";
    public string Industry { get; set; } = "";
    public string Address { get; set; } = "";
    public string Jurisdiction { get; set; } = "";
    public bool IsClosed { get; set; }
}

/// <summary>What this service keeps of a supervisor (监督员).</summary>
internal sealed class SupervisorCopy : IScoped
{
    public required Guid Id { get; init; }

    /// <summary>Version of the supervisor this was taken from.</summary>
    public long Version { get; set; }
    public string Name { get; set; } = "";
    public string Jurisdiction { get; set; } = "";
    public bool IsActive { get; set; }
}

/// <summary>Where and by whom: the unit and supervisor that a request names.</summary>
internal sealed record Place(UnitCopy Unit, SupervisorCopy? Supervisor);

internal static class PlaceLookup
{
    /// <summary>Reads a unit, and a supervisor when one is named, in one query.</summary>
    /// <returns>The place, or why it cannot be used.</returns>
    public static async Task<(Place? Place, Error? Refusal)> FindPlaceAsync(this HazardsDbContext db, Guid unitId, Guid? supervisorId, CancellationToken ct)
    {
        var units = db.Units.AsNoTracking().Where(u => u.Id == unitId);
        var place = supervisorId is null
            ? await units.Select(u => new Place(u, null)).SingleOrDefaultAsync(ct)
            : await units.SelectMany(u => db.Supervisors.Where(s => s.Id == supervisorId).DefaultIfEmpty(), (u, s) => new Place(u, s))
                .SingleOrDefaultAsync(ct);
        if (place is null)
            return (null, Hazards.HazardErrors.UnknownUnit);
        return (place, supervisorId is null ? null : Refusal(place.Supervisor));
    }

    /// <summary>Reads a supervisor who is to answer for something.</summary>
    public static async Task<(SupervisorCopy? Supervisor, Error? Refusal)> FindSupervisorAsync(this HazardsDbContext db, Guid? id, CancellationToken ct)
    {
        if (id is null)
            return (null, null);
        var supervisor = await db.Supervisors.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);
        return (supervisor, Refusal(supervisor));
    }

    private static Error? Refusal(SupervisorCopy? supervisor) => supervisor switch
    {
        null => Hazards.HazardErrors.UnknownSupervisor,
        { IsActive: false } => Hazards.HazardErrors.SupervisorInactive.With(supervisor.Name),
        _ => null,
    };
}
