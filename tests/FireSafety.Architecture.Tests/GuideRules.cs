using System.Reflection;
using System.Text.RegularExpressions;
using FireSafety.TestKit;

namespace FireSafety.Architecture.Tests;

/// <summary>The operations guide names every setting there is, and none that there is not.</summary>
public sealed partial class GuideRules
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));

    /// <summary>A class <c>DatabaseOptions</c> is the section <c>Database</c>, unless its constant <c>Section</c> says otherwise.</summary>
    private static readonly List<Type> Sections =
    [
        .. Parts.Services.Concat(["Platform", "ServiceDefaults", "Gateway", "Standalone", "Web"]).Select(p => Assembly.Load("FireSafety." + p)).SelectMany(a => a.GetTypes())
            .Where(t => t.Name.EndsWith(Suffix, StringComparison.Ordinal) && t.GetConstructor(Type.EmptyTypes) is not null),
    ];

    private const string Suffix = "Options";

    [Fact]
    public void Settings_OfTheCode_AreThoseOfTheGuide()
    {
        var sections = Sections.Select(SectionOf).Distinct().ToList();

        var settings = Sections.SelectMany(s => Settings(s, SectionOf(s))).Distinct().Order().ToList();
        var named = Setting().Matches(Guide).Select(m => m.Groups[1].Value).Where(s => sections.Contains(s.Split(':')[0])).Distinct().Order();

        Assert.Superset(new HashSet<string> { "Database", "Gateway", "Messaging", "Scenario", "Web" }, sections.ToHashSet());
        Assert.Empty(settings.Except(named));
        Assert.All(named.Except(settings), s => Assert.Contains($"Configuration[\"{s}\"]", Sources(), StringComparison.Ordinal));
    }

    private static string SectionOf(Type options) =>
        options.GetField("Section", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)?.GetRawConstantValue() as string ?? options.Name[..^Suffix.Length];

    private static string Sources() => string.Concat(Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*Host.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    private static IEnumerable<string> Settings(Type type, string path) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .SelectMany(p => p.PropertyType.DeclaringType == type ? Settings(p.PropertyType, $"{path}:{p.Name}") : [$"{path}:{p.Name}"]);

    [GeneratedRegex(@"`([A-Z][A-Za-z]+(?::[A-Za-z]+)+)`")]
    private static partial Regex Setting();
}
