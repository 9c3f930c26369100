using System.Security.Claims;
using System.Security.Cryptography;
using FireSafety.ServiceDefaults;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace FireSafety.Web.SignIn;

/// <summary>Signing in and out of the web UI with the OpenID Connect provider of section <c>Identity</c>.</summary>
internal static class WebSignIn
{
    /// <summary>The session cookie's scheme.</summary>
    public const string Scheme = "web";

    /// <summary>The provider's scheme.</summary>
    public const string Provider = "web-provider";

    /// <summary>Policy of every page that is not public.</summary>
    public const string Policy = "web-signed-in";

    public static void AddWebSignIn(this IServiceCollection services)
    {
        services.AddSingleton<Sessions>();
        services.AddAuthentication().AddCookie(Scheme).AddOpenIdConnect(Provider, _ => { });
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<IOptions<TokenOptions>, IOptions<WebOptions>, Sessions>(Configure);
        services.AddOptions<OpenIdConnectOptions>(Provider).Configure<IOptions<TokenOptions>, IConfiguration>(Configure);
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<TokenOptions>>(Configure);
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser());
    }

    private static void Configure(CookieAuthenticationOptions cookie, IOptions<TokenOptions> tokens, IOptions<WebOptions> web, Sessions sessions)
    {
        cookie.SessionStore = sessions;
        cookie.ExpireTimeSpan = web.Value.SessionLength;
        cookie.SlidingExpiration = false;
        Protect(cookie.Cookie, "web", tokens.Value);
        cookie.ForwardChallenge = Provider;
        cookie.AccessDeniedPath = "/not-allowed";
        cookie.Events.OnValidatePrincipal = context =>
        {
            var here = context.Principal!.Clone(); // the session's own serves other requests too
            here.AddIdentity(new ClaimsIdentity([new Claim(Me.AddressClaim, $"{context.HttpContext.Connection.RemoteIpAddress}")]));
            context.ReplacePrincipal(here);
            return Task.CompletedTask;
        };
    }

    private static void Configure(OpenIdConnectOptions oidc, IOptions<TokenOptions> tokens, IConfiguration configuration)
    {
        var options = tokens.Value;
        oidc.SignInScheme = Scheme;
        oidc.MetadataAddress = new Uri(options.Inside(), ".well-known/openid-configuration").AbsoluteUri;
        oidc.BackchannelHttpHandler = new InsideAddress(options.Outside(), options.Inside()) { InnerHandler = new SocketsHttpHandler() };
        oidc.RequireHttpsMetadata = false; // inside the network it is plain HTTP; outside it, the issuer says https
        oidc.ClientId = "firesafety-web";
        oidc.ClientSecret = configuration["Identity:Web:Secret"];
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query; // a form post would arrive without the cookies of a Lax site
        oidc.UsePkce = true;
        oidc.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        oidc.SaveTokens = true;
        oidc.MapInboundClaims = false;
        oidc.TokenValidationParameters.NameClaimType = "name";
        oidc.TokenValidationParameters.RoleClaimType = "role";
        oidc.TokenValidationParameters.ValidIssuers = [options.Outside().AbsoluteUri, options.Outside().AbsoluteUri.TrimEnd('/')];
        oidc.Scope.Clear();
        foreach (var scope in (string[])["openid", "profile", "offline_access", "firesafety"])
            oidc.Scope.Add(scope);
        Protect(oidc.CorrelationCookie, "correlation-", options);
        Protect(oidc.NonceCookie, "nonce-", options);
        oidc.CallbackPath = "/signin-oidc";
        oidc.SignedOutCallbackPath = "/signout-callback-oidc";
        oidc.SignedOutRedirectUri = "/welcome";
        oidc.Events = Events(options);
    }

    // In one process with Identity, its pages' forms and ours share the cookie that Identity has named.
    private static void Configure(AntiforgeryOptions forms, IOptions<TokenOptions> tokens)
    {
        if (forms.Cookie.Name?.StartsWith(AntiforgeryOptions.DefaultCookiePrefix, StringComparison.Ordinal) != false)
            Protect(forms.Cookie, "forms", tokens.Value);
    }

    private static void Protect(CookieBuilder cookie, string name, TokenOptions options)
    {
        var overTls = options.Issuer.Scheme == Uri.UriSchemeHttps;
        cookie.Name = (overTls ? "__Host-firesafety-" : "firesafety-") + name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax; // the provider's answer comes from its own page
        cookie.SecurePolicy = overTls ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    public static void MapWebSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", (string? to) => TypedResults.Challenge(new AuthenticationProperties { RedirectUri = OwnPath(to) }, [Provider])).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/sign-out", async Task<Results<SignOutHttpResult, BadRequest>> (HttpContext http, IAntiforgery antiforgery) =>
            await antiforgery.IsRequestValidAsync(http) ? TypedResults.SignOut(null, [Scheme, Provider]) : TypedResults.BadRequest())
            .RequireAuthorization(Policy).ExcludeFromDescription();
    }

    /// <summary>A path of this site; the start page for anything else, so that no link can lead a person who just signed in to a stranger's site.</summary>
    public static string OwnPath(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) && Uri.IsWellFormedUriString(path, UriKind.Relative) ? path : "/";

    // Asked from inside the network, the provider names its pages as they are reached there; the browser is outside.
    private static string FromOutside(TokenOptions options, string address) =>
        address.StartsWith(options.Inside().AbsoluteUri, StringComparison.OrdinalIgnoreCase) ? new Uri(options.Outside(), address[options.Inside().AbsoluteUri.Length..]).AbsoluteUri : address;

    private static OpenIdConnectEvents Events(TokenOptions options) => new()
    {
        // Seen from outside the site has one address, whatever name a proxy calls us by.
        OnRedirectToIdentityProvider = context =>
        {
            // Whoever comes to the front door without sign-in may be here for what needs none.
            if (context.Request.Path == "/" && HttpMethods.IsGet(context.Request.Method))
            {
                context.Response.Redirect("/welcome");
                context.HandleResponse();
                return Task.CompletedTask;
            }
            context.ProtocolMessage.IssuerAddress = FromOutside(options, context.ProtocolMessage.IssuerAddress);
            context.ProtocolMessage.RedirectUri = new Uri(options.Outside(), "signin-oidc").AbsoluteUri;
            return Task.CompletedTask;
        },
        OnRedirectToIdentityProviderForSignOut = context =>
        {
            context.ProtocolMessage.IssuerAddress = FromOutside(options, context.ProtocolMessage.IssuerAddress);
            context.ProtocolMessage.PostLogoutRedirectUri = new Uri(options.Outside(), "signout-callback-oidc").AbsoluteUri;
            return Task.CompletedTask;
        },
        OnTokenValidated = context =>
        {
            var identity = (ClaimsIdentity)context.Principal!.Identity!;
            options.Translate(identity);
            identity.AddClaim(new Claim(Sessions.Claim, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))));
            return Task.CompletedTask;
        },
        OnRemoteFailure = context =>
        {
            context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(WebSignIn)).SignInFailed(context.Failure?.Message);
            context.Response.Redirect(new Uri(options.Outside(), "sign-in-failed").AbsoluteUri);
            context.HandleResponse();
            return Task.CompletedTask;
        },
    };

    // The provider's documents name its public address, which need not be reachable from inside.
    private sealed class InsideAddress(Uri issuer, Uri authority) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (issuer.IsBaseOf(request.RequestUri!))
                request.RequestUri = new Uri(authority, issuer.MakeRelativeUri(request.RequestUri!));
            return base.SendAsync(request, cancellationToken);
        }
    }
}

internal static partial class SignInLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in failed: {Reason}")]
    public static partial void SignInFailed(this ILogger logger, string? reason);
}
