using FireSafety.Clients.Hazards;
using FireSafety.Web.Habits;

namespace FireSafety.Web.Complaints;

internal static class ComplaintTone
{
    public static Tone Tone(this ComplaintStatus status) => status switch
    {
        ComplaintStatus.Received => Habits.Tone.Soon,
        ComplaintStatus.Checked => Habits.Tone.Busy,
        _ => Habits.Tone.Good,
    };
}
