namespace FireSafety.Hazards.Hazards;

internal sealed partial class Hazard
{
    /// <summary>Orders correction at once or by a day (责令立即改正 / 责令限期改正).</summary>
    /// <param name="number">Number of the notice.</param>
    /// <param name="kind">At once or by a day.</param>
    /// <param name="on">Day of the order.</param>
    /// <param name="rectifyBy">Deadline; must be null for an order to correct at once.</param>
    /// <param name="settled">五落实, required before a period starts.</param>
    /// <param name="rules">Periods.</param>
    /// <param name="today">Business date.</param>
    public Error? Order(string number, OrderKind kind, DateOnly on, DateOnly? rectifyBy, FiveSettled? settled, HazardRules rules, DateOnly today)
    {
        if (HazardAction.Order.RefusedIn(Status) is { } refusal)
            return refusal;
        var inspectedOn = LastInspection;
        if (HazardRules.Within(on, inspectedOn, today) is { } wrongDay)
            return wrongDay;
        if (PeriodRefused(kind, on, rectifyBy, settled) is { } wrongPeriod)
            return wrongPeriod;
        var end = rectifyBy ?? on;
        if (rules.Due(rules.Periods.ServeOrder, inspectedOn, out var serveBy) is { } noServeDay)
            return noServeDay;
        if (rules.Due(rules.Periods.Reinspect, end, out var reinspectBy) is { } noReinspectionDay)
            return noReinspectionDay;

        orders.Add(new RectificationOrder(number, kind, on, inspectedOn, serveBy, end, settled));
        numberGiven = number;
        Status = HazardStatus.Ordered;
        (RectifyBy, ReinspectBy, OverdueOn) = (end, reinspectBy, null);
        Raise(new RectificationOrdered { Hazard = Snapshot(), NoticeNumber = number });
        return null;
    }

    /// <summary>Records that the notice was handed over (送达). A late service is recorded too, and shown as late.</summary>
    public Error? ServeNotice(DateOnly on, string receivedBy, DateOnly today)
    {
        if (CurrentOrder is not { } order)
            return HazardErrors.NoNotice;
        if (order.ServedOn is { } served)
            return HazardErrors.AlreadyServed.With(ChineseDate.Of(served));
        if (HazardRules.Within(on, order.OrderedOn, today) is { } wrongDay)
            return wrongDay;
        order.Serve(on, receivedBy);
        Touch();
        return null;
    }

    /// <summary>Extends the period once, before it ends (延期).</summary>
    public Error? Extend(DateOnly until, string reason, Person approver, HazardRules rules, DateOnly today)
    {
        if (HazardAction.Extend.RefusedIn(Status) is { } refusal)
            return refusal;
        var order = CurrentOrder!;
        if (order.Kind == OrderKind.AtOnce)
            return HazardErrors.AtOnceNotExtended;
        if (orders.Sum(o => o.Extensions) >= rules.Periods.Extensions.AtMost)
            return HazardErrors.ExtendedAlready.With(rules.Periods.Extensions.AtMost);
        if (today > order.RectifyBy)
            return HazardErrors.PeriodEnded.With(ChineseDate.Of(order.RectifyBy));
        if (until <= order.RectifyBy)
            return HazardErrors.ExtensionNotLater.With(ChineseDate.Of(order.RectifyBy));
        if (rules.Due(rules.Periods.Reinspect, until, out var reinspectBy) is { } noDay)
            return noDay;
        order.Extend(until, reason, approver);
        (RectifyBy, ReinspectBy) = (until, reinspectBy);
        Raise(new RectificationExtended { Hazard = Snapshot(), Reason = reason });
        return null;
    }

    /// <summary>The unit says it is corrected (申请复查): re-inspection is due 3 working days after this or after the period's end, whichever is first.</summary>
    public Error? Claim(DateOnly on, Doer by, string? note, IReadOnlyList<Evidence> evidence, HazardRules rules, DateOnly today)
    {
        if (HazardAction.Claim.RefusedIn(Status) is { } refusal)
            return refusal;
        var order = CurrentOrder!;
        if (HazardRules.Within(on, order.OrderedOn, today) is { } wrongDay)
            return wrongDay;
        if (Prove(evidence) is { } unknownItem)
            return unknownItem;
        if (rules.Due(rules.Periods.Reinspect, on, out var due) is { } noDay)
            return noDay;
        // Once a re-inspection has answered the period's end, only the new application counts.
        if (Status != HazardStatus.NotRectified && ReinspectBy < due)
            due = ReinspectBy.Value;
        claims.Add(new RectificationClaim(on, by, note));
        Status = HazardStatus.Rectified;
        ReinspectBy = due;
        Raise(new RectificationClaimed { Hazard = Snapshot(), ReinspectBy = due });
        return null;
    }

    /// <summary>Adds or replaces the proof for one item (补充佐证).</summary>
    public Error? AddEvidence(Evidence evidence)
    {
        if ((HazardAction.AddEvidence.RefusedIn(Status) ?? Prove([evidence])) is { } refusal)
            return refusal;
        Touch();
        return null;
    }

    /// <summary>Re-inspects (复查): on application, or of its own accord when the period is over.</summary>
    public Error? Reinspect(DateOnly on, bool passed, string? findings, Doer inspector, DateOnly today)
    {
        if (HazardAction.Reinspect.RefusedIn(Status) is { } refusal)
            return refusal;
        var order = CurrentOrder!;
        var latestClaim = Status == HazardStatus.Rectified ? claims.MaxBy(c => c.Id) : null;
        if (HazardRules.Within(on, latestClaim?.ClaimedOn ?? order.OrderedOn, today) is { } wrongDay)
            return wrongDay;
        if (latestClaim is null && order.Kind == OrderKind.ByDate && on <= order.RectifyBy)
            return HazardErrors.TooEarlyToReinspect.With(ChineseDate.Of(order.RectifyBy));
        if (claims.Exists(c => inspector.Is(c.ClaimantId, c.Claimant, c.Account)))
            return HazardErrors.InspectorIsClaimant;
        if (!passed && string.IsNullOrWhiteSpace(findings))
            return HazardErrors.FindingsMissing;

        reinspections.Add(new Reinspection(on, passed, findings, inspector, ReinspectBy));
        ReinspectBy = null;
        Status = passed ? HazardStatus.Reinspected : HazardStatus.NotRectified;
        Raise(passed
            ? new HazardReinspected { Hazard = Snapshot() }
            : new HazardNotRectified { Hazard = Snapshot(), Findings = findings! });
        return null;
    }

    /// <summary>Closes it (销号): proof for every item, photos before and after, and a reviewer who neither claimed nor inspected.</summary>
    public Error? Close(DateOnly on, Doer reviewer, IReadOnlyList<string> before, IReadOnlyList<string> after, DateOnly today)
    {
        if (HazardAction.Close.RefusedIn(Status) is { } refusal)
            return refusal;
        if (HazardRules.Within(on, reinspections.Max(r => r.InspectedOn), today) is { } wrongDay)
            return wrongDay;
        if (claims.Exists(c => reviewer.Is(c.ClaimantId, c.Claimant, c.Account)) || reinspections.Exists(r => reviewer.Is(r.InspectorId, r.Inspector, r.Account)))
            return HazardErrors.ReviewerNotIndependent;
        var unproven = items.Where(i => !i.HasEvidence).Select(i => i.No).Order().ToList();
        if (unproven.Count > 0)
            return HazardErrors.EvidenceMissing.With(string.Join("、", unproven));
        if (before.Count == 0 || after.Count == 0)
            return HazardErrors.PhotosMissing;
        if (IsListed)
            return HazardErrors.StillListed;
        if (SealedUntil is not null)
            return HazardErrors.StillSealed;

        Status = HazardStatus.Closed;
        ClosedOn = on;
        (ReviewerId, Reviewer) = (reviewer.Person.Id, reviewer.Person.Name);
        (PhotosBefore, PhotosAfter) = ([.. before], [.. after]);
        Raise(new HazardClosed { Hazard = Snapshot(), ClosedOn = on });
        return null;
    }

    /// <summary>Marks that the period ran out (逾期); nothing happens when it did not, or when that has been said.</summary>
    /// <returns>Whether it became overdue now.</returns>
    public bool MarkOverdue(DateOnly today)
    {
        if (!IsPastPeriod(today))
            return false;
        OverdueOn = today;
        if (Status != HazardStatus.Rectified)
            Status = HazardStatus.Overdue;
        Raise(new HazardOverdue { Hazard = Snapshot() });
        return true;
    }

    /// <summary>Counts a re-inspection that was not held in time against the supervisor, once per due day.</summary>
    public bool MarkReinspectionOverdue(DateOnly today)
    {
        if (ReinspectBy is not { } due || due >= today || ReinspectionLateFor == due)
            return false;
        ReinspectionLateFor = due;
        LateReinspections++;
        Raise(new ReinspectionOverdue { Hazard = Snapshot(), DueOn = due });
        return true;
    }

    /// <summary>Day the unit said it was done, within the period of this order; null while it has not.</summary>
    public DateOnly? RectifiedOn(RectificationOrder order)
    {
        var next = orders.Where(o => o.Id > order.Id).Min(o => (DateOnly?)o.OrderedOn);
        return claims.Where(c => c.ClaimedOn >= order.OrderedOn && (next is null || c.ClaimedOn < next)).Max(c => (DateOnly?)c.ClaimedOn);
    }

    /// <summary>What the state and the records allow next; what is entered may still be refused.</summary>
    public IReadOnlyList<HazardAction> NextActions(HazardRules rules, DateOnly today) => [.. HazardAction.All.Where(action =>
        action.RefusedIn(Status) is null
        && (action != HazardAction.Extend || (orders.Sum(o => o.Extensions) < rules.Periods.Extensions.AtMost && CurrentOrder!.Kind == OrderKind.ByDate && today <= RectifyBy))
        && (action != HazardAction.Judge || !IsMajor)
        && (action != HazardAction.RequestListing || (IsMajor && !listings.Exists(l => l.IsOpen)))
        && (action != HazardAction.Seal || SealedUntil is null)
        && (action != HazardAction.Relapse || LaterHazardId is null)
        && (action != HazardAction.Close || (!IsListed && SealedUntil is null)))];

    /// <summary>A unit that applied within the period waits for the supervisor and is not overdue; one that applied late is, though it waits too.</summary>
    private bool IsPastPeriod(DateOnly today) => OverdueOn is null && RectifyBy < today && Status switch
    {
        HazardStatus.Ordered => true,
        HazardStatus.Rectified => claims.Max(c => c.ClaimedOn) > RectifyBy,
        HazardStatus.NotRectified => reinspections.Max(r => r.InspectedOn) <= RectifyBy,
        _ => false,
    };

    /// <summary>The inspection from which serving the order counts: the confirmation on site, or the re-inspection that failed.</summary>
    private DateOnly LastInspection => reinspections.Count > 0 ? reinspections.Max(r => r.InspectedOn) : ConfirmedOn!.Value;

    private static Error? PeriodRefused(OrderKind kind, DateOnly on, DateOnly? rectifyBy, FiveSettled? settled)
    {
        if (kind == OrderKind.AtOnce)
            return rectifyBy is null ? null : HazardErrors.PeriodForbidden;
        var missing = FiveSettled.MissingIn(settled, rectifyBy);
        if (missing.Count > 0)
            return HazardErrors.FiveNotSettled.With(string.Join("、", missing));
        return rectifyBy > on ? null : HazardErrors.PeriodNotAfterOrder.With(ChineseDate.Of(on));
    }

    private Error? Prove(IReadOnlyList<Evidence> evidence)
    {
        foreach (var proof in evidence)
        {
            if (items.Find(i => i.No == proof.Item) is not { } item)
                return HazardErrors.UnknownItem.With(proof.Item);
            item.Prove(proof);
        }
        return null;
    }
}
