using System.ComponentModel.DataAnnotations;
using System.Security.Claims;

namespace FireSafety.ServiceDefaults;

/// <summary>
/// Section <c>Identity</c>: whose access tokens are believed. This system's own <c>FireSafety.Identity</c>, or any provider of
/// OpenID Connect whose access tokens are signed JWTs.
/// </summary>
public sealed class TokenOptions
{
    /// <summary>Its name.</summary>
    public const string Section = "Identity";

    /// <summary>Claim <c>iss</c> of the tokens: the address under which people reach the provider.</summary>
    [Required]
    public Uri Issuer { get; set; } = new(TokenAuthentication.DefaultIssuer);

    /// <summary>Where services fetch the provider's keys, when that is not <see cref="Issuer"/>: its address inside the network.</summary>
    public Uri? Authority { get; set; }

    /// <summary>Claim <c>aud</c>.</summary>
    [Required]
    public string Audience { get; set; } = "firesafety";

    /// <summary>Header <c>typ</c> of access tokens (RFC 9068); providers that have not got there yet say <c>JWT</c>.</summary>
    [MinLength(1)]
    public string[] TokenTypes { get; set; } = ["at+jwt"];

    /// <summary>Of another provider: our claim (<c>role</c>, <c>jurisdiction</c>, <c>org</c>, <c>industry</c>, <c>name</c>) → the provider's name for it.</summary>
    public Dictionary<string, string> Claims { get; set; } = [];

    /// <summary>The provider's address for people, with a slash at its end.</summary>
    public Uri Outside() => new(Issuer.AbsoluteUri.TrimEnd('/') + "/");

    /// <summary>Its address inside the network, with a slash at its end.</summary>
    public Uri Inside() => new((Authority ?? Issuer).AbsoluteUri.TrimEnd('/') + "/");

    /// <summary>Gives claims of another provider our names.</summary>
    public void Translate(ClaimsIdentity identity)
    {
        foreach (var (ours, theirs) in Claims)
        {
            var values = identity.FindAll(theirs).Select(c => c.Value).ToList();
            foreach (var claim in identity.FindAll(ours).ToList())
                identity.RemoveClaim(claim);
            identity.AddClaims(values.Select(value => new Claim(ours, value)));
        }
    }
}
