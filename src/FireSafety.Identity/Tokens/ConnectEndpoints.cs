using System.Globalization;
using System.Security.Claims;
using FireSafety.Identity.Accounts;
using FireSafety.Identity.Data;
using FireSafety.Identity.Organisations;
using FireSafety.Identity.SignIn;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace FireSafety.Identity.Tokens;

/// <summary>What is ours of the OpenID Connect endpoints: who is asked to sign in, and what the tokens say. OpenIddict has checked the request by then.</summary>
internal static class ConnectEndpoints
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static void MapConnectEndpoints(this IEndpointRouteBuilder routes)
    {
        var connect = routes.MapGroup("/connect").AllowAnonymous().ExcludeFromDescription().AddEndpointFilter((context, next) =>
        {
            context.HttpContext.RequestServices.GetRequiredService<DataSession>().Open(AccessScope.System);
            return next(context);
        });
        connect.MapMethods("/authorize", [HttpMethods.Get, HttpMethods.Post], AuthorizeAsync);
        connect.MapPost("/token", ExchangeAsync);
        connect.MapMethods("/logout", [HttpMethods.Get, HttpMethods.Post], (Delegate)LogoutAsync);
        connect.MapMethods("/userinfo", [HttpMethods.Get, HttpMethods.Post], UserInfoAsync);
    }

    private static async Task<IResult> AuthorizeAsync(HttpContext http, IdentityDbContext db, TimeProvider time, CancellationToken ct)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var cookie = (await http.AuthenticateAsync(Cookies.Session)).Principal;
        var account = await SignInPages.AccountOfAsync(cookie, db, ct);
        var signedInAt = account is null ? default : new DateTime(long.Parse(cookie!.FindFirstValue(Cookies.SignedInAt)!, CultureInfo.InvariantCulture), DateTimeKind.Utc);
        var isOld = request.MaxAge is { } seconds && time.GetUtcNow().UtcDateTime - signedInAt > TimeSpan.FromSeconds(seconds);
        if (account is not null && !isOld && !request.HasPromptValue(PromptValues.Login))
            return Results.SignIn(Principals.Of(account, [], request.GetScopes(), signedInAt), authenticationScheme: Scheme); // a code, redeemed below
        if (request.HasPromptValue(PromptValues.None))
            return Refuse(Errors.LoginRequired, "The person has to sign in.");

        // Signed in once more, the same request must not ask again.
        var parameters = (http.Request.HasFormContentType ? http.Request.Form.AsEnumerable() : http.Request.Query)
            .Where(p => p.Key is not Parameters.Prompt and not Parameters.MaxAge);
        return Results.LocalRedirect(SignInPages.SignInAddress(http.Request.Path + QueryString.Create(parameters)));
    }

    private static async Task<IResult> ExchangeAsync(HttpContext http, IdentityDbContext db, IdentityPolicy policy, TimeProvider time, CancellationToken ct)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (request.IsClientCredentialsGrantType())
        {
            var client = await db.MachineClients.AsNoTracking().SingleOrDefaultAsync(c => c.ClientId == request.ClientId, ct);
            if (client is null)
                return Refuse(Errors.UnauthorizedClient, "The client is not a machine client.");
            var actsFor = await OrganisationAsync(db, client.OrganisationId, ct);
            return actsFor is { IsClosed: true }
                ? Refuse(Errors.UnauthorizedClient, "The organisation that the client acts for is closed.")
                : Results.SignIn(Principals.Of(
                    client, actsFor?.Industries ?? [], request.GetScopes() is { Length: > 0 } scopes ? scopes : [Server.ApiScope]), authenticationScheme: Scheme);
        }

        // A code or a refresh token: as good as the account is now, not as it was when it was given.
        var given = (await http.AuthenticateAsync(Scheme)).Principal!;
        if (await SignInPages.AccountOfAsync(given, db, ct) is not { } account)
            return Refuse(Errors.InvalidGrant, "The account was changed, disabled or signed out.");
        var signedInAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(given.GetClaim(Cookies.SignedInAt)!, CultureInfo.InvariantCulture)).UtcDateTime;
        if (time.GetUtcNow().UtcDateTime >= signedInAt.AddHours(policy.Lifetimes.SignInHours))
            return Refuse(Errors.InvalidGrant, "The person has to sign in again.");
        // An account made while its organisation was being closed has not heard of it.
        var organisation = await OrganisationAsync(db, account.OrganisationId, ct);
        if (organisation is { IsClosed: true })
            return Refuse(Errors.InvalidGrant, "The organisation that the account acts for is closed.");
        return Results.SignIn(Principals.Of(account, organisation?.Industries ?? [], given.GetScopes(), signedInAt), authenticationScheme: Scheme);
    }

    private static async Task<Organisation?> OrganisationAsync(IdentityDbContext db, Guid? id, CancellationToken ct) =>
        id is null ? null : await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct);

    private static async Task<IResult> LogoutAsync(HttpContext http)
    {
        var hint = (await http.AuthenticateAsync(Scheme)).Principal?.GetClaim(Claims.Subject);
        var person = (await http.AuthenticateAsync(Cookies.Session)).Principal?.FindFirstValue("sub");
        // Without proof that the request is about the person at this browser, the person is asked: anyone can link here.
        if (person is not null && person != hint)
            return Results.LocalRedirect("/account/sign-out");
        await http.SignOutAsync(Cookies.Session);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/account/sign-in" }, [Scheme]);
    }

    private static async Task<IResult> UserInfoAsync(HttpContext http, IdentityDbContext db, CancellationToken ct)
    {
        var subject = (await http.AuthenticateAsync(Scheme)).Principal?.GetClaim(Claims.Subject);
        var account = Guid.TryParse(subject, out var id) ? await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.IsEnabled, ct) : null;
        if (account is null)
            return Results.Challenge(new AuthenticationProperties(new Dictionary<string, string?>
            {
                [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidToken,
                [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "The account was disabled, or is a machine.",
            }), [Scheme]);
        var claims = new Dictionary<string, string>
        {
            [Claims.Subject] = account.Id.ToString(),
            [Claims.Name] = account.Name,
            [Claims.PreferredUsername] = account.UserName,
            [Claims.Role] = account.Role,
            [Actor.JurisdictionClaim] = account.Jurisdiction,
        };
        if (account.OrganisationId is { } organisation)
            claims[Actor.OrganisationClaim] = organisation.ToString();
        return Results.Ok(claims);
    }

    private static IResult Refuse(string error, string description) => Results.Forbid(new AuthenticationProperties(new Dictionary<string, string?>
    {
        [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
        [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
    }), [Scheme]);
}
