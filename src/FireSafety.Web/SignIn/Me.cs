using System.Security.Claims;
using FireSafety.Contracts.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace FireSafety.Web.SignIn;

/// <summary>Who looks at the page. Filled before any page is shown.</summary>
internal sealed class Me(AuthenticationStateProvider authentication)
{
    private ClaimsPrincipal user = new();

    public async Task LoadAsync() => Be((await authentication.GetAuthenticationStateAsync()).User);

    /// <summary>Outside pages, where the request says who asks.</summary>
    public void Be(ClaimsPrincipal principal) => user = principal;

    public Guid Id => Guid.TryParse(user.FindFirstValue("sub"), out var id) ? id : Guid.Empty;
    public string Name => user.FindFirstValue("name") ?? "";
    public string Role => user.FindFirstValue("role") ?? "";
    public string Jurisdiction => user.FindFirstValue("jurisdiction") ?? "";

    /// <summary>Division of a brigade's people; null for those of the city.</summary>
    public string? Division => Jurisdiction.Trim('/').Split('/') is [_, var brigade] ? brigade : null;

    /// <summary>The unit, agency, department or supervisor that the person is or speaks for.</summary>
    public Guid? OrganisationId => Guid.TryParse(user.FindFirstValue("org"), out var id) ? id : null;

    /// <summary>Where the request came from that this page is the answer to; null without sign-in.</summary>
    public string? Address => user.FindFirstValue(AddressClaim);

    /// <summary>Claim of every request's user, see <see cref="Address"/>: a live page outlives the request, its user does not change.</summary>
    public const string AddressClaim = "address";

    /// <summary>Name of the server-side session; null without sign-in.</summary>
    public string? Session => user.FindFirstValue(Sessions.Claim);

    /// <summary>Whether the role holds <paramref name="permission"/>: what the page offers. The services decide for themselves.</summary>
    public bool May(string permission) => Roles.All.TryGetValue(Role, out var held) && held.Contains(permission);

    /// <summary>Whether the role is one of those who are supervised or stand beside.</summary>
    public bool IsParty => Roles.Parties.Contains(Role);
}
