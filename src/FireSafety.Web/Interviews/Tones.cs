using FireSafety.Clients.Interviews;
using FireSafety.Web.Habits;

namespace FireSafety.Web.Interviews;

/// <summary>How much the states of interviews ask of their readers.</summary>
internal static class Tones
{
    public static Tone Tone(this InterviewStatus status) => status switch
    {
        InterviewStatus.Planned => Habits.Tone.Soon,
        InterviewStatus.Closed => Habits.Tone.Good,
        InterviewStatus.Cancelled => Habits.Tone.Quiet,
        _ => Habits.Tone.Busy,
    };

    public static Tone Tone(this ProposalStatus status) => status switch
    {
        ProposalStatus.Open => Habits.Tone.Soon,
        ProposalStatus.Accepted => Habits.Tone.Good,
        _ => Habits.Tone.Quiet,
    };

    public static Tone Tone(this CommitmentStatus status) => status switch
    {
        CommitmentStatus.Overdue => Habits.Tone.Bad,
        CommitmentStatus.Submitted => Habits.Tone.Soon,
        CommitmentStatus.Verified => Habits.Tone.Good,
        CommitmentStatus.Waived => Habits.Tone.Quiet,
        _ => Habits.Tone.Busy,
    };
}
