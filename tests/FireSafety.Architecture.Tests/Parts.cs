using System.Reflection;
using FireSafety.Platform.Data;

namespace FireSafety.Architecture.Tests;

/// <summary>What the system consists of.</summary>
internal static class Parts
{
    public static IReadOnlyList<string> Services { get; } =
        ["Campaigns", "Hazards", "Identity", "Interviews", "Licensing", "Notifications", "Units"];

    /// <summary>The concrete context types of all services.</summary>
    public static IEnumerable<Type> Contexts => Services
        .Select(s => Assembly.Load("FireSafety." + s))
        .SelectMany(a => a.GetTypes())
        .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(ServiceDbContext)));
}
