namespace FireSafety.Identity.Accounts;

/// <summary>Which role may be held where and by whom (domain.md §9).</summary>
internal static class Posts
{
    public static readonly HashSet<string> OfBrigade = [Roles.BrigadeLeader, Roles.Supervisor, Roles.Unit];
    /// <summary>The post a request names, or why there is no such post.</summary>
    public static (Post? Post, Error? Error) Of(string role, string divisionCode, Guid? organisationId, string? organisationName)
    {
        if (!Roles.All.ContainsKey(role))
            return (null, AccountErrors.UnknownRole.With(role, string.Join('、', Roles.All.Keys)));
        if (Divisions.Find(divisionCode) is not { } division)
            return (null, CommonErrors.UnknownDivision.With(divisionCode));
        var isCity = division == Divisions.City;
        if (OfBrigade.Contains(role) && isCity)
            return (null, AccountErrors.BrigadeRole.With(division.Name));
        if (!OfBrigade.Contains(role) && !isCity)
            return (null, AccountErrors.CityRole.With(Divisions.City.Code));
        if (Roles.OfOrganisations.Contains(role) && (organisationId is null || string.IsNullOrWhiteSpace(organisationName)))
            return (null, AccountErrors.OrganisationRequired);
        if (!Roles.OfOrganisations.Contains(role) && (organisationId is not null || organisationName is not null))
            return (null, AccountErrors.OrganisationForbidden);
        return (new Post(role, division, organisationId, organisationName), null);
    }
}
