using System.Security.Cryptography;
using System.Text;

namespace FireSafety.Identity.Accounts;

/// <summary>A secret that a person types in once: shown once, kept as a hash. 100 random bits, so a plain hash cannot be searched.</summary>
internal sealed record OneTimeCode(string Text)
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // none that look alike

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public static OneTimeCode New() => New(groups: 4);

    public static OneTimeCode New(int groups) =>
        new(string.Join('-', Enumerable.Range(0, groups).Select(_ => RandomNumberGenerator.GetString(Letters, 5))));

    /// <summary>What a person typed, whatever the case and the blanks.</summary>
    public static OneTimeCode Typed(string text) => new(text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
}
