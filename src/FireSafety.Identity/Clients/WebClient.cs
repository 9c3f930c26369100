using FireSafety.Identity.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Grants = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace FireSafety.Identity.Clients;

/// <summary>The web application's registration, made and kept as configured at every start.</summary>
internal static class WebClient
{
    public const string ClientId = "firesafety-web";

    public static async Task EnterAsync(IOpenIddictApplicationManager applications, IdentityOptions options, CancellationToken ct)
    {
        var descriptor = Describe(options);
        if (await applications.FindByClientIdAsync(ClientId, ct) is not { } existing)
            await applications.CreateAsync(descriptor, ct);
        else
            await applications.UpdateAsync(existing, descriptor, ct);
    }

    private static OpenIddictApplicationDescriptor Describe(IdentityOptions options)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId,
            ClientSecret = options.Web.Secret,
            ClientType = options.Web.Secret is null ? ClientTypes.Public : ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
            DisplayName = "消防“五项约谈”",
            Permissions =
            {
                Grants.Endpoints.Authorization, Grants.Endpoints.Token, Grants.Endpoints.EndSession, Grants.Endpoints.Revocation,
                Grants.GrantTypes.AuthorizationCode, Grants.GrantTypes.RefreshToken, Grants.ResponseTypes.Code,
                Grants.Scopes.Profile, Grants.Prefixes.Scope + Server.ApiScope,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        descriptor.RedirectUris.Add(new Uri(options.Issuer!, "signin-oidc"));
        descriptor.PostLogoutRedirectUris.Add(new Uri(options.Issuer!, "signout-callback-oidc"));
        foreach (var uri in options.Web.RedirectUris)
        {
            descriptor.RedirectUris.Add(uri);
            descriptor.PostLogoutRedirectUris.Add(new Uri(uri, "signout-callback-oidc"));
        }
        return descriptor;
    }
}
