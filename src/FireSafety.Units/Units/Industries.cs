using FireSafety.Platform.Reference;

namespace FireSafety.Units.Units;

/// <summary>The industries (行业) of <c>seeds/reference/industries.json</c>.</summary>
internal static class Industries
{
    internal sealed record Industry(string Code, string Name);

    private sealed record File(string Source, IReadOnlyList<Industry> Industries);

    public static IReadOnlyList<Industry> All { get; } = ReferenceData.Load<File>("industries").Industries;

    private static readonly HashSet<string> Codes = [.. All.Select(i => i.Code)];

    public static string Known { get; } = string.Join("、", All.Select(i => i.Code));

    public static bool Has(string code) => Codes.Contains(code);
}
