using FireSafety.Identity.Data;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace FireSafety.Identity.Tokens;

/// <summary>The OpenID Connect server: what it offers, and for how long what it gives is good.</summary>
internal static class Server
{
    /// <summary>Scope of our APIs, and audience of the tokens for them.</summary>
    public const string ApiScope = "firesafety";

    public static void Add(IServiceCollection services, IdentityOptions options, IdentityPolicy policy)
    {
        var lifetimes = policy.Lifetimes;
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDbContext>().ReplaceDefaultEntities<Guid>())
            .AddServer(server =>
            {
                server.SetIssuer(options.Issuer!)
                    .SetAuthorizationEndpointUris("connect/authorize")
                    .SetTokenEndpointUris("connect/token")
                    .SetRevocationEndpointUris("connect/revoke")
                    .SetEndSessionEndpointUris("connect/logout")
                    .SetUserInfoEndpointUris("connect/userinfo");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
                server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.OfflineAccess, ApiScope);
                server.RegisterClaims(Claims.Subject, Claims.Name, Claims.Role, Actor.JurisdictionClaim, Actor.OrganisationClaim);
                server.DisableAccessTokenEncryption() // services check it with the public key alone
                    .SetAccessTokenLifetime(TimeSpan.FromMinutes(lifetimes.AccessTokenMinutes))
                    .SetIdentityTokenLifetime(TimeSpan.FromMinutes(lifetimes.AccessTokenMinutes))
                    .SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(lifetimes.CodeMinutes))
                    .SetRefreshTokenLifetime(TimeSpan.FromHours(lifetimes.RefreshTokenHours))
                    .SetRefreshTokenReuseLeeway(TimeSpan.Zero);
                // TLS ends before us, at the gateway or the proxy before it, and services in the cluster fetch the keys without.
                server.UseAspNetCore().DisableTransportSecurityRequirement()
                    .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough()
                    .EnableEndSessionEndpointPassthrough().EnableUserInfoEndpointPassthrough();
                server.AddEventHandler(RefusalPage.ForAuthorization);
                server.AddEventHandler(RefusalPage.ForEndSession);
                server.AddEventHandler(Guessing.Slow);
                server.AddEventHandler(Guessing.Count);
            });
        services.AddOptions<OpenIddictServerOptions>().Configure<KeyFolder>((server, keys) =>
        {
            server.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain);
            foreach (var certificate in keys.Signing)
                server.SigningCredentials.Add(new SigningCredentials(new X509SecurityKey(certificate), SecurityAlgorithms.RsaSha256));
            foreach (var certificate in keys.Encryption)
                server.EncryptionCredentials.Add(new EncryptingCredentials(new X509SecurityKey(certificate), SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512));
        });
    }
}
