using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;
using FireSafety.Licensing.Conditions;
using FireSafety.Licensing.Equipment;
using FireSafety.Licensing.Inspections;
using FireSafety.Licensing.Personnel;
using FireSafety.Licensing.Systems;

namespace FireSafety.Licensing.Agencies;

/// <summary>Place of work.</summary>
/// <param name="SquareMetres">Floor area.</param>
/// <param name="LeaseUntil">Last day of the lease; null when owned or open-ended.</param>
internal sealed record Premises(int SquareMetres, DateOnly? LeaseUntil);

/// <summary>What the business licence and the agency's own statement say.</summary>
/// <param name="HomeDivisionCode">GB/T 2260 code of the place of registration; may be any city (article 8).</param>
internal sealed record AgencyProfile(
    string Name, string LegalPersonName, PracticeCategory Category, string Address, string HomeDivisionCode, Contact Manager, Contact? TechnicalLead);

/// <summary>
/// A fire-protection service agency (消防技术服务机构). Its standing follows from the practice conditions on verified data;
/// every change is followed by <see cref="Review"/>, which decides the standing and only then tells others.
/// </summary>
internal sealed class ServiceAgency : AggregateRoot
{
    private readonly List<Person> personnel = [];
    private readonly List<EquipmentItem> equipment = [];
    private readonly List<ManagementSystem> systems = [];
    private readonly List<ExpiryWarning> warnings = [];
    private readonly List<Func<AgencySnapshot, AgencyEvent>> toTell = [];

    private ServiceAgency() { }

    public string CreditCode { get; private set; } = "";

    /// <summary>校验不符: the code fails its check character and was accepted with a reason.</summary>
    public bool CreditCodeMismatch { get; private set; }
    public string? CreditCodeReason { get; private set; }
    public string Name { get; private set; } = "";
    public string NameNormalized { get; private set; } = "";
    public string LegalPersonName { get; private set; } = "";
    public PracticeCategory Category { get; private set; }
    public string Address { get; private set; } = "";
    public string HomeDivisionCode { get; private set; } = "";
    public Contact Manager { get; private set; } = null!;
    public Contact? TechnicalLead { get; private set; }
    public bool DeclaredLegalPerson { get; private set; }
    public bool? VerifiedLegalPerson { get; private set; }
    public Premises DeclaredPremises { get; private set; } = null!;
    public Premises? VerifiedPremises { get; private set; }
    public DateOnly RegisteredOn { get; private set; }
    public AgencyStatus Status { get; private set; }
    public string? StatusReason { get; private set; }

    /// <summary>A person completed the verification, or the conditions were met once: from then on the standing follows them.</summary>
    public bool IsJudged { get; private set; }
    public DateOnly? LapsedOn { get; private set; }

    /// <summary>Codes of the clauses unmet on verified data at the last review.</summary>
    public List<string> UnmetClauses { get; private set; } = [];

    /// <summary>Next day on which time alone can change anything here.</summary>
    public DateOnly? NextReviewOn { get; private set; }

    /// <summary>Nearest last valid day of anything that runs out.</summary>
    public DateOnly? NextExpiryOn { get; private set; }

    public IReadOnlyList<Person> Personnel => personnel;
    public IReadOnlyList<EquipmentItem> Equipment => equipment;
    public IReadOnlyList<ManagementSystem> Systems => systems;
    public IReadOnlyList<ExpiryWarning> Warnings => warnings;

    /// <summary>Enters an agency into the register (登记) with what it declares.</summary>
    public static ServiceAgency Register(
        string creditCode, string? mismatchReason, AgencyProfile profile, bool isEnterpriseLegalPerson, Premises premises, DateOnly today)
    {
        var agency = new ServiceAgency
        {
            Jurisdiction = Divisions.City.Path,
            CreditCode = creditCode,
            CreditCodeMismatch = mismatchReason is not null,
            CreditCodeReason = mismatchReason,
            DeclaredLegalPerson = isEnterpriseLegalPerson,
            DeclaredPremises = premises,
            RegisteredOn = today,
        };
        agency.Take(profile);
        agency.toTell.Add(snapshot => new AgencyRegistered { Agency = snapshot });
        return agency;
    }

    public bool IsPractising => Status is not (AgencyStatus.Suspended or AgencyStatus.Removed);

    /// <summary>Replaces the profile.</summary>
    public Error? Edit(AgencyProfile profile)
    {
        if (Status == AgencyStatus.Removed)
            return AgencyErrors.Removed;
        Take(profile);
        return Changed();
    }

    /// <summary>Declares the place of work or the legal form anew.</summary>
    public Error? Declare(bool isEnterpriseLegalPerson, Premises premises)
    {
        if (Status == AgencyStatus.Removed)
            return AgencyErrors.Removed;
        (DeclaredLegalPerson, DeclaredPremises) = (isEnterpriseLegalPerson, premises);
        return Changed(tell: false);
    }

    /// <summary>Someone joins (入职登记).</summary>
    public Error? Join(Person person)
    {
        if (Status == AgencyStatus.Removed)
            return AgencyErrors.Removed;
        if (personnel.Any(p => p.CertificateKey == person.CertificateKey && p.LeftOn is null))
            return AgencyErrors.AlreadyJoined.With(person.CertificateNumber);
        personnel.Add(person);
        return Changed(tell: false);
    }

    /// <summary>Declares a person's certificate, level or contract anew, e.g. after a renewal.</summary>
    public Error? Renew(Guid personId, Qualification declared) =>
        WithPerson(personId, person =>
            person.LeftOn is not null ? AgencyErrors.HasLeft
            : person.Kind == PersonKind.Engineer != declared.Grade is not null ? AgencyErrors.WrongQualification
            : Done(() => person.Renew(declared)));

    /// <summary>Someone leaves (离职): counts no longer from that day.</summary>
    public Error? Leave(Guid personId, DateOnly on, string reason) => WithPerson(personId, person =>
        person.LeftOn is not null ? AgencyErrors.HasLeft
        : on < person.JoinedOn ? AgencyErrors.LeavesBeforeJoining
        : Done(() => person.Leave(on, reason)));

    /// <summary>Equipment is entered.</summary>
    public Error? Acquire(EquipmentItem item)
    {
        if (Status == AgencyStatus.Removed)
            return AgencyErrors.Removed;
        if (equipment.Any(e => e.ItemCode == item.ItemCode && e.RetiredOn is null))
            return AgencyErrors.EquipmentEntered.With(item.Name);
        equipment.Add(item);
        return Changed(tell: false);
    }

    /// <summary>Quantity or calibration is declared anew.</summary>
    public Error? ChangeEquipment(Guid itemId, Holding declared) => WithEquipment(itemId, item => item.Change(declared));

    /// <summary>Equipment is no longer used from that day.</summary>
    public Error? RetireEquipment(Guid itemId, DateOnly on) =>
        on < equipment.FirstOrDefault(e => e.Id == itemId)?.AcquiredOn
            ? AgencyErrors.EndsBeforeStart
            : WithEquipment(itemId, item => item.Retire(on));

    /// <summary>A management system is put in force; the one of its kind before it is replaced.</summary>
    public Error? Introduce(ManagementSystem system)
    {
        if (Status == AgencyStatus.Removed)
            return AgencyErrors.Removed;
        if (systems.Any(s => s.Kind == system.Kind && s.WithdrawnOn is null))
            return AgencyErrors.SystemInForce;
        systems.Add(system);
        return Changed(tell: false);
    }

    /// <summary>A management system is withdrawn from that day.</summary>
    public Error? Withdraw(SystemKind kind, DateOnly on)
    {
        if (systems.FirstOrDefault(s => s.Kind == kind && s.WithdrawnOn is null) is not { } system)
            return AgencyErrors.NoSystemInForce;
        if (on < system.InForceFrom)
            return AgencyErrors.EndsBeforeStart;
        system.Withdraw(on);
        return Changed(tell: false);
    }

    /// <summary>Enters what a person saw (核查), beside what the agency declares.</summary>
    public Error? Verify(VerificationRecord seen)
    {
        if (Status == AgencyStatus.Removed)
            return AgencyErrors.Removed;
        if (seen.FirstUnknown(this) is { } unknown)
            return AgencyErrors.NothingToVerify.With(unknown);
        seen.ApplyTo(personnel, equipment, systems);
        VerifiedLegalPerson = seen.IsEnterpriseLegalPerson ?? (seen.AcceptDeclared ? DeclaredLegalPerson : VerifiedLegalPerson);
        VerifiedPremises = seen.Premises ?? (seen.AcceptDeclared ? DeclaredPremises with { } : VerifiedPremises);
        IsJudged |= seen.Complete;
        return Changed(tell: false);
    }

    /// <summary>Practice is suspended (暂停执业).</summary>
    public Error? Suspend(string reason)
    {
        if (!IsPractising)
            return AgencyErrors.NotPractising.With(StatusWords);
        (Status, StatusReason) = (AgencyStatus.Suspended, reason);
        return Changed();
    }

    /// <summary>The agency leaves the register (移出); its record stays.</summary>
    public Error? Remove(string reason)
    {
        if (Status == AgencyStatus.Removed)
            return AgencyErrors.Removed;
        (Status, StatusReason) = (AgencyStatus.Removed, reason);
        return Changed();
    }

    /// <summary>Practice is resumed (恢复执业); the review that follows decides in what standing.</summary>
    public Error? Reinstate(string reason)
    {
        if (IsPractising)
            return AgencyErrors.NothingToReinstate.With(StatusWords);
        (Status, StatusReason, LapsedOn) = (AgencyStatus.Registered, reason, null);
        return Changed();
    }

    /// <summary>Tells others of a finding of an inspection.</summary>
    public void TellFinding(Finding finding, DateOnly inspectedOn) => Raise(new AgencyFindingRecorded
    {
        Agency = Snapshot(),
        FindingId = finding.Id,
        Class = finding.Class,
        Description = finding.Description,
        Article = finding.Article,
        InspectedOn = inspectedOn,
    });

    /// <summary>Tells others that a finding was corrected and verified.</summary>
    public void TellCorrected(Finding finding) => Raise(new AgencyFindingCorrected { Agency = Snapshot(), FindingId = finding.Id });

    /// <summary>The facts in one of the two views: as the agency declares them, or as a person verified them.</summary>
    public AgencyFacts Facts(bool verified, Registrations registrations)
    {
        var premises = verified ? VerifiedPremises : DeclaredPremises;
        return new AgencyFacts(
            Category,
            verified ? VerifiedLegalPerson == true : DeclaredLegalPerson,
            premises is null ? [] : [new PremisesFact("工作场所", new Span(DateOnly.MinValue, premises.LeaseUntil ?? DateOnly.MaxValue), "租期届满", premises.SquareMetres)],
            [.. personnel.Select(p => p.ToFact(verified, registrations.Elsewhere(p, verified))).OfType<PersonFact>()],
            [.. equipment.Select(e => e.ToFact(verified)).OfType<EquipmentFact>()],
            [.. systems.Select(s => s.ToFact(verified)).OfType<SystemFact>()]);
    }

    /// <summary>
    /// Judges the conditions as of <paramref name="today"/>, moves the standing, warns of what runs out, and raises the events
    /// of this change with the standing it led to.
    /// </summary>
    /// <returns>Whether anything was told.</returns>
    public bool Review(Registrations registrations, DateOnly today)
    {
        var facts = Facts(verified: true, registrations);
        var evaluation = PracticeConditions.Evaluate(facts, today);
        if (IsPractising)
            Judge(evaluation, today);
        var unmet = evaluation.Unmet.Select(c => c.Code).ToList();
        if (!unmet.SequenceEqual(UnmetClauses))
            UnmetClauses = unmet;
        var expiries = personnel.SelectMany(p => p.Expiries()).Concat(equipment.SelectMany(e => e.Expiries())).Concat(PremisesExpiry())
            .Where(e => e.On >= today).ToList();
        if (Status != AgencyStatus.Removed)
            Warn(expiries, today);
        NextExpiryOn = expiries.Count == 0 ? null : expiries.Min(e => e.On);
        NextReviewOn = Status == AgencyStatus.Removed ? null : NextDay(facts, expiries, today);

        var told = toTell.Count > 0;
        var snapshot = Snapshot();
        foreach (var tell in toTell)
            Raise(tell(snapshot));
        toTell.Clear();
        return told;
    }

    private void Judge(Evaluation evaluation, DateOnly today)
    {
        if (evaluation.IsMet)
        {
            IsJudged = true;
            LapsedOn = null;
            if (Status == AgencyStatus.ConditionsMet)
                return;
            Status = AgencyStatus.ConditionsMet;
            toTell.Add(snapshot => new ConditionsMet { Agency = snapshot });
            return;
        }
        if (!IsJudged)
            return;
        var worse = evaluation.Unmet.Any(c => !UnmetClauses.Contains(c.Code));
        if (Status == AgencyStatus.ConditionsLapsed && !worse)
            return;
        // The day is the newest lapse among those that are new, so that a step that runs late still names the true day.
        var news = evaluation.Unmet.Where(c => Status != AgencyStatus.ConditionsLapsed || !UnmetClauses.Contains(c.Code));
        var lapsedOn = news.Max(c => c.Since) ?? today;
        Status = AgencyStatus.ConditionsLapsed;
        LapsedOn ??= lapsedOn;
        var shortfalls = evaluation.Unmet.Select(c => c.Shortfall!).ToList();
        toTell.Add(snapshot => new ConditionsLapsed { Agency = snapshot, Shortfalls = shortfalls, LapsedOn = lapsedOn });
    }

    private void Warn(List<Expiry> expiries, DateOnly today)
    {
        foreach (var expiry in expiries)
        {
            var left = expiry.On.DayNumber - today.DayNumber;
            var due = ConditionRules.WarningDays.Where(d => left <= d).DefaultIfEmpty(-1).Min();
            // A tighter warning makes the earlier ones pointless; none is given after it.
            if (due < 0 || warnings.Any(w => w.ItemId == expiry.ItemId && w.Kind == expiry.Kind && w.ExpiresOn == expiry.On && w.DaysAhead <= due))
                continue;
            warnings.Add(ExpiryWarning.Of(expiry, due, today));
            toTell.Add(snapshot => new ConditionExpiring { Agency = snapshot, What = expiry.What, ExpiresOn = expiry.On, DaysLeft = due });
        }
    }

    private static DateOnly? NextDay(AgencyFacts facts, List<Expiry> expiries, DateOnly today)
    {
        var days = expiries.SelectMany(e => ConditionRules.WarningDays.Select(d => e.On.AddDays(-d)).Append(e.On.AddDays(1)))
            .Where(d => d > today).Cast<DateOnly?>().Append(PracticeConditions.NextTurn(facts, today)).Where(d => d is not null).ToList();
        return days.Min();
    }

    private IEnumerable<Expiry> PremisesExpiry()
    {
        if ((VerifiedPremises ?? DeclaredPremises).LeaseUntil is { } until)
            yield return new Expiry(Id, "lease", "工作场所的租期", until);
    }

    private void Take(AgencyProfile profile)
    {
        Name = profile.Name.Trim();
        NameNormalized = Normalize(Name);
        LegalPersonName = profile.LegalPersonName;
        Category = profile.Category;
        Address = profile.Address;
        HomeDivisionCode = profile.HomeDivisionCode;
        Manager = profile.Manager;
        TechnicalLead = profile.TechnicalLead;
    }

    /// <summary>A name as it is searched: no spaces, upper case.</summary>
    public static string Normalize(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    private Error? WithPerson(Guid personId, Func<Person, Error?> change)
    {
        if (Status == AgencyStatus.Removed)
            return AgencyErrors.Removed;
        if (personnel.FirstOrDefault(p => p.Id == personId) is not { } person)
            return CommonErrors.NotFound;
        return change(person) ?? Changed(tell: false);
    }

    private Error? WithEquipment(Guid itemId, Action<EquipmentItem> change)
    {
        if (Status == AgencyStatus.Removed)
            return AgencyErrors.Removed;
        if (equipment.FirstOrDefault(e => e.Id == itemId) is not { } item)
            return CommonErrors.NotFound;
        if (item.RetiredOn is not null)
            return AgencyErrors.EquipmentRetired;
        change(item);
        return Changed(tell: false);
    }

    private static Error? Done(Action change)
    {
        change();
        return null;
    }

    private Error? Changed(bool tell = true)
    {
        Touch();
        if (tell)
            toTell.Add(snapshot => new AgencyChanged { Agency = snapshot });
        return null;
    }

    private string StatusWords => AgencyWords.Of(Status);

    private AgencySnapshot Snapshot() => new()
    {
        CreditCode = CreditCode,
        Name = Name,
        Category = Category,
        Status = Status,
        ManagerName = Manager.Name,
        TechnicalLeadName = TechnicalLead?.Name,
    };
}
