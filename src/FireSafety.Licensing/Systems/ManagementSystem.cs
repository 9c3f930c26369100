using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Conditions;

namespace FireSafety.Licensing.Systems;

/// <summary>Which system the conditions ask for.</summary>
internal enum SystemKind
{
    /// <summary>质量管理体系.</summary>
    QualityManagement,
    /// <summary>消防安全评估过程控制体系.</summary>
    ProcessControl,
}

/// <summary>A management system with its document (管理体系文件).</summary>
internal sealed class ManagementSystem : Entity
{
    private ManagementSystem() { }

    public Guid AgencyId { get; private set; }
    public SystemKind Kind { get; private set; }
    public string DocumentTitle { get; private set; } = "";
    public DateOnly InForceFrom { get; private set; }
    public DateOnly? WithdrawnOn { get; private set; }
    public Verification? Verification { get; private set; }

    public static ManagementSystem Introduce(SystemKind kind, string documentTitle, DateOnly inForceFrom) =>
        new() { Kind = kind, DocumentTitle = documentTitle, InForceFrom = inForceFrom };

    internal void Withdraw(DateOnly on) => WithdrawnOn = on;

    internal void Verify(Verification verification) => Verification = verification;

    internal SystemFact? ToFact(bool verified) => verified && Verification is not { Accepted: true }
        ? null
        : new SystemFact(DocumentTitle, new Span(InForceFrom, WithdrawnOn?.AddDays(-1) ?? DateOnly.MaxValue), "废止", Kind);
}
