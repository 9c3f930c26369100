using FireSafety.Clients.Licensing;

namespace FireSafety.Web.Agencies;

/// <summary>What is typed of a service contract.</summary>
public sealed class ProjectForm
{
    /// <summary>The agency.</summary>
    public Guid? AgencyId { get; set; }
    /// <summary>Its name, as chosen.</summary>
    public string? AgencyName { get; set; }
    /// <summary>The unit that is served.</summary>
    public Guid? UnitId { get; set; }
    /// <summary>One service.</summary>
    public PracticeCategory Service { get; set; }
    /// <summary>The contract.</summary>
    public ServiceContract Contract { get; set; } = new();
    /// <summary>技术负责人.</summary>
    public Guid? TechnicalHeadId { get; set; }
    /// <summary>项目负责人.</summary>
    public Guid? ProjectHeadId { get; set; }
    /// <summary>Why the heads change.</summary>
    public string? Reason { get; set; }
}
