using FireSafety.Contracts.Interviews;
using FireSafety.Platform.Reference;

namespace FireSafety.Interviews.Policies;

/// <summary>Who convenes interviews of a kind (约谈方层级).</summary>
internal enum ConveningLevel
{
    CityLeader,
    Detachment,
    Brigade,
}

/// <summary>A number or switch and where it comes from.</summary>
internal sealed record Policy<T>(T Value, string Source);

/// <summary>What is fixed for one of the five kinds.</summary>
/// <param name="EscalatesTo">The kind at the next level, for a party that stays away again or breaks its word.</param>
/// <param name="Attendees">Who is expected, as the notice says it.</param>
internal sealed record KindPolicy(
    InterviewKind Kind, string Name, ConveningLevel Convening, PartyKind PartyKind, bool OneToOne, Policy<bool> Proxy,
    InterviewKind EscalatesTo, string Attendees, string Procedure, string Materials);

/// <summary>Rules and defaults of interviews, from <c>seeds/reference/interview-policies.json</c>.</summary>
internal sealed record InterviewPolicies(
    string Source, DateOnly EffectiveFrom, DateOnly? EffectiveTo,
    Policy<int> NoticeWorkingDays, Policy<int> MinutesWorkingDays, Policy<int> FeedbackWorkingDays,
    Policy<int> ResummonCount, Policy<int> OverdueBeforeEscalation,
    string NoticeSeries, string MinutesSeries, IReadOnlyList<KindPolicy> Kinds)
{
    /// <summary>The policies in force.</summary>
    public static InterviewPolicies Current { get; } = ReferenceData.Load<InterviewPolicies>("interview-policies");

    private static readonly Dictionary<InterviewKind, KindPolicy> ByKind = Current.Kinds.ToDictionary(k => k.Kind);

    /// <summary>What is fixed for a kind.</summary>
    public static KindPolicy Of(InterviewKind kind) => ByKind[kind];

    /// <summary>Reads the policies: <c>GET /api/interviews/policies</c>.</summary>
    public static Reply<InterviewPolicies> Get() => Current;
}
