using FireSafety.Contracts.Units;

namespace FireSafety.Units.Units;

/// <summary>A helper paired one to one with a vulnerable-group facility (一对一帮扶).</summary>
internal sealed class AssistancePairing : Entity
{
    private readonly List<AssistanceVisit> visits = [];

    private AssistancePairing() { }

    public AssistancePairing(Contact helper, string organisation, DateOnly from) =>
        (Helper, Organisation, From) = (helper, organisation, from);

    public Guid UnitId { get; private set; }
    public Contact Helper { get; private set; } = null!;

    /// <summary>Where the helper works, e.g. 兴隆台区消防救援大队.</summary>
    public string Organisation { get; private set; } = "";

    public DateOnly From { get; private set; }

    /// <summary>First day the pairing no longer stood; null while it stands.</summary>
    public DateOnly? Until { get; private set; }

    public IReadOnlyList<AssistanceVisit> Visits => visits;

    public void End(DateOnly on) => Until = on;

    public AssistanceVisit Visit(DateOnly on, string findings)
    {
        var visit = new AssistanceVisit(on, findings);
        visits.Add(visit);
        return visit;
    }
}

/// <summary>One visit of the helper and what was found (帮扶走访).</summary>
internal sealed class AssistanceVisit : Entity
{
    private AssistanceVisit() { }

    public AssistanceVisit(DateOnly on, string findings) => (VisitedOn, Findings) = (on, findings);

    public Guid PairingId { get; private set; }
    public DateOnly VisitedOn { get; private set; }
    public string Findings { get; private set; } = "";
}
