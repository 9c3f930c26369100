using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Inspections;

/// <summary>How an inspection is made (article 21).</summary>
internal enum InspectionMethod
{
    /// <summary>网上核查.</summary>
    Online,
    /// <summary>服务单位实地核查.</summary>
    AtUnit,
    /// <summary>办公场所现场检查.</summary>
    AtOffice,
}

/// <summary>One item of the check list; items that are not listed were not looked at.</summary>
internal sealed record ItemResult(string Code, bool Conforms, string? Note);

/// <summary>What an inspection was made on.</summary>
/// <param name="Trigger">The fire or the complaint that it follows; null for the other kinds.</param>
internal sealed record InspectionHeader(
    InspectionKind Kind, DateOnly InspectedOn, InspectionMethod Method, string? Trigger, Guid? UnitId, Guid? DrawId);

/// <summary>An inspection of an agency (监督检查) with its findings.</summary>
internal sealed class Inspection : AggregateRoot
{
    private readonly List<Finding> findings = [];

    private Inspection() { }

    public Guid AgencyId { get; private set; }
    public InspectionKind Kind { get; private set; }
    public DateOnly InspectedOn { get; private set; }
    public InspectionMethod Method { get; private set; }
    public string? Trigger { get; private set; }
    public Guid? UnitId { get; private set; }
    public Guid? DrawId { get; private set; }
    public List<string> Inspectors { get; private set; } = [];
    public JsonList<ItemResult> Items { get; private set; } = [];
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Records an inspection that was made.</summary>
    public static Inspection Record(
        Guid agencyId, string jurisdiction, InspectionHeader header, IEnumerable<string> inspectors, IEnumerable<ItemResult> items,
        IEnumerable<Finding> found)
    {
        var inspection = new Inspection
        {
            AgencyId = agencyId,
            Jurisdiction = jurisdiction,
            Kind = header.Kind,
            InspectedOn = header.InspectedOn,
            Method = header.Method,
            Trigger = header.Trigger,
            UnitId = header.UnitId,
            DrawId = header.DrawId,
            Inspectors = [.. inspectors],
            Items = [.. items],
        };
        inspection.findings.AddRange(found);
        return inspection;
    }

    /// <summary>The agency hands in its correction (整改).</summary>
    public Error? Correct(Guid findingId, string correction, DateOnly on) => WithFinding(findingId, f =>
        on < InspectedOn ? InspectionErrors.BeforeInspection : f.Correct(correction, on));

    /// <summary>A person looks at the correction.</summary>
    public Error? VerifyCorrection(Guid findingId, bool accepted, string by, DateOnly on, string? note) =>
        WithFinding(findingId, f => f.Verify(accepted, by, on, note));

    /// <summary>A penalty is decided (行政处罚).</summary>
    public Error? Penalize(Guid findingId, Penalty penalty) => WithFinding(findingId, f =>
        penalty.DecidedOn < InspectedOn ? InspectionErrors.BeforeInspection : f.Penalize(penalty));

    private Error? WithFinding(Guid findingId, Func<Finding, Error?> change)
    {
        if (findings.FirstOrDefault(f => f.Id == findingId) is not { } finding)
            return CommonErrors.NotFound;
        if (change(finding) is { } refusal)
            return refusal;
        Touch();
        return null;
    }
}
