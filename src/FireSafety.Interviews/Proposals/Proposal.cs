using FireSafety.Contracts.Interviews;
using FireSafety.Platform.Audit;

namespace FireSafety.Interviews.Proposals;

/// <summary>Life of a proposal.</summary>
internal enum ProposalStatus
{
    /// <summary>Waits for a person's decision (待处理).</summary>
    Open,
    /// <summary>Taken into an interview (已采纳).</summary>
    Accepted,
    /// <summary>Turned down by a person with a reason (不予约谈).</summary>
    Dismissed,
    /// <summary>Its cause ended by itself, e.g. the drive is over (已终止).</summary>
    Ended,
}

/// <summary>What speaks for calling someone in.</summary>
internal enum GroundKind
{
    MajorHazard,
    HazardOverdue,
    HazardNotRectified,
    UnitOfConcern,
    AgencyFinding,
    ConditionsLapsed,
    TaskOverdue,
    ReinspectionOverdue,
    CampaignCoverage,
    Absence,
    CommitmentOverdue,
}

/// <summary>A rule's finding that a subject should be called in, with its grounds (约谈建议). One open proposal per kind and subject.</summary>
internal sealed class Proposal : AggregateRoot, ISupervisorMatter
{
    private readonly List<Ground> grounds = [];

    private Proposal() { }

    public InterviewKind Kind { get; private set; }
    public PartyKind SubjectKind { get; private set; }
    public Guid SubjectId { get; private set; }
    public string SubjectName { get; private set; } = "";
    public ProposalStatus Status { get; private set; }
    public Guid? CampaignId { get; private set; }
    public Guid? InterviewId { get; private set; }

    /// <summary>Why it is no longer open.</summary>
    public string? Decision { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTime RaisedAt { get; private set; }
    public DateTime LastGroundAt { get; private set; }
    public IReadOnlyList<Ground> Grounds => grounds;

    /// <summary>Whether an unresolved ground is among those loaded.</summary>
    public bool HasCause => grounds.Exists(g => g.ResolvedAt is null);

    bool ISupervisorMatter.IsSupervisorMatter => Kind == InterviewKind.DetachmentWithSupervisors;

    public PartyRef Subject => new(SubjectKind, SubjectId, SubjectName);

    /// <summary>Raises a proposal on its first ground.</summary>
    public static Proposal Raise(Reason reason)
    {
        var proposal = new Proposal
        {
            Kind = reason.Kind,
            SubjectKind = reason.Subject.Kind,
            SubjectId = reason.Subject.Id,
            SubjectName = reason.Subject.Name,
            Jurisdiction = reason.Jurisdiction,
            CampaignId = reason.CampaignId,
            RaisedAt = reason.OccurredAt,
            LastGroundAt = reason.OccurredAt,
        };
        proposal.grounds.Add(new Ground(reason));
        proposal.Raise(new ProposalRaised { Kind = reason.Kind, Subject = reason.Subject, Ground = reason.Words });
        return proposal;
    }

    /// <summary>Adds a ground; the same source counts once and is renewed when it happened again.</summary>
    public void Add(Reason reason)
    {
        var same = grounds.Find(g => g.Kind == reason.Ground && g.SourceId == reason.SourceId);
        if (same is not null && same.OccurredAt >= reason.OccurredAt)
            return;
        if (same is null)
            grounds.Add(new Ground(reason));
        else
            same.Renew(reason);
        CampaignId ??= reason.CampaignId;
        if (reason.OccurredAt > LastGroundAt)
            LastGroundAt = reason.OccurredAt;
        Touch();
    }

    /// <summary>Marks the grounds of one source, or of all, resolved. The proposal stays open: whether to call in all the same is a person's decision.</summary>
    public void Resolve(IReadOnlyCollection<GroundKind> kinds, Guid? sourceId, DateTime at, string how)
    {
        foreach (var ground in grounds.Where(g => g.ResolvedAt is null && (sourceId is null || g.SourceId == sourceId) && kinds.Contains(g.Kind)))
        {
            ground.Resolve(at, how);
            Touch();
        }
    }

    /// <summary>Takes the coverage of one drive, or of all, off a proposal; ends an open one when nothing else speaks for it.</summary>
    /// <remarks>Needs every unresolved ground loaded.</remarks>
    public void Uncover(Guid? campaignId, DateTime at, string why)
    {
        foreach (var ground in grounds.Where(g => g.Kind == GroundKind.CampaignCoverage && g.ResolvedAt is null
            && (campaignId is null || g.SourceId == campaignId)))
            ground.Resolve(at, why);
        Touch();
        if (!HasCause)
            End(why);
    }

    /// <summary>Takes the proposal into an interview (采纳).</summary>
    public Error? Accept(Guid interviewId, string by)
    {
        if (Status != ProposalStatus.Open)
            return ProposalErrors.NotOpen.With(SubjectName);
        (Status, InterviewId, DecidedBy) = (ProposalStatus.Accepted, interviewId, by);
        return null;
    }

    /// <summary>Turns the proposal down (不予约谈).</summary>
    public Error? Dismiss(string reason, string by)
    {
        if (Status != ProposalStatus.Open)
            return ProposalErrors.NotOpen.With(SubjectName);
        (Status, Decision, DecidedBy) = (ProposalStatus.Dismissed, reason, by);
        return null;
    }

    /// <summary>Ends an open proposal whose cause is gone.</summary>
    public void End(string why)
    {
        if (Status == ProposalStatus.Open)
            (Status, Decision) = (ProposalStatus.Ended, why);
    }

    /// <summary>The interview it went into does not take place: the question is open again, unless nothing speaks for it any more.</summary>
    /// <remarks>Needs every unresolved ground loaded.</remarks>
    public void Reopen()
    {
        (Status, InterviewId, DecidedBy) = (ProposalStatus.Open, null, null);
        if (!HasCause)
            End("约谈取消时依据均已解除");
    }

    /// <summary>Follows a subject that was renamed, or moved to another brigade.</summary>
    public void Follow(string name, string jurisdiction) => (SubjectName, Jurisdiction) = (name, jurisdiction);
}

/// <summary>One link from a proposal to what speaks for it (约谈依据).</summary>
internal sealed class Ground : Entity
{
    private Ground() { }

    public Ground(Reason reason) =>
        (Kind, SourceId, Words, OccurredAt, Industry) = (reason.Ground, reason.SourceId, reason.Words, reason.OccurredAt, reason.Industry);

    public Guid ProposalId { get; private set; }
    public GroundKind Kind { get; private set; }

    /// <summary>Hazard, finding, task, drive, commitment or, for an absence, the interview's party; a unit's ground of concern; the agency itself where the ground is its standing.</summary>
    public Guid SourceId { get; private set; }
    public string Words { get; private set; } = "";
    public DateTime OccurredAt { get; private set; }

    /// <summary>Industry of the unit, so that its department can be told when it becomes known later.</summary>
    public string? Industry { get; private set; }
    public DateTime? ResolvedAt { get; private set; }
    public string? Resolution { get; private set; }

    internal void Renew(Reason reason) =>
        (Words, OccurredAt, ResolvedAt, Resolution) = (reason.Words, reason.OccurredAt, null, null);

    internal void Resolve(DateTime at, string how) => (ResolvedAt, Resolution) = (at, how);
}
