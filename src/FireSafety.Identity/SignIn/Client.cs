using System.Net;
using System.Net.Sockets;

namespace FireSafety.Identity.SignIn;

/// <summary>Where an attempt comes from: a browser from which this person signed in before, or else an address.</summary>
internal sealed record Client(string Key, bool IsKnownBrowser)
{
    public static Client Browser(string id) => new("browser:" + id, true);

    public static Client Address(IPAddress? address) => new(KeyOf(address), false);

    /// <summary>The address; of IPv6 the network, because a home has more addresses than anyone can count.</summary>
    public static string KeyOf(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes()[..8]) : address.ToString();
    }
}
