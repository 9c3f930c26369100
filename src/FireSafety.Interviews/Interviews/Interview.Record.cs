using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Commitments;

namespace FireSafety.Interviews.Interviews;

/// <summary>What was said and settled (约谈记录), and the minutes made from it.</summary>
internal sealed partial class Interview
{
    /// <summary>Records that it was held, its opening statement and who stayed away.</summary>
    public Error? Hold(DateTime heldAt, string host, string? recorder, string opening, DateOnly minutesDueOn, DateOnly feedbackDueOn, DateTime now)
    {
        if (Status != InterviewStatus.Notified)
            return InterviewErrors.NotNotified;
        if (heldAt > now || Clock.DateOf(heldAt) < Clock.DateOf(ScheduledAt))
            return InterviewErrors.NotYetTime;
        (Status, HeldAt, Host, Recorder, Opening) = (InterviewStatus.Held, heldAt, host, recorder, opening);
        (MinutesDueOn, FeedbackDueOn) = (minutesDueOn, feedbackDueOn);
        Raise(new InterviewHeld { Interview = Snapshot() });

        var present = attendees.Where(a => a.Attended).Select(a => a.PartyId).ToHashSet();
        foreach (var party in parties.Where(p => p.Excuse is null && !present.Contains(p.Id)))
            MarkAbsent(party);
        return null;
    }

    /// <summary>Adds to the record. Statements and comments replace the party's earlier ones; all else is added.</summary>
    /// <param name="entries">What is added.</param>
    /// <param name="settled">Those of the linked hazards, findings and tasks that are settled already: no event about them comes again.</param>
    /// <param name="by">Who records.</param>
    /// <param name="now">Business time.</param>
    public Error? Record(RecordEntries entries, IReadOnlySet<Guid> settled, string by, DateTime now)
    {
        if (!IsRecordOpen)
            return InterviewErrors.RecordClosed;
        var byId = PartiesById();
        if (entries.PartyIds.Any(id => !byId.ContainsKey(id)))
            return InterviewErrors.PartyUnknown;
        if (entries.Commitments.FirstOrDefault(c => c.DueOn < Clock.DateOf(now)) is { } past)
            return InterviewErrors.CommitmentInPast.With(past.What);

        foreach (var statement in entries.Statements)
            byId[statement.PartyId].State(statement.Speaker, statement.Sections);
        foreach (var comment in entries.Comments)
            byId[comment.PartyId].CommentOn(comment.Text);
        var (problemOrder, demandOrder, commitmentOrder) =
            (Last(problems.Select(p => p.Order)), Last(demands.Select(d => d.Order)), Last(commitments.Select(c => c.Order)));
        foreach (var problem in entries.Problems)
            problems.Add(new Problem(byId[problem.PartyId].Id, problem.Text, problem.Link?.Kind, problem.Link?.Id, ++problemOrder));
        foreach (var demand in entries.Demands)
            demands.Add(new Demand(demand.PartyId is { } one ? byId[one].Id : null, demand.Text, ++demandOrder));
        foreach (var made in entries.Commitments)
        {
            var party = byId[made.PartyId];
            var commitment = new Commitment(made, party.Id, by, ++commitmentOrder);
            foreach (var link in commitment.Links.Where(l => settled.Contains(l.TargetId)))
                commitment.SettleLink(link.Kind, link.TargetId, "关联事项在记录时已办结", now);
            commitments.Add(commitment);
            Tell(commitment, party);
        }
        Touch();
        return null;
    }

    /// <summary>Takes a problem, demand or running commitment out of a record that is not frozen.</summary>
    public Error? Withdraw(Guid itemId, string reason, string by, DateTime now)
    {
        if (!IsRecordOpen)
            return InterviewErrors.RecordClosed;
        if (commitments.Find(c => c.Id == itemId) is { } commitment)
            return Settle(commitment, c => c.Waive(reason, by, now));
        if (problems.RemoveAll(p => p.Id == itemId) + demands.RemoveAll(d => d.Id == itemId) == 0)
            return InterviewErrors.ItemUnknown;
        Touch();
        return null;
    }

    /// <summary>Whether minutes may be signed off, asked before a number is taken.</summary>
    public Error? CheckMinutes() =>
        !IsRecordOpen ? (MinutesVersion > 0 ? InterviewErrors.MinutesFrozen : InterviewErrors.NotHeld)
        : demands.Count == 0 ? InterviewErrors.NoDemands
        : null;

    /// <summary>Signs the minutes off and freezes them (签发约谈纪要). A closed interview is followed up again when the correction left something to be done.</summary>
    public Error? IssueMinutes(string number, DateTime now)
    {
        if (CheckMinutes() is { } refusal)
            return refusal;
        if (Status == InterviewStatus.Held)
            Status = InterviewStatus.FollowUp;
        else if (commitments.Exists(c => !c.IsSettled))
            (Status, ClosedAt, Conclusion) = (InterviewStatus.FollowUp, null, null);
        (MinutesNumber, MinutesIssuedAt, Correction) = (number, now, null);
        MinutesVersion++;
        Raise(new MinutesIssued { Interview = Snapshot(), Number = number });
        return null;
    }

    /// <summary>Opens issued minutes for a correction; the issued version stays as it is.</summary>
    public Error? CorrectMinutes(string reason)
    {
        if (MinutesVersion == 0)
            return InterviewErrors.NotHeld;
        if (Correction is not null)
            return InterviewErrors.CorrectionOpen;
        Correction = reason;
        return null;
    }

    /// <summary>The party hands in proof (报送整改证明).</summary>
    public Error? SubmitCommitment(Guid id, string proof, string by, string? actorId, DateTime now) =>
        Change(id, c => c.Submit(proof, by, actorId, now));

    /// <summary>A person who did not hand it in finds it kept (核验).</summary>
    public Error? VerifyCommitment(Guid id, string by, string actorId, string? note, DateTime now) =>
        Change(id, c => c.Verify(by, actorId, note, now));

    /// <summary>Proof is not enough: the commitment runs on (退回).</summary>
    public Error? ReturnCommitment(Guid id, string reason, DateOnly today) => Change(id, c => c.Return(reason, today));

    /// <summary>No longer asked for, with a reason (免除).</summary>
    public Error? WaiveCommitment(Guid id, string reason, string by, DateTime now) => Change(id, c => c.Waive(reason, by, now));

    /// <summary>Marks those past their day (逾期); they stay due.</summary>
    public int MarkOverdue(DateOnly today)
    {
        var late = commitments.FindAll(c => c.IsOverdueOn(today));
        foreach (var commitment in late)
            Settle(commitment, c => c.MarkOverdue());
        return late.Count;
    }

    /// <summary>A linked hazard was closed, or finding corrected; with its last link a commitment is kept.</summary>
    public void SettleLink(LinkKind kind, Guid linkedId, string how, DateTime now)
    {
        foreach (var commitment in commitments.FindAll(c => c.HasOpenLink(kind, linkedId)))
        {
            if (commitment.SettleLink(kind, linkedId, how, now))
                Tell(commitment, parties.First(p => p.Id == commitment.PartyId));
            Touch();
        }
    }

    private Error? Change(Guid id, Func<Commitment, Error?> change) =>
        commitments.Find(c => c.Id == id) is { } commitment ? Settle(commitment, change) : InterviewErrors.CommitmentUnknown;

    private Error? Settle(Commitment commitment, Func<Commitment, Error?> change)
    {
        if (change(commitment) is { } refusal)
            return refusal;
        Tell(commitment, parties.First(p => p.Id == commitment.PartyId));
        return null;
    }

    private void Tell(Commitment commitment, InterviewParty party) => Raise(new CommitmentChanged
    {
        Interview = Snapshot(party),
        CommitmentId = commitment.Id,
        Party = party.Ref,
        What = commitment.What,
        DueOn = commitment.DueOn,
        Status = commitment.Status,
    });
}
