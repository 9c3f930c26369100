using System.Reflection;
using FireSafety.Platform.Data;

namespace FireSafety.Architecture.Tests;

/// <summary>The checkout the tests were built from, and what it consists of.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Services { get; } =
        ["Campaigns", "Hazards", "Interviews", "Licensing", "Notifications", "Units"];

    public static IReadOnlyList<Assembly> ServiceAssemblies { get; } =
        [.. Services.Select(s => Assembly.Load("FireSafety." + s))];

    /// <summary>The concrete context types of all services.</summary>
    public static IEnumerable<Type> Contexts => ServiceAssemblies
        .SelectMany(a => a.GetTypes())
        .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(ServiceDbContext)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "FireSafety.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
