using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Commitments;
using FireSafety.Interviews.Policies;
using FireSafety.Platform.Audit;

namespace FireSafety.Interviews.Interviews;

/// <summary>What a plan (约谈方案) says beside its parties.</summary>
internal sealed record PlanDetails(
    string Title, string Reason, string Convener, string Place, DateTime ScheduledAt, string Procedure, string Materials, Guid? CampaignId);

/// <summary>An interview (约谈): planned, notified, held, followed up, closed.</summary>
internal sealed partial class Interview : AggregateRoot, INumbered, ISupervisorMatter
{
    private readonly List<InterviewParty> parties = [];
    private readonly List<Attendee> attendees = [];
    private readonly List<Problem> problems = [];
    private readonly List<Demand> demands = [];
    private readonly List<Commitment> commitments = [];

    private Interview() { }

    public InterviewKind Kind { get; private set; }
    public InterviewStatus Status { get; private set; }
    public string DivisionCode { get; private set; } = "";
    public Guid? CampaignId { get; private set; }
    public string Title { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public string Convener { get; private set; } = "";
    public string Place { get; private set; } = "";
    public DateTime ScheduledAt { get; private set; }
    public string Procedure { get; private set; } = "";
    public string Materials { get; private set; } = "";
    public string PlannedBy { get; private set; } = "";
    public string? ApprovedBy { get; private set; }
    public DateTime? ApprovedAt { get; private set; }

    public string? NoticeNumber { get; private set; }
    public DateTime? NotifiedAt { get; private set; }
    public string? UrgentReason { get; private set; }

    /// <summary>Short code of the sign-in page, also in the QR code.</summary>
    public string? SignInCode { get; private set; }

    public DateTime? HeldAt { get; private set; }

    /// <summary>Who presided (主持人).</summary>
    public string? Host { get; private set; }
    public string? Recorder { get; private set; }

    /// <summary>The convener's statement of reason, purpose and problems.</summary>
    public string? Opening { get; private set; }
    public DateOnly? MinutesDueOn { get; private set; }
    public DateOnly? FeedbackDueOn { get; private set; }

    public string? MinutesNumber { get; private set; }
    public int MinutesVersion { get; private set; }
    public DateTime? MinutesIssuedAt { get; private set; }

    /// <summary>Why issued minutes are being corrected; null while they are frozen.</summary>
    public string? Correction { get; private set; }

    public DateTime? ClosedAt { get; private set; }
    public string? Conclusion { get; private set; }
    public string? CancelReason { get; private set; }

    public IReadOnlyList<InterviewParty> Parties => parties;
    public IReadOnlyList<Attendee> Attendees => attendees;
    public IReadOnlyList<Problem> Problems => problems;
    public IReadOnlyList<Demand> Demands => demands;
    public IReadOnlyList<Commitment> Commitments => commitments;

    /// <summary>The newest official number.</summary>
    public string? Number => MinutesNumber ?? NoticeNumber;

    /// <summary>Whether the record may be changed: after holding until the minutes are signed off, and while they are corrected.</summary>
    public bool IsRecordOpen => Status == InterviewStatus.Held || Correction is not null;

    bool ISupervisorMatter.IsSupervisorMatter => Kind == InterviewKind.DetachmentWithSupervisors;

    private KindPolicy Policy => InterviewPolicies.Of(Kind);

    /// <summary>Drafts a plan (拟定约谈方案).</summary>
    public static Interview Plan(InterviewKind kind, Division division, PlanDetails plan, string by)
    {
        var interview = new Interview { Kind = kind, DivisionCode = division.Code, Jurisdiction = division.Path, PlannedBy = by };
        interview.Take(plan);
        return interview;
    }

    /// <summary>Tells others of the plan, once its parties are in it.</summary>
    public void Announce() => Raise(new InterviewPlanned { Interview = Snapshot() });

    /// <summary>Replaces the plan; an approval given before is void.</summary>
    public Error? Revise(PlanDetails plan)
    {
        if (Status != InterviewStatus.Planned)
            return InterviewErrors.NotPlanned;
        Take(plan);
        Raise(new InterviewPlanned { Interview = Snapshot() });
        return null;
    }

    /// <summary>Whether parties may still be changed, asked before they are looked up.</summary>
    public Error? CheckPlanned() => Status == InterviewStatus.Planned ? null : InterviewErrors.NotPlanned;

    /// <summary>Adds parties that are not in it yet; an approval given before is void.</summary>
    public Error? Invite(IEnumerable<PartyRef> subjects)
    {
        if (Status != InterviewStatus.Planned)
            return InterviewErrors.NotPlanned;
        var known = parties.Select(p => p.SubjectId).ToHashSet();
        var order = Last(parties.Select(p => p.Order));
        foreach (var subject in subjects)
        {
            if (subject.Kind != Policy.PartyKind)
                return InterviewErrors.WrongPartyKind.With(subject.Name, Policy.Name);
            if (known.Add(subject.Id))
                parties.Add(new InterviewParty(subject, ++order));
        }
        if (parties.Count > MaxParties)
            return InterviewErrors.TooManyParties.With(MaxParties);
        if (Policy.OneToOne && parties.Count > 1)
            return InterviewErrors.OneToOne;
        (ApprovedBy, ApprovedAt) = (null, null);
        Touch();
        return null;
    }

    /// <summary>Takes parties out again; an approval given before is void.</summary>
    public Error? Uninvite(IReadOnlyCollection<Guid> partyIds)
    {
        if (Status != InterviewStatus.Planned)
            return InterviewErrors.NotPlanned;
        if (parties.Count(p => partyIds.Contains(p.Id)) != partyIds.Count)
            return InterviewErrors.PartyUnknown;
        attendees.RemoveAll(a => partyIds.Contains(a.PartyId));
        parties.RemoveAll(p => partyIds.Contains(p.Id));
        (ApprovedBy, ApprovedAt) = (null, null);
        Touch();
        return null;
    }

    /// <summary>Approves the plan (批准方案); nothing goes out before.</summary>
    public Error? Approve(string by, DateTime now)
    {
        if (Status != InterviewStatus.Planned)
            return InterviewErrors.NotPlanned;
        if (ApprovedAt is not null)
            return InterviewErrors.AlreadyApproved;
        if (parties.Count == 0)
            return InterviewErrors.NoParties;
        (ApprovedBy, ApprovedAt) = (by, now);
        return null;
    }

    /// <summary>Sends the notices (发出约谈通知书).</summary>
    /// <param name="number">Number of the notice, one for all its parties.</param>
    /// <param name="code">Sign-in code.</param>
    /// <param name="urgentReason">Why it is called in with less notice than the policy's working days.</param>
    /// <param name="now">Business time.</param>
    public Error? Notify(string number, string code, string? urgentReason, DateTime now)
    {
        if (CheckNotifiable() is { } refusal)
            return refusal;
        (Status, NoticeNumber, SignInCode, UrgentReason, NotifiedAt) = (InterviewStatus.Notified, number, code, urgentReason, now);
        Raise(new InterviewNotified { Interview = Snapshot() });
        return null;
    }

    /// <summary>Whether notices may go out, asked before a number is taken.</summary>
    public Error? CheckNotifiable() =>
        Status != InterviewStatus.Planned ? InterviewErrors.NotPlanned
        : ApprovedAt is null ? InterviewErrors.NotApproved
        : null;

    /// <summary>Moves a notified interview; its parties must be told, and acknowledge, again.</summary>
    public Error? Reschedule(DateTime scheduledAt, string? place, string? urgentReason, DateTime now)
    {
        if (Status != InterviewStatus.Notified)
            return InterviewErrors.NotNotified;
        (ScheduledAt, Place, UrgentReason, NotifiedAt) = (scheduledAt, place ?? Place, urgentReason, now);
        foreach (var party in parties)
            party.ForgetNotice();
        Raise(new InterviewNotified { Interview = Snapshot(), IsAgain = true });
        return null;
    }

    /// <summary>Records how a notice reached a party, and its acknowledgement when there is one (送达、签收).</summary>
    public Error? Deliver(IReadOnlyList<(Guid PartyId, string Method, string? AcknowledgedBy)> deliveries, DateTime now)
    {
        if (Status != InterviewStatus.Notified)
            return InterviewErrors.NotNotified;
        var byId = PartiesById();
        foreach (var (partyId, method, by) in deliveries)
        {
            if (!byId.TryGetValue(partyId, out var party))
                return InterviewErrors.PartyUnknown;
            party.Deliver(method, now);
            if (by is not null)
                party.Acknowledge(by, now);
        }
        Touch();
        return null;
    }

    /// <summary>The party confirms that it has the notice (签收).</summary>
    public Error? Acknowledge(Guid partyId, string by, DateTime now)
    {
        if (Status != InterviewStatus.Notified)
            return InterviewErrors.NotNotified;
        if (PartiesById().GetValueOrDefault(partyId) is not { } party)
            return InterviewErrors.PartyUnknown;
        party.Acknowledge(by, now);
        Touch();
        return null;
    }

    /// <summary>Cancels what has not been held.</summary>
    public Error? Cancel(string reason)
    {
        if (Status is not (InterviewStatus.Planned or InterviewStatus.Notified))
            return InterviewErrors.NotCancellable;
        (Status, CancelReason, SignInCode) = (InterviewStatus.Cancelled, reason, null);
        Raise(new InterviewCancelled { Interview = Snapshot(), Reason = reason, WasNotified = NotifiedAt is not null });
        return null;
    }

    /// <summary>Closes the interview (办结); every commitment must be verified or waived.</summary>
    public Error? Close(string conclusion, DateTime now)
    {
        if (Status != InterviewStatus.FollowUp)
            return InterviewErrors.NotFollowedUp;
        if (Correction is not null)
            return InterviewErrors.CorrectionOpen;
        var running = commitments.Count(c => !c.IsSettled);
        if (running > 0)
            return InterviewErrors.CommitmentsRunning.With(running);
        (Status, Conclusion, ClosedAt) = (InterviewStatus.Closed, conclusion, now);
        Raise(new InterviewClosed { Interview = Snapshot() });
        return null;
    }

    /// <summary>Parties in one interview; one hall does not hold more.</summary>
    public const int MaxParties = 500;

    private void Take(PlanDetails plan)
    {
        (Title, Reason, Convener, Place, ScheduledAt) = (plan.Title, plan.Reason, plan.Convener, plan.Place, plan.ScheduledAt);
        (Procedure, Materials, CampaignId) = (plan.Procedure, plan.Materials, plan.CampaignId);
        (ApprovedBy, ApprovedAt) = (null, null);
    }

    // Not the number there are: after one is taken out, that number is given already.
    private static int Last(IEnumerable<int> orders) => orders.DefaultIfEmpty().Max();

    /// <summary>Parties by their own id and by their subject's: both name one party.</summary>
    private Dictionary<Guid, InterviewParty> PartiesById()
    {
        var byId = new Dictionary<Guid, InterviewParty>(parties.Count * 2);
        foreach (var party in parties)
            byId[party.Id] = byId[party.SubjectId] = party;
        return byId;
    }

    /// <summary>What others keep; with one party named, only that party, so that 300 events about one interview stay small.</summary>
    private InterviewSnapshot Snapshot(InterviewParty? only = null) => new()
    {
        Kind = Kind,
        Title = Title,
        Status = Status,
        CampaignId = CampaignId,
        ConvenerDivision = DivisionCode,
        Convener = Convener,
        ScheduledAt = HeldAt ?? ScheduledAt,
        Place = Place,
        Parties = only is null ? [.. parties.OrderBy(p => p.Order).Select(p => p.Ref)] : [only.Ref],
    };
}
