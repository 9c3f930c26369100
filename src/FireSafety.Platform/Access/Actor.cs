using System.Security.Claims;
using FireSafety.Contracts.Access;

namespace FireSafety.Platform.Access;

/// <summary>Who acts: a signed-in person, a machine client, or a named part of the system.</summary>
/// <param name="Id">Stable subject identifier.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Role">One of <see cref="Roles"/>; empty for the system.</param>
/// <param name="Jurisdiction">Path within which the actor acts; empty means none.</param>
public sealed record Actor(string Id, string Name, string Role, string Jurisdiction)
{
    /// <summary>The unit, agency, department or supervisor that the actor is or speaks for.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Industry codes that a department answers for.</summary>
    public IReadOnlyList<string> Industries { get; init; } = [];

    /// <summary>Whether a machine client acts on its own behalf: it passes on what persons did, and no person is behind it.</summary>
    public bool IsMachine { get; init; }

    /// <summary>Claim that names the application that got the token: a machine client's is its own subject.</summary>
    public const string ClientClaim = "client_id";

    /// <summary>Claim that carries <see cref="OrganisationId"/>.</summary>
    public const string OrganisationClaim = "org";

    /// <summary>Claim, once per industry, that carries <see cref="Industries"/>.</summary>
    public const string IndustryClaim = "industry";

    /// <summary>Claim that carries the jurisdiction path.</summary>
    public const string JurisdictionClaim = "jurisdiction";

    /// <summary>Claim that carries the role name.</summary>
    public const string RoleClaim = "role";

    /// <summary>Claim that carries since when what this system's token says of its subject holds, in ticks (UTC).</summary>
    public const string AccessSinceClaim = "access_since";

    /// <summary>An unauthenticated visitor.</summary>
    public static Actor Anonymous { get; } = new("anonymous", "公众", "", "");

    /// <summary>The actor a principal stands for; <see cref="Anonymous"/> when not authenticated.</summary>
    public static Actor Of(ClaimsPrincipal principal) => principal.Identity?.IsAuthenticated != true
        ? Anonymous
        : new Actor(
            principal.FindFirstValue("sub") ?? "",
            principal.FindFirstValue("name") ?? "",
            principal.FindFirstValue(RoleClaim) ?? "",
            principal.FindFirstValue(JurisdictionClaim) ?? "")
        {
            OrganisationId = Guid.TryParse(principal.FindFirstValue(OrganisationClaim), out var organisation) ? organisation : null,
            Industries = [.. principal.FindAll(IndustryClaim).Select(c => c.Value)],
            IsMachine = principal.FindFirstValue("sub") is { Length: > 0 } subject && principal.FindFirstValue(ClientClaim) == subject,
        };

    /// <summary>A part of the system acting on its own, e.g. <c>system:hazards.overdue</c>.</summary>
    public static Actor System(string part) => new("system:" + part, "系统", "", "/");

    /// <summary>Whether the actor's role holds <paramref name="permission"/>.</summary>
    public bool May(string permission) => Roles.All.TryGetValue(Role, out var held) && held.Contains(permission);

    /// <summary>The principal that <see cref="Of"/> reads back to this actor.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var claims = new List<Claim> { new("sub", Id), new("name", Name), new(RoleClaim, Role), new(JurisdictionClaim, Jurisdiction) };
        if (OrganisationId is { } organisation)
            claims.Add(new(OrganisationClaim, organisation.ToString()));
        if (IsMachine)
            claims.Add(new(ClientClaim, Id));
        claims.AddRange(Industries.Select(i => new Claim(IndustryClaim, i)));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme, "name", RoleClaim));
    }
}
