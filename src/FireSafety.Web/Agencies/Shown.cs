using FireSafety.Clients.Licensing;
using FireSafety.Web.Habits;
using FireSafety.Web.Resources;

namespace FireSafety.Web.Agencies;

/// <summary>How what an agency declares is written.</summary>
internal static class Shown
{
    /// <summary>Word of a grade or level.</summary>
    public static string Of(Enum? grade, Enum? level) =>
        grade is not null ? Words.Of($"EngineerGrade.{grade}") : level is not null ? Words.Of($"OperatorLevel.{level}") : "";

    public static string Of(Qualification q) => Of(q.Grade, q.Level);

    public static Tone ToneOf(AgencyStatus status) => status switch
    {
        AgencyStatus.ConditionsMet => Tone.Good,
        AgencyStatus.ConditionsLapsed or AgencyStatus.Suspended => Tone.Bad,
        AgencyStatus.Removed => Tone.Quiet,
        _ => Tone.Soon,
    };

    public static Tone ToneOf(FindingStatus status) => status switch
    {
        FindingStatus.Corrected => Tone.Good,
        FindingStatus.CorrectionClaimed => Tone.Soon,
        _ => Tone.Bad,
    };

    public static Tone ToneOf(FindingClass found) => found == FindingClass.ConditionsNotMet ? Tone.Bad : found == FindingClass.SubstandardQuality ? Tone.Soon : Tone.Busy;
}
