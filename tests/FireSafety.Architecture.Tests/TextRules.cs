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
        var used = Directory.EnumerateFiles(Web, "*.*", SearchOption.AllDirectories)
            .Where(f => (f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal)) && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(f => Key().Matches(File.ReadAllText(f)).Select(m => Regex.Unescape(m.Groups[1].Value)))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_TEXTS") == "1")
            Write(used);

        var listed = XDocument.Load(TextsFile).Root!.Elements("data").Select(d => d.Attribute("name")!.Value);

        Assert.Equal(used, listed);
    }

    private static void Write(IEnumerable<string> keys)
    {
        var head = XDocument.Load(Path.Combine(Web, "Resources", "Words.resx")).Root!.Elements("resheader");
        new XDocument(new XElement("root", head, keys.Select(k => new XElement("data", new XAttribute("name", k), new XElement("value", k))))).Save(TextsFile);
    }

    [GeneratedRegex(@"\bL\[""((?:[^""\\]|\\.)+)""")]
    private static partial Regex Key();
}
