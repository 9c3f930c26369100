using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Interviews;

namespace FireSafety.Interviews.Commitments;

/// <summary>A commitment as entered.</summary>
internal sealed record CommitmentEntry(Guid PartyId, string What, string Who, DateOnly DueOn, IReadOnlyList<Link> Links);

/// <summary>What a party promised at an interview (整改措施): what, who, by when. Changed through its <see cref="Interview"/>.</summary>
internal sealed class Commitment : Entity
{
    private readonly List<CommitmentLink> links = [];

    private Commitment() { }

    internal Commitment(CommitmentEntry entry, Guid partyId, string recordedBy, int order)
    {
        (PartyId, What, Who, DueOn, RecordedBy, Order) = (partyId, entry.What, entry.Who, entry.DueOn, recordedBy, order);
        links.AddRange(entry.Links.Distinct().Select(l => new CommitmentLink(l)));
    }

    public Guid InterviewId { get; private set; }
    public Guid PartyId { get; private set; }
    public int Order { get; private set; }
    public string What { get; private set; } = "";
    public string Who { get; private set; } = "";
    public DateOnly DueOn { get; private set; }
    public string RecordedBy { get; private set; } = "";
    public CommitmentStatus Status { get; private set; }

    /// <summary>Text or reference of the proof handed in.</summary>
    public string? Proof { get; private set; }
    public string? SubmittedBy { get; private set; }

    /// <summary>Subject id of who entered it, for themselves or from paper; null when a machine passed it on for somebody.</summary>
    public string? SubmittedById { get; private set; }
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>Who verified or waived it.</summary>
    public string? SettledBy { get; private set; }
    public DateTime? SettledAt { get; private set; }

    /// <summary>Note of the verification, reason of the waiver or of the return.</summary>
    public string? Note { get; private set; }

    public IReadOnlyList<CommitmentLink> Links => links;

    /// <summary>Nothing more is due.</summary>
    public bool IsSettled => Status is CommitmentStatus.Verified or CommitmentStatus.Waived;

    internal bool IsOverdueOn(DateOnly today) => Status == CommitmentStatus.Open && DueOn < today;

    internal Error? Submit(string proof, string by, string? enteredBy, DateTime now)
    {
        if (Status is not (CommitmentStatus.Open or CommitmentStatus.Overdue))
            return InterviewErrors.CommitmentNotRunning;
        (Status, Proof, SubmittedBy, SubmittedById, SubmittedAt) = (CommitmentStatus.Submitted, proof, by, enteredBy, now);
        return null;
    }

    internal Error? Verify(string by, string actorId, string? note, DateTime now)
    {
        if (Status != CommitmentStatus.Submitted)
            return InterviewErrors.CommitmentNotSubmitted;
        if (SubmittedById == actorId || SubmittedBy == by)
            return InterviewErrors.OwnProof;
        (Status, SettledBy, SettledAt, Note) = (CommitmentStatus.Verified, by, now, note);
        return null;
    }

    internal Error? Return(string reason, DateOnly today)
    {
        if (Status != CommitmentStatus.Submitted)
            return InterviewErrors.CommitmentNotSubmitted;
        (Status, Note) = (DueOn < today ? CommitmentStatus.Overdue : CommitmentStatus.Open, reason);
        return null;
    }

    internal Error? Waive(string reason, string by, DateTime now)
    {
        if (IsSettled)
            return InterviewErrors.CommitmentSettled;
        (Status, Note, SettledBy, SettledAt) = (CommitmentStatus.Waived, reason, by, now);
        return null;
    }

    internal Error? MarkOverdue()
    {
        Status = CommitmentStatus.Overdue;
        return null;
    }

    internal bool HasOpenLink(LinkKind kind, Guid id) => links.Exists(l => l.Kind == kind && l.TargetId == id && l.SettledAt is null);

    /// <summary>Settles one link; true when that kept the commitment.</summary>
    internal bool SettleLink(LinkKind kind, Guid id, string how, DateTime now)
    {
        links.Find(l => l.Kind == kind && l.TargetId == id)!.Settle(now);
        if (IsSettled || links.Exists(l => l.SettledAt is null))
            return false;
        (Status, SettledBy, SettledAt, Note) = (CommitmentStatus.Verified, "系统", now, how);
        return true;
    }
}

/// <summary>What a commitment is to put right.</summary>
internal sealed class CommitmentLink : Entity
{
    private CommitmentLink() { }

    internal CommitmentLink(Link link) => (Kind, TargetId) = (link.Kind, link.Id);

    public Guid CommitmentId { get; private set; }
    public LinkKind Kind { get; private set; }
    public Guid TargetId { get; private set; }
    public DateTime? SettledAt { get; private set; }

    internal void Settle(DateTime at) => SettledAt = at;
}
