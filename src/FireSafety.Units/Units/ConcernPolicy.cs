using FireSafety.Platform.Reference;

namespace FireSafety.Units.Units;

/// <summary>How long a flag stands before it must be reviewed (policy), from <c>seeds/reference/unit-concern.json</c>.</summary>
internal sealed record ConcernPolicy(int ReviewDays, int LongestReviewDays)
{
    public static ConcernPolicy InForce { get; } = ReferenceData.Load<ConcernPolicy>("unit-concern");
}
