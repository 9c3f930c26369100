using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FireSafety.TestKit;
using FireSafety.Web.Resources;

namespace FireSafety.Architecture.Tests;

/// <summary>Whatever the pages say can be said in another language, and nothing is shown as a code.</summary>
public sealed partial class TextRules
{
    private static readonly string Web = Path.Combine(Repository.Root, "src", "FireSafety.Web");
    private static readonly string TextsFile = Path.Combine(Web, "Resources", "Texts.resx");

    [Fact]
    public void Words_OfTheServicesCodes_AreComplete()
    {
        var codes = Assembly.Load("FireSafety.Clients").GetExportedTypes().Where(t => t.IsEnum)
            .SelectMany(t => Enum.GetNames(t).Select(value => $"{t.Name}.{value}")).Distinct().ToList();

        Assert.NotEmpty(codes);
        Assert.DoesNotContain(codes, code => Words.Of(code) == code);
    }

    /// <summary>With <c>UPDATE_TEXTS=1</c> the list is written anew.</summary>
    [Fact]
    public void Texts_OfThePages_AreListedForTranslators()
    {
        var used = Sources().SelectMany(source => Key().Matches(source).Select(m => Regex.Unescape(m.Groups[1].Value)))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_TEXTS") == "1")
            Write(used);

        var listed = XDocument.Load(TextsFile).Root!.Elements("data").Select(d => d.Attribute("name")!.Value);

        Assert.Equal(used, listed);
    }

    [Fact]
    public void Pages_SayNothing_ThatCannotBeTranslated()
    {
        var said = Sources().SelectMany(source => Key().Replace(Comment().Replace(source, ""), "").Split('\n')).Where(line => Chinese().IsMatch(line));

        Assert.Empty(said);
    }

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Web, "*.*", SearchOption.AllDirectories)
        .Where(f => Path.GetExtension(f) is ".razor" or ".cs" && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    private static void Write(IEnumerable<string> keys)
    {
        var head = XDocument.Load(Path.Combine(Web, "Resources", "Words.resx")).Root!.Elements("resheader");
        new XDocument(new XElement("root", head, keys.Select(k => new XElement("data", new XAttribute("name", k), new XElement("value", k))))).Save(TextsFile);
    }

    [GeneratedRegex(@"\b[Ll]\[""((?:[^""\\]|\\.)+)""")]
    private static partial Regex Key();

    [GeneratedRegex(@"@\*.*?\*@|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
