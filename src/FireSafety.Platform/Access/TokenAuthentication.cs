using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FireSafety.Platform.Access;

/// <summary>
/// Believes signed access tokens of one issuer for one audience, without asking the issuer about each: its keys are fetched once
/// and anew when a token names an unknown one. What was revoked since is known from <see cref="RevokedAccess"/>.
/// </summary>
internal static class TokenAuthentication
{
    // Clocks of servers in one city differ by less.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    public static void AddTokenAuthentication(this IServiceCollection services)
    {
        services.AddOptions<TokenOptions>().BindConfiguration(TokenOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Revocations>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IOptions<TokenOptions>, TimeProvider>(Configure);
    }

    private static void Configure(JwtBearerOptions bearer, IOptions<TokenOptions> configured, TimeProvider time)
    {
        var options = configured.Value;
        var authority = options.Authority ?? options.Issuer;
        bearer.Authority = authority.ToString();
        bearer.RequireHttpsMetadata = false; // inside the network and on one machine it is plain HTTP; outside it, the address says https
        bearer.MapInboundClaims = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = options.Issuer.ToString(),
            ValidAudience = options.Audience,
            ValidTypes = options.TokenTypes,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256],
            NameClaimType = "name",
            RoleClaimType = Actor.RoleClaim,
            LifetimeValidator = (from, until, _, _) => IsWithin(from, until, time.GetUtcNow().UtcDateTime),
        };
        bearer.Events = new JwtBearerEvents { OnTokenValidated = context => AcceptAsync(context, options) };
    }

    private static bool IsWithin(DateTime? from, DateTime? until, DateTime now) =>
        until is { } end && now < end + ClockSkew && (from is not { } start || now >= start - ClockSkew);

    private static async Task AcceptAsync(TokenValidatedContext context, TokenOptions options)
    {
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        foreach (var (ours, theirs) in options.Claims)
        {
            var values = identity.FindAll(theirs).Select(c => c.Value).ToList();
            foreach (var claim in identity.FindAll(ours).ToList())
                identity.RemoveClaim(claim);
            identity.AddClaims(values.Select(value => new Claim(ours, value)));
        }
        var revocations = context.HttpContext.RequestServices.GetRequiredService<Revocations>();
        if (identity.FindFirst("sub")?.Value is not { } subject
            || await revocations.IsRevokedAsync(subject, ((JsonWebToken)context.SecurityToken).IssuedAt, context.HttpContext.RequestAborted))
            context.Fail("The token was revoked.");
    }
}
