namespace FireSafety.Units.Brigades;

internal static class DivisionEndpoints
{
    internal sealed record Row(string Code, string Name, string Organ, bool IsCity, IReadOnlyList<string> FormerCodes);

    internal sealed record Response(IReadOnlyList<Row> Divisions);

    public static void MapDivisionEndpoints(this RouteGroupBuilder api) => api
        .MapGet("/divisions", List).PublicQuery("units.divisions").WithTags("辖区").WithSummary("行政区划与消防救援机构");

    private static Reply<Response> List() => new Response(
        [.. Divisions.Brigades.Prepend(Divisions.City).Select(d => new Row(d.Code, d.Name, d.Organ, d == Divisions.City, d.FormerCodes))]);
}
