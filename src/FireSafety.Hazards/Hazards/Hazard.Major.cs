using FireSafety.Hazards.MajorHazards;

namespace FireSafety.Hazards.Hazards;

internal sealed partial class Hazard
{
    /// <summary>Records a judgement by the set in force (重大火灾隐患判定). A verdict of "major" makes the hazard major.</summary>
    /// <param name="set">Criteria in force on the day of determination.</param>
    /// <param name="brought">Items, evidence, panel.</param>
    /// <param name="number">Gives the number of the notice; asked for only when the verdict is "major".</param>
    /// <param name="rules">Periods.</param>
    /// <param name="today">Business date.</param>
    public async ValueTask<Error?> JudgeAsync(CriteriaSet set, JudgementCase brought, Func<Task<string>> number, HazardRules rules, DateOnly today)
    {
        if (HazardAction.Judge.RefusedIn(Status) is { } refusal)
            return refusal;
        if (IsMajor)
            return MajorHazardErrors.MajorAlready;
        if ((HazardRules.Within(brought.InspectedOn, FoundOn, today) ?? HazardRules.Within(brought.DeterminedOn, brought.InspectedOn, today)) is { } wrongDay)
            return wrongDay;
        if (MajorJudgement.Make(set, brought, rules, out var made, out var verdict) is { } notMade)
            return notMade;
        judgements.Add(made!);
        Touch();
        if (!verdict!.IsMajor)
            return null;
        made!.Number(numberGiven = await number());
        IsMajor = true;
        Raise(new MajorHazardDetermined { Hazard = Snapshot(), CriteriaSet = set.Id, Clauses = verdict.Clauses });
        return null;
    }

    /// <summary>Records that the major-hazard notice was handed over (重大火灾隐患整改通知书送达).</summary>
    public Error? ServeMajorNotice(DateOnly on, string receivedBy, DateOnly today)
    {
        if (judgements.Find(j => j.IsMajor) is not { } judgement)
            return MajorHazardErrors.NoMajorNotice;
        if (judgement.Serve(on, receivedBy, today) is { } refusal)
            return refusal;
        Touch();
        return null;
    }

    /// <summary>Asks the government to list it (提请挂牌督办).</summary>
    public Error? RequestListing(ListingLevel level, string government, DateOnly on, HazardRules rules, DateOnly today)
    {
        if (HazardAction.RequestListing.RefusedIn(Status) is { } refusal)
            return refusal;
        if (judgements.Find(j => j.IsMajor) is not { } judgement)
            return MajorHazardErrors.NotMajor;
        if (listings.Exists(l => l.IsOpen))
            return MajorHazardErrors.ListingOpen;
        if (HazardRules.Within(on, judgement.DeterminedOn, today) is { } wrongDay)
            return wrongDay;
        if (rules.Due(rules.Periods.GovernmentReply, on, out var replyBy) is { } noDay)
            return noDay;
        listings.Add(new Listing(level, government, on, replyBy));
        Touch();
        return null;
    }

    /// <summary>Records the government's reply (批复); an approval puts the hazard under listed supervision.</summary>
    public Error? ReplyToListing(ListingReply reply, DateOnly today)
    {
        if (listings.Find(l => l.Status == ListingStatus.Requested) is not { } listing)
            return MajorHazardErrors.NoListingRequest;
        if (listing.Reply(reply, today) is { } refusal)
            return refusal;
        Touch();
        if (!reply.Approved)
            return null;
        IsListed = true;
        Raise(new MajorHazardListed { Hazard = Snapshot(), Level = listing.Level.ToString(), Deadline = listing.Deadline!.Value });
        return null;
    }

    /// <summary>Records what the listing level concludes: delisted, extended or kept (摘牌、延期、继续挂牌).</summary>
    public Error? ConcludeListing(ListingLevel by, ListingOutcome outcome, DateOnly on, DateOnly? deadline, string reason, DateOnly today)
    {
        if (listings.Find(l => l.Status == ListingStatus.Listed) is not { } listing)
            return MajorHazardErrors.NotListed;
        if (outcome == ListingOutcome.Delisted && Status != HazardStatus.Reinspected)
            return MajorHazardErrors.NotReinspected;
        if (listing.Conclude(by, outcome, on, deadline, reason, today) is { } refusal)
            return refusal;
        Touch();
        if (outcome != ListingOutcome.Delisted)
            return null;
        IsListed = false;
        Raise(new MajorHazardDelisted { Hazard = Snapshot() });
        return null;
    }
}
