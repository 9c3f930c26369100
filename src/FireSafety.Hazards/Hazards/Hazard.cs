using FireSafety.Hazards.MajorHazards;
using FireSafety.Hazards.Sealing;
using FireSafety.Hazards.Subscriptions;

namespace FireSafety.Hazards.Hazards;

/// <summary>What a person reports.</summary>
internal sealed record Finding(
    string Description, string? Location, HazardSource Source, DateOnly FoundOn, IReadOnlyList<string> Items, string? InspectorName);

/// <summary>A fire hazard (隐患) at a unit, from report to closing (销号). Every change raises one event at most, so that versions tell them apart.</summary>
internal sealed partial class Hazard : AggregateRoot, INumbered
{
    private readonly List<HazardItem> items = [];
    private readonly List<RectificationOrder> orders = [];
    private readonly List<RectificationClaim> claims = [];
    private readonly List<Reinspection> reinspections = [];
    private readonly List<MajorJudgement> judgements = [];
    private readonly List<Listing> listings = [];
    private readonly List<Seal> seals = [];
    private string? numberGiven;

    private Hazard() { }

    public Guid UnitId { get; private set; }
    public string UnitName { get; private set; } = "";
    public string Industry { get; private set; } = "";
    public string Description { get; private set; } = "";
    public string? Location { get; private set; }
    public HazardSource Source { get; private set; }
    public HazardStatus Status { get; private set; }
    public DateOnly FoundOn { get; private set; }
    public Guid? SupervisorId { get; private set; }
    public string? InspectorName { get; private set; }
    public DateOnly? ConfirmedOn { get; private set; }
    public string? RejectedReason { get; private set; }

    /// <summary>Last day of the current rectification period.</summary>
    public DateOnly? RectifyBy { get; private set; }

    /// <summary>Day by which re-inspection is due (order 120 article 20); null while none is.</summary>
    public DateOnly? ReinspectBy { get; private set; }

    /// <summary>The due day whose lateness has been told.</summary>
    public DateOnly? ReinspectionLateFor { get; private set; }

    /// <summary>How often re-inspection was late, counted against the supervisor.</summary>
    public int LateReinspections { get; private set; }

    /// <summary>Day the current period was found to have run out.</summary>
    public DateOnly? OverdueOn { get; private set; }
    public bool IsMajor { get; private set; }
    public bool IsListed { get; private set; }

    /// <summary>Last day of the temporary sealing in force.</summary>
    public DateOnly? SealedUntil { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public Guid? ReviewerId { get; private set; }
    public string? Reviewer { get; private set; }
    public List<string> PhotosBefore { get; private set; } = [];
    public List<string> PhotosAfter { get; private set; } = [];

    /// <summary>The closed hazard that this one continues (反弹).</summary>
    public Guid? EarlierHazardId { get; private set; }

    /// <summary>The hazard that continues this one.</summary>
    public Guid? LaterHazardId { get; private set; }

    public IReadOnlyList<HazardItem> Items => items;
    public IReadOnlyList<RectificationOrder> Orders => orders;
    public IReadOnlyList<RectificationClaim> Claims => claims;
    public IReadOnlyList<Reinspection> Reinspections => reinspections;
    public IReadOnlyList<MajorJudgement> Judgements => judgements;
    public IReadOnlyList<Listing> Listings => listings;
    public IReadOnlyList<Seal> Seals => seals;

    string? INumbered.Number => numberGiven;

    /// <summary>The order in force.</summary>
    public RectificationOrder? CurrentOrder => orders.MaxBy(o => o.Id);

    /// <summary>Reports a hazard (上报).</summary>
    public static Hazard Report(UnitCopy unit, SupervisorCopy? supervisor, Finding finding)
    {
        var hazard = At(unit, supervisor, finding, HazardStatus.Reported);
        hazard.Raise(new HazardReported { Hazard = hazard.Snapshot() });
        return hazard;
    }

    /// <summary>Confirms it on site (核实). A hazard reported without items has one: itself.</summary>
    public Error? Confirm(DateOnly on, SupervisorCopy? supervisor, string? inspectorName, DateOnly today)
    {
        if ((HazardAction.Confirm.RefusedIn(Status) ?? HazardRules.Within(on, FoundOn, today)) is { } refusal)
            return refusal;
        Status = HazardStatus.Confirmed;
        ConfirmedOn = on;
        SupervisorId = supervisor?.Id ?? SupervisorId;
        InspectorName = inspectorName ?? supervisor?.Name ?? InspectorName;
        if (items.Count == 0)
            items.Add(new HazardItem(1, Description));
        Raise(new HazardConfirmed { Hazard = Snapshot() });
        return null;
    }

    /// <summary>Finds that it is no hazard (不予认定).</summary>
    public Error? Reject(string reason)
    {
        if (HazardAction.Reject.RefusedIn(Status) is { } refusal)
            return refusal;
        Status = HazardStatus.Rejected;
        RejectedReason = reason;
        Raise(new HazardRejected { Hazard = Snapshot(), Reason = reason });
        return null;
    }

    /// <summary>A look-back found it again: a new, already confirmed hazard continues this one (反弹).</summary>
    public Error? Relapse(UnitCopy unit, SupervisorCopy? supervisor, Finding finding, DateOnly today, out Hazard? again)
    {
        again = null;
        if (HazardAction.Relapse.RefusedIn(Status) is { } refusal)
            return refusal;
        if (LaterHazardId is not null)
            return HazardErrors.RelapsedAlready;
        if (HazardRules.Within(finding.FoundOn, ClosedOn!.Value, today) is { } wrongDay)
            return wrongDay;
        again = At(unit, supervisor, finding, HazardStatus.Confirmed);
        again.EarlierHazardId = Id;
        again.ConfirmedOn = finding.FoundOn;
        if (again.items.Count == 0)
            again.items.Add(new HazardItem(1, finding.Description));
        again.Raise(new HazardRelapsed { Hazard = again.Snapshot(), EarlierHazardId = Id });
        LaterHazardId = again.Id;
        return null;
    }

    /// <summary>Follows its unit into another jurisdiction, and to another name while it is open: what is over keeps the name of its time.</summary>
    public void Follow(string jurisdiction, string unitName, string industry)
    {
        var isOver = Status is HazardStatus.Closed or HazardStatus.Rejected;
        var (name, trade) = isOver ? (UnitName, Industry) : (unitName, industry);
        if ((Jurisdiction, UnitName, Industry) == (jurisdiction, name, trade))
            return;
        (Jurisdiction, UnitName, Industry) = (jurisdiction, name, trade);
        Raise(new HazardMoved { Hazard = Snapshot() });
    }

    private static Hazard At(UnitCopy unit, SupervisorCopy? supervisor, Finding finding, HazardStatus status)
    {
        var hazard = new Hazard
        {
            UnitId = unit.Id,
            UnitName = unit.Name,
            Industry = unit.Industry,
            Jurisdiction = unit.Jurisdiction,
            Description = finding.Description,
            Location = finding.Location,
            Source = finding.Source,
            FoundOn = finding.FoundOn,
            SupervisorId = supervisor?.Id,
            InspectorName = finding.InspectorName ?? supervisor?.Name,
            Status = status,
        };
        hazard.items.AddRange(finding.Items.Select((text, index) => new HazardItem(index + 1, text)));
        return hazard;
    }

    private HazardSnapshot Snapshot() => new()
    {
        UnitId = UnitId,
        UnitName = UnitName,
        Industry = Industry,
        Description = Description,
        Source = Source,
        Status = Status,
        IsMajor = IsMajor,
        IsListed = IsListed,
        SupervisorId = SupervisorId,
        RectifyBy = RectifyBy,
        IsOverdue = OverdueOn is not null && Status is not (HazardStatus.Reinspected or HazardStatus.Closed),
        FoundOn = FoundOn,
    };
}
