using FireSafety.Contracts.Units;

namespace FireSafety.Units.Units;

/// <summary>A supervised organisation or place (单位).</summary>
internal sealed class Unit : AggregateRoot
{
    private readonly List<PostHolding> posts = [];
    private readonly List<JurisdictionMove> moves = [];
    private readonly List<ConcernGround> concerns = [];
    private readonly List<AssistancePairing> pairings = [];
    private readonly List<TimelineEntry> timeline = [];

    private Unit() { }

    public string CreditCode { get; private set; } = "";

    /// <summary>Set when the code is marked 校验不符.</summary>
    public string? CreditCodeOverrideReason { get; private set; }

    public string Name { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string DivisionCode { get; private set; } = "";
    public string Industry { get; private set; } = "";
    public string? Category { get; private set; }
    public IReadOnlyList<Measure> Measures { get; private set; } = [];
    public Contact ResponsiblePerson { get; private set; } = null!;
    public Contact? Manager { get; private set; }

    public bool IsKeyUnit { get; private set; }

    /// <summary>Why a person last confirmed or withdrew the key unit.</summary>
    public string? KeyUnitReason { get; private set; }

    /// <summary>What the criteria say of the declared facts; null when no clause is met.</summary>
    public KeyUnitSuggestion? KeyUnitSuggestion { get; private set; }

    public bool IsOfConcern { get; private set; }

    /// <summary>When the flag must be looked at again; null when not flagged.</summary>
    public DateOnly? ConcernReviewOn { get; private set; }

    public bool IsVulnerableGroupFacility { get; private set; }
    public bool IsClosed { get; private set; }
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>The batch it came in with, if any.</summary>
    public Guid? BatchId { get; private set; }

    public IReadOnlyList<PostHolding> Posts => posts;
    public IReadOnlyList<JurisdictionMove> Moves => moves;
    public IReadOnlyList<ConcernGround> Concerns => concerns;
    public IReadOnlyList<AssistancePairing> Pairings => pairings;

    /// <summary>Enters a unit into the registry (建档).</summary>
    /// <param name="profile">What it is.</param>
    /// <param name="division">The brigade's division.</param>
    /// <param name="responsible">消防安全责任人.</param>
    /// <param name="manager">消防安全管理人; required for a key unit.</param>
    /// <param name="keyUnitReason">Confirms it as a key unit at once, for this reason.</param>
    /// <param name="vulnerableGroup">养老、福利机构等弱势群体场所.</param>
    /// <param name="batchId">The batch it comes in with.</param>
    /// <param name="at">Business time, UTC.</param>
    public static (Unit? Unit, Error? Error) Register(
        UnitProfile profile, Division division, Contact responsible, Contact? manager, string? keyUnitReason, bool vulnerableGroup,
        Guid? batchId, DateTime at)
    {
        if (keyUnitReason is not null && manager is null)
            return (null, UnitErrors.ManagerRequired);
        var unit = new Unit
        {
            DivisionCode = division.Code,
            Jurisdiction = division.Path,
            ResponsiblePerson = responsible,
            Manager = manager,
            IsKeyUnit = keyUnitReason is not null,
            KeyUnitReason = keyUnitReason,
            IsVulnerableGroupFacility = vulnerableGroup,
            BatchId = batchId,
        };
        unit.Take(profile);
        unit.posts.Add(new PostHolding(Post.ResponsiblePerson, responsible.Name, Clock.DateOf(at)));
        if (manager is not null)
            unit.posts.Add(new PostHolding(Post.Manager, manager.Name, Clock.DateOf(at)));
        unit.Note(at, $"建档，归{division.Organ}监管" + (unit.IsKeyUnit ? "，确认为消防安全重点单位" : ""));
        unit.Raise(new UnitRegistered { Unit = unit.Snapshot() });
        return (unit, null);
    }

    /// <summary>Corrects what the unit is; nothing happens when nothing differs.</summary>
    public Error? EditProfile(UnitProfile profile, DateTime at)
    {
        if (IsClosed)
            return UnitErrors.Closed;
        var told = (CreditCode, Name, Address, Industry) != (profile.CreditCode, profile.Name, profile.Address, profile.Industry);
        var kept = CreditCodeOverrideReason == profile.MismatchReason && Category == profile.Category && Measures.SequenceEqual(profile.Measures);
        if (!told && kept)
            return null;
        Take(profile);
        Note(at, told ? $"变更单位信息：{Name}，{Address}" : "更新申报的类别和指标");
        if (told)
            Tell(UnitChanges.Profile);
        return null;
    }

    /// <summary>Names who answers for fire safety (责任人、管理人); earlier holders stay in the history.</summary>
    public Error? ChangeContacts(Contact responsible, Contact? manager, DateTime at)
    {
        if (IsClosed)
            return UnitErrors.Closed;
        if (IsKeyUnit && manager is null)
            return UnitErrors.ManagerRequired;
        if (ResponsiblePerson == responsible && Manager == manager)
            return null;
        Succeed(Post.ResponsiblePerson, ResponsiblePerson, responsible, at);
        Succeed(Post.Manager, Manager, manager, at);
        (ResponsiblePerson, Manager) = (responsible, manager);
        Note(at, "变更消防安全责任人、管理人或联系方式");
        Tell(UnitChanges.Contacts);
        return null;
    }

    /// <summary>Hands the unit over to another brigade.</summary>
    public Error? Move(Division to, string reason, DateTime at)
    {
        if (IsClosed)
            return UnitErrors.Closed;
        if (to.Code == DivisionCode)
            return UnitErrors.SameDivision.With(to.Name);
        moves.Add(new JurisdictionMove(DivisionCode, to.Code, Clock.DateOf(at), reason));
        (DivisionCode, Jurisdiction) = (to.Code, to.Path);
        Note(at, $"辖区调整至{to.Organ}：{reason}");
        Tell(UnitChanges.Jurisdiction);
        return null;
    }

    /// <summary>Takes the unit out of operation (注销); it stays for the record.</summary>
    public Error? Close(string reason, DateTime at)
    {
        if (IsClosed)
            return UnitErrors.Closed;
        (IsClosed, ClosedOn) = (true, Clock.DateOf(at));
        Note(at, $"注销：{reason}");
        Tell(UnitChanges.Closed);
        return null;
    }

    /// <summary>A person confirms it as 消防安全重点单位.</summary>
    public Error? ConfirmKeyUnit(string reason, DateTime at)
    {
        if (IsClosed)
            return UnitErrors.Closed;
        if (IsKeyUnit)
            return UnitErrors.AlreadyKeyUnit;
        if (Manager is null)
            return UnitErrors.ManagerRequired;
        (IsKeyUnit, KeyUnitReason) = (true, reason);
        Note(at, $"确认为消防安全重点单位：{reason}");
        Tell(UnitChanges.KeyUnit);
        return null;
    }

    /// <summary>A person withdraws the confirmation.</summary>
    public Error? WithdrawKeyUnit(string reason, DateTime at)
    {
        if (IsClosed)
            return UnitErrors.Closed;
        if (!IsKeyUnit)
            return UnitErrors.NotKeyUnit;
        (IsKeyUnit, KeyUnitReason) = (false, reason);
        Note(at, $"撤销消防安全重点单位：{reason}");
        Tell(UnitChanges.KeyUnit);
        return null;
    }

    /// <summary>Flags it as 不放心单位, or adds a ground to a standing flag. The same ground twice changes nothing.</summary>
    /// <param name="grounds">In words that can be read out.</param>
    /// <param name="hazardId">The hazard, when a rule flags.</param>
    /// <param name="reviewOn">When a person must look again; a standing later date is kept.</param>
    /// <param name="at">Business time, UTC.</param>
    public Error? FlagConcern(string grounds, Guid? hazardId, DateOnly reviewOn, DateTime at)
    {
        if (IsClosed)
            return UnitErrors.Closed;
        if (concerns.Any(c => c.LiftedOn is null && c.HazardId == hazardId && c.Text == grounds))
            return null;
        concerns.Add(new ConcernGround(grounds, hazardId, Clock.DateOf(at)));
        ConcernReviewOn = ConcernReviewOn > reviewOn ? ConcernReviewOn : reviewOn;
        Note(at, $"列为不放心单位：{grounds}", hazardId);
        if (!IsOfConcern)
        {
            IsOfConcern = true;
            Tell(UnitChanges.Concern);
        }
        Raise(new UnitOfConcernFlagged { UnitName = Name, Grounds = grounds, GroundId = concerns[^1].Id, ReviewOn = ConcernReviewOn.Value });
        return null;
    }

    /// <summary>Lifts the flag with all its grounds.</summary>
    public Error? UnflagConcern(string reason, DateTime at)
    {
        if (!IsOfConcern)
            return UnitErrors.NotOfConcern;
        foreach (var ground in concerns.Where(c => c.LiftedOn is null))
            ground.Lift(Clock.DateOf(at), reason);
        (IsOfConcern, ConcernReviewOn) = (false, null);
        Note(at, $"解除不放心单位：{reason}");
        Tell(UnitChanges.Concern);
        return null;
    }

    /// <summary>Marks or unmarks it as a place of the old, the young or the ill; unmarking ends the pairing.</summary>
    public Error? MarkVulnerableGroup(bool marked, DateTime at)
    {
        if (IsClosed)
            return UnitErrors.Closed;
        if (IsVulnerableGroupFacility == marked)
            return null;
        IsVulnerableGroupFacility = marked;
        if (!marked)
            CurrentPairing?.End(Clock.DateOf(at));
        Note(at, marked ? "标注为弱势群体场所" : "取消弱势群体场所标注");
        Tell(UnitChanges.VulnerableGroup);
        return null;
    }

    /// <summary>Pairs it with a helper (一对一帮扶); an earlier pairing ends.</summary>
    public (AssistancePairing? Pairing, Error? Error) Pair(Contact helper, string organisation, DateTime at)
    {
        if (IsClosed)
            return (null, UnitErrors.Closed);
        if (!IsVulnerableGroupFacility)
            return (null, UnitErrors.NotVulnerableGroup);
        if (CurrentPairing is { } standing)
        {
            if (standing.Helper == helper && standing.Organisation == organisation)
                return (standing, null);
            standing.End(Clock.DateOf(at));
        }
        var pairing = new AssistancePairing(helper, organisation, Clock.DateOf(at));
        pairings.Add(pairing);
        Note(at, $"安排一对一帮扶（{organisation}）");
        Touch();
        return (pairing, null);
    }

    /// <summary>Records a visit of the helper (帮扶走访).</summary>
    public (AssistanceVisit? Visit, Error? Error) RecordVisit(DateOnly visitedOn, string findings, DateTime at)
    {
        if (IsClosed)
            return (null, UnitErrors.Closed);
        if (CurrentPairing is not { } pairing)
            return (null, UnitErrors.NoPairing);
        if (visitedOn < pairing.From || visitedOn > Clock.DateOf(at))
            return (null, UnitErrors.VisitDateOutOfRange.With(pairing.From));
        var visit = pairing.Visit(visitedOn, findings);
        Note(at, $"帮扶走访：{findings}");
        Touch();
        return (visit, null);
    }

    private AssistancePairing? CurrentPairing => pairings.SingleOrDefault(p => p.Until is null);

    private void Take(UnitProfile profile)
    {
        CreditCode = profile.CreditCode;
        CreditCodeOverrideReason = profile.MismatchReason;
        (Name, Address, Industry) = (profile.Name, profile.Address, profile.Industry);
        (Category, Measures) = (profile.Category, profile.Measures);
        KeyUnitSuggestion = KeyUnitCriteria.InForce.Suggest(profile.Category, profile.Measures);
    }

    private void Succeed(Post post, Contact? before, Contact? after, DateTime at)
    {
        if (before?.Name == after?.Name)
            return;
        posts.SingleOrDefault(p => p.Post == post && p.Until is null)?.End(Clock.DateOf(at));
        if (after is not null)
            posts.Add(new PostHolding(post, after.Name, Clock.DateOf(at)));
    }

    private void Note(DateTime at, string text, Guid? source = null) =>
        timeline.Add(new TimelineEntry { UnitId = Id, At = at, Topic = TimelineTopic.Registry, Text = TimelineEntry.Fit(text), SourceId = source });

    private void Tell(UnitChanges changes) => Raise(new UnitChanged { Unit = Snapshot(), Changes = changes });

    private UnitSnapshot Snapshot() => new()
    {
        CreditCode = CreditCode,
        Name = Name,
        Address = Address,
        DivisionCode = DivisionCode,
        Industry = Industry,
        ResponsiblePerson = ResponsiblePerson,
        Manager = Manager,
        IsKeyUnit = IsKeyUnit,
        IsVulnerableGroupFacility = IsVulnerableGroupFacility,
        IsOfConcern = IsOfConcern,
        IsClosed = IsClosed,
    };
}
