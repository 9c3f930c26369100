using System.Security.Cryptography;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Scoping;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FireSafety.TestKit;

/// <summary>A provider of OpenID Connect outside the city, as far as a service needs one: discovery, keys and tokens.</summary>
public sealed class OutsideProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private RsaSecurityKey key = NewKey();

    private OutsideProvider(WebApplication app) => this.app = app;

    /// <summary>Its issuer.</summary>
    public Uri Issuer => new(app.Urls.First() + "/");

    /// <summary>The key it signs with now.</summary>
    public RsaSecurityKey Key => key;

    /// <summary>Starts one on a free port of this machine.</summary>
    public static async Task<OutsideProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new OutsideProvider(app);
        app.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = provider.Issuer,
            jwks_uri = new Uri(provider.Issuer, "keys"),
        });
        app.MapGet("/keys", () => new { keys = new[] { provider.PublicKey() } });
        await app.StartAsync();
        return provider;
    }

    /// <summary>From now on it signs with another key and publishes only that.</summary>
    public void ReplaceKey() => key = NewKey();

    /// <summary>A signed token.</summary>
    /// <param name="claims">What it says of its subject.</param>
    /// <param name="issuedAt">When; it lives for ten minutes.</param>
    /// <param name="audience">For whom.</param>
    /// <param name="signedWith">Another key than the provider's own.</param>
    /// <param name="type">Header <c>typ</c>.</param>
    /// <param name="issuer">Another issuer than the provider.</param>
    public string Token(
        Dictionary<string, object> claims, DateTimeOffset issuedAt, string audience = "firesafety", SigningCredentials? signedWith = null,
        string type = "at+jwt", string? issuer = null) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Issuer.ToString(),
            Audience = audience,
            IssuedAt = issuedAt.UtcDateTime,
            NotBefore = issuedAt.UtcDateTime,
            Expires = issuedAt.UtcDateTime.AddMinutes(10),
            TokenType = type,
            Claims = claims,
            SigningCredentials = signedWith ?? new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });

    /// <summary>A client with a token of the detachment's administrator, for the next ten minutes of real time.</summary>
    public HttpClient AdministratorOf(Uri address)
    {
        var token = Token(
            new() { ["sub"] = "administrator", ["name"] = "支队管理员", ["role"] = Roles.DetachmentAdmin, ["jurisdiction"] = Divisions.City.Path }, TimeProvider.System.GetUtcNow());
        return new HttpClient { BaseAddress = address, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private object PublicKey()
    {
        var rsa = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = key.KeyId, n = Base64UrlEncoder.Encode(rsa.Modulus), e = Base64UrlEncoder.Encode(rsa.Exponent) };
    }

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.CreateVersion7().ToString("N") };
}
