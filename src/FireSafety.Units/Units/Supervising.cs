using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

/// <summary>Which brigade may be given a unit.</summary>
internal static class Supervising
{
    /// <summary>The brigade of a current or former division code, when the caller may act there.</summary>
    public static (Division? Division, Error? Error) Brigade(string code, UnitsDbContext db)
    {
        if (Divisions.Find(code) is not { } division)
            return (null, CommonErrors.UnknownDivision.With(code));
        if (division == Divisions.City)
            return (null, UnitErrors.NotABrigade.With(division.Organ));
        return db.Session.Scope?.Contains(division.Path) == true ? (division, null) : (null, CommonErrors.ForeignJurisdiction);
    }
}
