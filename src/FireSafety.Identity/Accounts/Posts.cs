using FireSafety.Identity.Data;

namespace FireSafety.Identity.Accounts;

/// <summary>Which role may be held where and by whom, and given by whom (domain.md §9).</summary>
internal static class Posts
{
    /// <summary>The post of a person, or why there is no such post for one.</summary>
    /// <inheritdoc cref="OfAsync"/>
    public static async Task<(Post? Post, Error? Error)> OfPersonAsync(string role, string? divisionCode, Guid? organisationId, IdentityDbContext db, CancellationToken ct) =>
        role == Roles.ServiceClient ? (null, AccountErrors.MachineRole) : await OfAsync(role, divisionCode, organisationId, db, ct);

    /// <summary>The post a request names, or why there is no such post.</summary>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    /// <param name="divisionCode">Where a role without an organisation is held. An organisation has its own.</param>
    /// <param name="organisationId">Whom the role acts for, where it acts for one; of those that the caller may see.</param>
    /// <param name="db">Where organisations are known.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<(Post? Post, Error? Error)> OfAsync(string role, string? divisionCode, Guid? organisationId, IdentityDbContext db, CancellationToken ct)
    {
        if (!Roles.All.ContainsKey(role))
            return (null, AccountErrors.UnknownRole.With(role, string.Join('、', Roles.All.Keys)));
        if (db.Session.Scope?.Role == Roles.BrigadeLeader && !Roles.GivenByBrigade.Contains(role))
            return (null, AccountErrors.RoleNotYours);
        if (!Roles.OfOrganisations.Contains(role))
            return organisationId is null ? OfDivision(role, divisionCode) : (null, AccountErrors.OrganisationForbidden);
        if (organisationId is null)
            return (null, AccountErrors.OrganisationRequired);
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == organisationId, ct) is not { } organisation)
            return (null, AccountErrors.UnknownOrganisation);
        if (organisation.Kind != role)
            return (null, AccountErrors.OrganisationOfOtherKind.With(organisation.Name));
        if (organisation.IsClosed)
            return (null, AccountErrors.OrganisationClosed.With(organisation.Name));
        return (new Post(role, Divisions.OfPath(organisation.Jurisdiction), organisation.Id, organisation.Name), null);
    }

    /// <summary>The post of a role that acts for no organisation.</summary>
    public static (Post? Post, Error? Error) OfDivision(string role, string? divisionCode)
    {
        if (!Roles.All.ContainsKey(role))
            return (null, AccountErrors.UnknownRole.With(role, string.Join('、', Roles.All.Keys)));
        if (Roles.OfOrganisations.Contains(role))
            return (null, AccountErrors.OrganisationRequired);
        if (string.IsNullOrWhiteSpace(divisionCode))
            return (null, AccountErrors.DivisionRequired);
        if (Divisions.Find(divisionCode) is not { } division)
            return (null, CommonErrors.UnknownDivision.With(divisionCode));
        var isCity = division == Divisions.City;
        if (role == Roles.BrigadeLeader && isCity)
            return (null, AccountErrors.BrigadeRole.With(division.Name));
        if (role != Roles.BrigadeLeader && !isCity)
            return (null, AccountErrors.CityRole.With(Divisions.City.Code));
        return (new Post(role, division, null, null), null);
    }
}
