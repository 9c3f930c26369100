namespace FireSafety.Hazards.MajorHazards;

/// <summary>The criteria sets at hand, with their dates of force and how far they were checked.</summary>
internal static class ListCriteriaSets
{
    internal sealed record Response(IReadOnlyList<CriteriaSet> Sets);

    public static Reply<Response> Handle(CriteriaSets sets) => new Response(sets.All);
}
