using FireSafety.Web.Resources;

namespace FireSafety.Web.Hazards;

/// <summary>The grounds for sealing premises (order 120 article 22): codes of the service's reference data.</summary>
internal static class SealGrounds
{
    public static IReadOnlyList<string> All { get; } = ["exits", "facilities", "dangerous-goods", "combustible-fit-out", "other"];

    public static string Word(string? code) => Words.Of($"SealGround.{code}");
}
