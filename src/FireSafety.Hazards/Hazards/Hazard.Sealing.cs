using FireSafety.Hazards.Sealing;

namespace FireSafety.Hazards.Hazards;

internal sealed partial class Hazard
{
    private const string Lapsed = "期限届满，自行解除";

    /// <summary>Seals premises by a decision (临时查封), at most 30 days and only while no other decision is in force.</summary>
    public async ValueTask<Error?> SealAsync(SealDecision decision, Func<Task<string>> number, HazardRules rules, DateOnly today)
    {
        if (HazardAction.Seal.RefusedIn(Status) is { } refusal)
            return refusal;
        var periods = rules.Periods;
        if (periods.SealGrounds.Grounds.All(g => g.Code != decision.Ground))
            return SealErrors.UnknownGround.With(decision.Ground, string.Join("、", periods.SealGrounds.Grounds.Select(g => g.Code)));
        if (decision.Days > periods.SealAtMost.Amount)
            return SealErrors.TooLong.With(periods.SealAtMost.Amount);
        if (seals.Find(s => s.ReleasedOn is null) is { } inForce)
            return SealErrors.SealedAlready.With(inForce.Number);
        if ((HazardRules.Within(decision.InspectedOn, FoundOn, today) ?? HazardRules.Within(decision.From, decision.InspectedOn, today)) is { } wrongDay)
            return wrongDay;
        if (rules.Due(periods.ServeSeal, decision.InspectedOn, out var serveBy) is { } noDay)
            return noDay;
        var seal = new Seal(numberGiven = await number(), decision, serveBy);
        seals.Add(seal);
        SealedUntil = seal.Until;
        Raise(new PremisesSealed { Hazard = Snapshot(), Until = seal.Until });
        return null;
    }

    /// <summary>Records that the decision was handed over (送达).</summary>
    public Error? ServeSeal(Guid sealId, DateOnly on, string receivedBy, DateOnly today)
    {
        if (seals.Find(s => s.Id == sealId) is not { } seal)
            return SealErrors.UnknownSeal;
        if (seal.ServedOn is { } served)
            return HazardErrors.AlreadyServed.With(ChineseDate.Of(served));
        if (HazardRules.Within(on, seal.InspectedOn, today) is { } wrongDay)
            return wrongDay;
        seal.Serve(on, receivedBy);
        Touch();
        return null;
    }

    /// <summary>Releases a seal (解除查封).</summary>
    public Error? ReleaseSeal(Guid sealId, DateOnly on, string reason, DateOnly today)
    {
        if (seals.Find(s => s.Id == sealId) is not { } seal)
            return SealErrors.UnknownSeal;
        if (seal.ReleasedOn is { } released)
            return SealErrors.ReleasedAlready.With(ChineseDate.Of(released));
        if (HazardRules.Within(on, seal.From, today) is { } wrongDay)
            return wrongDay;
        Release(seal, on, reason);
        return null;
    }

    /// <summary>Lets a seal lapse after its last day, or warns once before it.</summary>
    /// <returns>Whether anything was due.</returns>
    public bool WatchSeal(HazardRules rules, DateOnly today)
    {
        if (seals.Find(s => s.ReleasedOn is null) is not { } seal)
            return false;
        if (seal.Until < today)
        {
            Release(seal, seal.Until, Lapsed); // whenever that is noticed
            return true;
        }
        if (seal.WarnedOn is not null || today < seal.Until.AddDays(-rules.Periods.WarnBeforeSealEnds.Amount))
            return false;
        seal.Warn(today);
        Raise(new SealExpiring { Hazard = Snapshot(), Until = seal.Until });
        return true;
    }

    private void Release(Seal seal, DateOnly on, string reason)
    {
        seal.Release(on, reason);
        SealedUntil = null;
        Raise(new SealReleased { Hazard = Snapshot(), Reason = reason });
    }
}
