namespace FireSafety.Web.Services;

/// <summary>Unified social credit codes (GB 32100), checked while one types; the services check for themselves.</summary>
internal static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>18 characters of the standard's alphabet.</summary>
    public static bool IsWellFormed(string? code) => Clean(code) is { Length: 18 } c && c.All(Alphabet.Contains) && c[2..8].All(char.IsAsciiDigit);

    /// <summary>Well formed, but its check character disagrees (校验不符): accepted with a reason.</summary>
    public static bool IsMismatch(string? code)
    {
        if (!IsWellFormed(code))
            return false;
        var text = Clean(code);
        var (sum, weight) = (0, 1);
        foreach (var c in text[..17])
        {
            sum += Alphabet.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }
        return Alphabet[(31 - sum % 31) % 31] != text[17];
    }

    private static string Clean(string? code) => string.Concat((code ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
