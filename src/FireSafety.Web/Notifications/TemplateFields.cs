using System.Text.RegularExpressions;
using FireSafety.Web.Resources;

namespace FireSafety.Web.Notifications;

/// <summary>The places of a template under the names that people call them by.</summary>
internal static partial class TemplateFields
{
    public static string Name(string field) => Words.Of($"TemplateField.{field}");

    /// <summary>The template's words with its places in brackets.</summary>
    public static string Readable(string text) => Place().Replace(text, m => $"[{Name(m.Groups[1].Value)}]");

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Place();
}
