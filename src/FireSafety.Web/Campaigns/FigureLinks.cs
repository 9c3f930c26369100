using FireSafety.Clients.Campaigns;
using FireSafety.Contracts.Access;
using FireSafety.Web.Habits;
using FireSafety.Web.Resources;
using FireSafety.Web.SignIn;

namespace FireSafety.Web.Campaigns;

/// <summary>Where a number leads, and where each of the rows behind it does.</summary>
internal static class FigureLinks
{
    /// <summary>The page of a figure; null when this person may see the number, but not who is behind it.</summary>
    public static string? Of(Me me, Guid campaign, string key, string? division, DateOnly? from, DateOnly? to)
    {
        if (!MayOpen(me, key))
            return null;
        var narrowed = new[] { ("division", division), ("from", from?.Day()), ("to", to?.Day()) }.Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={p.Item2}").ToArray();
        return $"/campaigns/{campaign}/figures/{key}{(narrowed.Length == 0 ? "" : "?" + string.Join('&', narrowed))}";
    }

    /// <summary>Interviews with supervisors, and totals that hold them, are opened by few.</summary>
    public static bool MayOpen(Me me, string key) => me.May(Permissions.InterviewsReadSupervisors) || key.Split('@')[0].Split('.') switch
    {
        ["interviews", "kind3", ..] => false,
        ["interviews", var total] => total == "units",
        _ => true,
    };

    /// <summary>The page of what a row stands for.</summary>
    public static string? PageOf(string key, FigureRow row) => key.Split('@')[0].Split('.') switch
    {
        ["hazards", ..] => $"/hazards/{row.Id}",
        ["tasks", ..] => $"/tasks/{row.Id}",
        ["units", ..] or ["interviews", "units"] or ["interviews", "kind4" or "kind5", "subjects"] => $"/units/{row.Id}",
        ["interviews", "kind2", "subjects"] => $"/agencies/{row.Id}",
        ["interviews", ..] when row.InterviewId is { } interview => $"/interviews/{interview}",
        _ => null,
    };

    /// <summary>The state of a row in words.</summary>
    public static string StateOf(string key, FigureRow row) => row.State is null ? "" : key.Split('@')[0].Split('.') switch
    {
        ["hazards", ..] => Words.Of($"HazardStatus.{row.State}"),
        ["interviews", .., "commitments" or "commitments-verified" or "commitments-overdue"] => Words.Of($"CommitmentStatus.{row.State}"),
        ["interviews", .., "called-in" or "attended" or "absent" or "proxies"] => "",
        ["interviews", ..] => Words.Of($"InterviewStatus.{row.State}"),
        _ => row.State,
    };
}
