using FireSafety.Clients.Interviews;
using FireSafety.Contracts.Access;
using FireSafety.Web.SignIn;

namespace FireSafety.Web.Interviews;

/// <summary>Who may do what with one interview: the pages offer only that.</summary>
internal static class Handling
{
    /// <summary>Plans, notifies, signs in and records it. A supervisor called in for one-to-one only sees the own interview.</summary>
    public static bool Manages(this Me me, GetInterviewDetail interview) => me.May(Permissions.InterviewsManage) && me.IsOver(interview);

    /// <summary>Approves, signs off and closes it.</summary>
    public static bool Approves(this Me me, GetInterviewDetail interview) => me.May(Permissions.InterviewsApprove) && me.IsOver(interview);

    /// <summary>The record may be changed: after holding until the minutes are signed off, and while they are corrected.</summary>
    public static bool IsRecordOpen(this GetInterviewDetail interview) => interview.Status == InterviewStatus.Held || interview.Correction is not null;

    private static bool IsOver(this Me me, GetInterviewDetail interview) =>
        interview.Kind != InterviewKind.DetachmentWithSupervisors || me.May(Permissions.InterviewsReadSupervisors);
}
