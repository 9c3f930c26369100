using FireSafety.Web.Resources;
using FireSafety.Web.Services;

namespace FireSafety.Web.Notifications;

/// <summary>Names of whom a notification is for.</summary>
internal static class Audiences
{
    /// <summary>Of a key such as <c>brigade:211103</c> or <c>unit:…</c>.</summary>
    public static string Name(string key, Divisions divisions) => key.Split(':') switch
    {
        ["brigade", var code] => divisions.Name(code),
        [var type, ..] => Words.Of($"Audience.{type}"),
        _ => key,
    };
}
