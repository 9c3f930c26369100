using FireSafety.Clients.Units;

namespace FireSafety.Web.Services;

/// <summary>The city's divisions and brigades by name: reference data of the unit registry, read once for a page's life.</summary>
internal sealed class Divisions(Api api)
{
    private IReadOnlyList<DivisionEndpointsRow>? rows;

    /// <summary>All of them; none while the registry cannot be reached.</summary>
    public async Task<IReadOnlyList<DivisionEndpointsRow>> AllAsync()
    {
        if (rows is null && (await Outcome.OfAsync(() => api.Units.DivisionsAsync())).Value is { } answer)
            rows = answer.Divisions;
        return rows ?? [];
    }

    /// <summary>Those that were read.</summary>
    public IReadOnlyList<DivisionEndpointsRow> Known => rows ?? [];

    /// <summary>Name of a division by its code or by a jurisdiction path; what was given when it is not known, nothing before they were read.</summary>
    public string Name(string codeOrPath)
    {
        var code = codeOrPath.Trim('/').Split('/')[^1];
        return rows is null ? "" : rows.FirstOrDefault(d => d.Code == code || (d.IsCity && d.Code == code + "00"))?.Name ?? codeOrPath; // the city's path is its code without the zeros: /2111/
    }

    /// <summary>Name of a division's fire-rescue organ, e.g. the brigade.</summary>
    public string Organ(string code) => rows?.FirstOrDefault(d => d.Code == code)?.Organ ?? Name(code);
}
