namespace FireSafety.Identity.Organisations;

/// <summary>Whom an account may act for (单位、部门、机构、监督员): a copy of what the registers say.</summary>
internal sealed class Organisation : IScoped
{
    public required Guid Id { get; init; }

    /// <summary>Role of its accounts, one of <see cref="Roles.OfOrganisations"/>.</summary>
    public required string Kind { get; init; }

    public string Name { get; set; } = "";
    public string Jurisdiction { get; set; } = "";

    /// <summary>Industry codes that a department answers for; empty for all others.</summary>
    public List<string> Industries { get; set; } = [];

    /// <summary>A closed unit, a removed agency, a supervisor who no longer serves: nobody acts for it.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Version of what this was copied from.</summary>
    public long Version { get; set; }
}
