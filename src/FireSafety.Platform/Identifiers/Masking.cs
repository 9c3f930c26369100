using System.Globalization;

namespace FireSafety.Platform.Identifiers;

/// <summary>
/// How personal data is shown to those who need to recognise it but not to have it (个人信息保护法). Too short a value is hidden
/// whole rather than given away by its ends. <c>null</c> and blank give an empty string.
/// </summary>
public static class Masking
{
    /// <summary>Mobile <c>138****1234</c>; of shorter numbers only the last two digits stay.</summary>
    public static string MaskPhone(string? phone) => (phone?.Trim() ?? "") switch
    {
        { Length: >= 11 } mobile => Keep(mobile, 3, 4),
        { Length: >= 5 } landline => Keep(landline, 0, 2),
        var other => Keep(other, 0, 0),
    };

    /// <summary>The family name's first character stays: <c>示**</c>; a name of one character is hidden.</summary>
    public static string MaskName(string? name)
    {
        // Rare characters of names lie outside the basic plane, so the name is cut by text element, not by char.
        var elements = new StringInfo(name?.Trim() ?? "");
        return elements.LengthInTextElements switch
        {
            0 => "",
            1 => "*",
            var length => elements.SubstringByTextElements(0, 1) + new string('*', length - 1),
        };
    }

    /// <summary>Certificate or identity number: at most a quarter at each end stays, four characters at most.</summary>
    public static string MaskCertificate(string? number)
    {
        var trimmed = number?.Trim() ?? "";
        var kept = Math.Min(4, trimmed.Length / 4);
        return Keep(trimmed, kept, kept);
    }

    private static string Keep(string text, int first, int last) =>
        string.Concat(text.AsSpan(0, first), new string('*', text.Length - first - last), text.AsSpan(text.Length - last));
}
