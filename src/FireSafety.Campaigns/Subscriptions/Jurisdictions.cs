namespace FireSafety.Campaigns.Subscriptions;

internal static class Jurisdictions
{
    /// <summary>Code of the brigade a jurisdiction path lies in, or the city's.</summary>
    public static string DivisionOf(string jurisdiction) =>
        (Divisions.Brigades.FirstOrDefault(d => jurisdiction.StartsWith(d.Path, StringComparison.Ordinal)) ?? Divisions.City).Code;
}
