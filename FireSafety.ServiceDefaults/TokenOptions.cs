using System.ComponentModel.DataAnnotations;

namespace FireSafety.ServiceDefaults;

/// <summary>
/// Section <c>Identity</c>: whose access tokens are believed. This system's own <c>FireSafety.Identity</c>, or any provider of
/// OpenID Connect whose access tokens are signed JWTs.
/// </summary>
internal sealed class TokenOptions
{
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
}
