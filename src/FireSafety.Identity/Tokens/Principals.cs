using System.Globalization;
using System.Security.Claims;
using FireSafety.Identity.Accounts;
using FireSafety.Identity.Clients;
using FireSafety.Identity.SignIn;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace FireSafety.Identity.Tokens;

/// <summary>What tokens say of a person or a machine.</summary>
internal static class Principals
{
    public static ClaimsPrincipal Of(Account account, IReadOnlyList<string> industries, IEnumerable<string> scopes, DateTime signedInAt)
    {
        var identity = Identity(account.Id.ToString(), account.Name, account.Role, account.Jurisdiction, account.OrganisationId, account.AccessSince, industries);
        // For ourselves only: it goes into codes and refresh tokens, which nobody else can read.
        identity.SetClaim(Cookies.Stamp, account.SecurityStamp);
        identity.SetClaim(Cookies.SignedInAt, new DateTimeOffset(signedInAt, TimeSpan.Zero).ToUnixTimeSeconds());
        return Finish(identity, scopes);
    }

    public static ClaimsPrincipal Of(MachineClient client, IReadOnlyList<string> industries, IEnumerable<string> scopes) =>
        Finish(Identity(client.ClientId, client.Name, client.Role, client.Jurisdiction, client.OrganisationId, client.AccessSince, industries), scopes);

    private static ClaimsIdentity Identity(
        string subject, string name, string role, string jurisdiction, Guid? organisation, DateTime accessSince, IReadOnlyList<string> industries)
    {
        var identity = new ClaimsIdentity("FireSafety.Identity", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, subject).SetClaim(Claims.Name, name).SetClaim(Claims.Role, role).SetClaim(Actor.JurisdictionClaim, jurisdiction);
        identity.SetClaim(Actor.AccessSinceClaim, accessSince.Ticks.ToString(CultureInfo.InvariantCulture));
        if (organisation is { } id)
            identity.SetClaim(Actor.OrganisationClaim, id.ToString());
        identity.AddClaims(industries.Select(i => new Claim(Actor.IndustryClaim, i)));
        return identity;
    }

    private static ClaimsPrincipal Finish(ClaimsIdentity identity, IEnumerable<string> scopes)
    {
        identity.SetScopes(scopes);
        if (identity.HasScope(Server.ApiScope))
            identity.SetResources(Server.ApiScope);
        identity.SetDestinations(claim => claim.Type switch
        {
            Cookies.Stamp => [],
            Cookies.SignedInAt => [Destinations.IdentityToken],
            Actor.AccessSinceClaim => [Destinations.AccessToken],
            _ => [Destinations.AccessToken, Destinations.IdentityToken],
        });
        return new ClaimsPrincipal(identity);
    }
}
