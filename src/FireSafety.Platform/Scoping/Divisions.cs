using FireSafety.Platform.Reference;

namespace FireSafety.Platform.Scoping;

/// <summary>An administrative division (GB/T 2260) and the fire-rescue organ that answers for it.</summary>
/// <param name="Code">Six digits, e.g. <c>211103</c>.</param>
/// <param name="Name">E.g. 兴隆台区.</param>
/// <param name="Organ">E.g. 兴隆台区消防救援大队; the detachment for the city.</param>
/// <param name="Path">Jurisdiction path, e.g. <c>/2111/211103/</c>; a path contains every path that starts with it.</param>
/// <param name="FormerCodes">Codes replaced by this one; accepted on import.</param>
/// <param name="ShortName">One or two characters used in document numbers.</param>
public sealed record Division(string Code, string Name, string Organ, string Path, IReadOnlyList<string> FormerCodes, string ShortName);

/// <summary>The divisions of the city, from <c>seeds/reference/divisions.json</c>.</summary>
public static class Divisions
{
    private sealed record File(string Source, Division City, IReadOnlyList<Division> Brigades);

    private static readonly File Data = ReferenceData.Load<File>("divisions");

    private static readonly Dictionary<string, Division> ByCode = Data.Brigades.Append(Data.City)
        .SelectMany(d => d.FormerCodes.Append(d.Code).Select(code => (code, d)))
        .ToDictionary(x => x.code, x => x.d);

    /// <summary>The whole city: the detachment's jurisdiction.</summary>
    public static Division City => Data.City;

    /// <summary>The counties and districts, each with its brigade.</summary>
    public static IReadOnlyList<Division> Brigades => Data.Brigades;

    /// <summary>The division of a current or former code, or null when the code is not of this city.</summary>
    public static Division? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The division whose path it is.</summary>
    /// <exception cref="InvalidOperationException">No division has that path.</exception>
    public static Division OfPath(string path) => ByCode.Values.FirstOrDefault(d => d.Path == path)
        ?? throw new InvalidOperationException($"No division has the jurisdiction path '{path}'.");
}
