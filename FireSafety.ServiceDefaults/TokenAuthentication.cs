using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace FireSafety.ServiceDefaults;

/// <summary>
/// Believes signed access tokens of one issuer for one audience, without asking the issuer about each: its keys are fetched once
/// and anew when a token names an unknown one.
/// </summary>
public static class TokenAuthentication
{
    /// <summary>Where the gateway is when it is run by hand: who issues tokens, and whom all believe, where nothing else is configured.</summary>
    public const string DefaultIssuer = "http://localhost:5100/";

    // Clocks of servers in one city differ by less.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>The bearer scheme as section <c>Identity</c> says (<c>Issuer</c>, <c>Authority</c>, <c>Audience</c>, <c>TokenTypes</c>, <c>Claims</c>).</summary>
    public static void AddTokenAuthentication(this IServiceCollection services)
    {
        services.AddOptions<TokenOptions>().BindConfiguration(TokenOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IOptions<TokenOptions>, TimeProvider>(Configure);
    }

    private static void Configure(JwtBearerOptions bearer, IOptions<TokenOptions> configured, TimeProvider time)
    {
        var options = configured.Value;
        bearer.MetadataAddress = new Uri(options.Inside(), ".well-known/openid-configuration").AbsoluteUri;
        bearer.RequireHttpsMetadata = false; // inside the network and on one machine it is plain HTTP; outside it, the address says https
        bearer.MapInboundClaims = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuers = [options.Issuer.AbsoluteUri, options.Issuer.AbsoluteUri.TrimEnd('/')], // written either way
            ValidAudience = options.Audience,
            ValidTypes = options.TokenTypes,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256],
            NameClaimType = "name",
            RoleClaimType = "role",
            LifetimeValidator = (from, until, _, _) => IsWithin(from, until, time.GetUtcNow().UtcDateTime),
        };
        bearer.Events = new JwtBearerEvents { OnTokenValidated = context => AcceptAsync(context, options) };
    }

    private static bool IsWithin(DateTime? from, DateTime? until, DateTime now) =>
        until is { } end && now < end + ClockSkew && (from is not { } start || now >= start - ClockSkew);

    private static Task AcceptAsync(TokenValidatedContext context, TokenOptions options)
    {
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        options.Translate(identity);
        if (!identity.HasClaim(c => c.Type == "sub"))
            context.Fail("The token has no subject.");
        return Task.CompletedTask;
    }
}
