namespace FireSafety.Units.Units;

/// <summary>The words a registration may use: industries, and categories and measures of the key-unit criteria.</summary>
internal static class GetCriteria
{
    internal sealed record Response(
        IReadOnlyList<Industries.Industry> Industries, string Title, IReadOnlyList<KeyUnitCriteria.MeasureKind> Measures,
        IReadOnlyList<KeyUnitCriteria.Rule> Rules);

    public static Reply<Response> Handle() => new Response(
        Units.Industries.All, KeyUnitCriteria.InForce.Title, KeyUnitCriteria.InForce.Measures, KeyUnitCriteria.InForce.Rules);
}
