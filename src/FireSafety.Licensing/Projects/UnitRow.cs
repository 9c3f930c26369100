namespace FireSafety.Licensing.Projects;

/// <summary>What this service keeps of a unit, from the registry's events.</summary>
internal sealed class UnitRow : IScoped
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required string CreditCode { get; set; }
    public bool IsClosed { get; set; }
    public required string Jurisdiction { get; set; }

    /// <summary>Version of the unit; an event that is not newer is dropped.</summary>
    public long Version { get; set; }
}
