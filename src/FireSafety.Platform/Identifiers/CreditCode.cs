using System.Buffers;
using System.Globalization;
using System.Text;

namespace FireSafety.Platform.Identifiers;

/// <summary>What the check of a unified social credit code found.</summary>
public enum CreditCodeOutcome
{
    /// <summary>Well formed and its check character agrees.</summary>
    Valid,
    /// <summary>Well formed, but the check character disagrees (校验不符). Some genuine early codes are so; a person may
    /// accept one with a reason.</summary>
    CheckDigitMismatch,
    /// <summary>Not 18 characters of the standard's alphabet in the standard's layout; cannot be accepted.</summary>
    Malformed,
}

/// <summary>
/// Unified social credit code (统一社会信用代码, GB 32100-2015): registry, type, six-digit division, nine characters of
/// organisation code, check character.
/// </summary>
public static class CreditCode
{
    /// <summary>Length of a code in characters.</summary>
    public const int Length = 18;

    // I, O, S, V and Z are left out by the standard because they are misread.
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    /// <summary>
    /// The code as it is stored and compared: half-width, upper case, no spaces or invisible characters, which copies from
    /// web pages and spreadsheets bring along. Never <c>null</c>; does not judge the code.
    /// </summary>
    public static string Normalize(string? text)
    {
        var code = new StringBuilder(Length);
        foreach (var c in text ?? "")
        {
            if (!char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                code.Append(char.ToUpperInvariant(c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c));
        }

        return code.ToString();
    }

    /// <summary>Judges a code in any spelling <see cref="Normalize"/> understands.</summary>
    public static CreditCodeOutcome Check(string? text)
    {
        var code = Normalize(text);
        if (code.Length != Length || code.AsSpan().ContainsAnyExcept(Allowed) || code.AsSpan(2, 6).ContainsAnyExceptInRange('0', '9'))
            return CreditCodeOutcome.Malformed;
        return CheckCharacter(code[..^1]) == code[^1] ? CreditCodeOutcome.Valid : CreditCodeOutcome.CheckDigitMismatch;
    }

    /// <summary>The check character of the first 17 characters; also what makes a fictitious code well formed.</summary>
    /// <param name="first17">17 characters of the standard's alphabet, upper case.</param>
    /// <exception cref="ArgumentException">Another length, or a character outside the alphabet.</exception>
    public static char CheckCharacter(string first17)
    {
        ArgumentNullException.ThrowIfNull(first17);
        if (first17.Length != Length - 1 || first17.AsSpan().ContainsAnyExcept(Allowed))
            throw new ArgumentException("17 characters of the GB 32100 alphabet are needed.", nameof(first17));
        var sum = 0;
        var weight = 1; // 3^(i-1) mod 31
        foreach (var c in first17)
        {
            sum += Alphabet.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - sum % 31) % 31];
    }
}
