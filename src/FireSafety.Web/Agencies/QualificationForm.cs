using FireSafety.Clients.Licensing;

namespace FireSafety.Web.Agencies;

/// <summary>What is typed of a person's certificate and contract.</summary>
public class QualificationForm
{
    /// <summary>Engineers.</summary>
    public EngineerGrade? Grade { get; set; }
    /// <summary>Operators.</summary>
    public OperatorLevel? Level { get; set; }
    /// <summary>证书有效期至.</summary>
    public DateOnly? CertificateValidTo { get; set; }
    /// <summary>First day of the contract.</summary>
    public DateOnly ContractFrom { get; set; }
    /// <summary>Last day of the contract; null when it has none.</summary>
    public DateOnly? ContractTo { get; set; }
}
