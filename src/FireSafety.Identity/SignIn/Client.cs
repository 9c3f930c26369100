using System.Net;

namespace FireSafety.Identity.SignIn;

/// <summary>Where an attempt comes from: a browser from which this person signed in before, or else an address.</summary>
internal sealed record Client(string Key, bool IsKnownBrowser)
{
    public static Client Browser(string id) => new("browser:" + id, true);

    public static Client Address(IPAddress? address) => new(PublicRates.KeyOf(address), false);
}
