namespace FireSafety.Identity.Accounts;

/// <summary>Which role may be held where, by whom, and given by whom (domain.md §9).</summary>
internal static class Posts
{
    private static readonly HashSet<string> OfBrigade = [Roles.BrigadeLeader, Roles.Supervisor, Roles.Unit];
    private static readonly HashSet<string> OfOrganisation = [Roles.Unit, Roles.Agency, Roles.Department, Roles.Supervisor];
    private static readonly HashSet<string> GivenByBrigade = [Roles.Supervisor, Roles.Unit];

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
        if (OfOrganisation.Contains(role) && (organisationId is null || string.IsNullOrWhiteSpace(organisationName)))
            return (null, AccountErrors.OrganisationRequired);
        if (!OfOrganisation.Contains(role) && (organisationId is not null || organisationName is not null))
            return (null, AccountErrors.OrganisationForbidden);
        return (new Post(role, division, organisationId, organisationName), null);
    }

    /// <summary>A brigade gives and takes only the access of its supervisors and units; its jurisdiction is seen to by the data session.</summary>
    public static Error? RefusalOf(Actor actor, string role) =>
        actor.Role == Roles.BrigadeLeader && !GivenByBrigade.Contains(role) ? AccountErrors.RoleNotYours : null;
}
