using System.Globalization;
using System.Text;
using FireSafety.Units.Units;

namespace FireSafety.Units.Search;

/// <summary>How text is made comparable and cut into grams. A gram is a number, so that no database collation has a say in it.</summary>
internal static class SearchText
{
    private const char FieldEnd = '\n';

    /// <summary>Name, code and address, each ended so that no fragment reaches over two of them.</summary>
    public static string Of(Unit unit) => Normalize(unit.Name) + FieldEnd + Normalize(unit.CreditCode) + FieldEnd + Normalize(unit.Address) + FieldEnd;

    /// <summary>Upper case, half width, without blanks and invisible characters.</summary>
    public static string Normalize(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                normal.Append(char.ToUpperInvariant(c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c));
        }
        return normal.ToString();
    }

    /// <summary>The terms of what was typed: words between blanks, all of which must occur.</summary>
    public static string[] TermsOf(string typed) =>
        [.. typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Normalize).Where(t => t.Length > 0).Distinct()];

    /// <summary>Every pair of neighbours; the character before a field's end pairs with the end, so single characters are found too.</summary>
    public static HashSet<int> GramsOf(string text)
    {
        var grams = new HashSet<int>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] != FieldEnd)
                grams.Add(Gram(text[i], text[i + 1]));
        }
        return grams;
    }

    /// <summary>What a term needs to be in the index: each pair as a range of one, or all pairs that begin with a single character.</summary>
    public static IEnumerable<(int From, int Through)> RangesOf(string term) => term.Length == 1
        ? [(Gram(term[0], '\0'), Gram(term[0], '\uFFFF'))]
        : GramsOf(term).Select(g => (g, g));

    // Signed, yet the grams of one first character still lie next to each other.
    private static int Gram(char first, char second) => unchecked((first << 16) | second);
}
