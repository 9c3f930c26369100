using System.Globalization;
using System.Security.Claims;
using FireSafety.Identity.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace FireSafety.Identity.SignIn;

/// <summary>The cookies of the sign-in pages, and the one place that decides what they are called and how they are protected.</summary>
internal static class Cookies
{
    /// <summary>Scheme of who has signed in.</summary>
    public const string Session = "identity-session";

    /// <summary>Scheme of who has given the right password and not yet the second factor.</summary>
    public const string HalfWay = "identity-half-way";

    public const string Device = "device";
    public const string Antiforgery = "antiforgery";
    public const string Stamp = "stamp";
    public const string SignedInAt = "auth_time";

    /// <summary>A browser keeps a <c>__Host-</c> cookie to this host, and takes it over TLS only; without TLS, on one's own desk, it would not take it.</summary>
    public static CookieBuilder Of(string name, IdentityOptions options) => new()
    {
        Name = (options.IsSecure ? "__Host-" : "") + "firesafety-" + name,
        SecurePolicy = options.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };

    public static void Add(IServiceCollection services, IdentityOptions options, IdentityPolicy policy)
    {
        services.AddAuthentication()
            .AddCookie(Session, o => Configure(o, "identity", TimeSpan.FromHours(policy.Lifetimes.SessionHours)))
            .AddCookie(HalfWay, o => Configure(o, "second-factor", TimeSpan.FromMinutes(policy.Lifetimes.SecondFactorMinutes)));
        services.AddAntiforgery(o =>
        {
            o.Cookie = Of(Antiforgery, options);
            o.FormFieldName = "antiforgery";
        });

        void Configure(CookieAuthenticationOptions o, string name, TimeSpan lifetime)
        {
            o.Cookie = Of(name, options);
            o.ExpireTimeSpan = lifetime;
            o.SlidingExpiration = false;
        }
    }

    /// <summary>A cookie for an account. Its stamp makes it void together with everything else of the account.</summary>
    public static Task SignInAsync(HttpContext http, string scheme, Account account, DateTime now) => http.SignInAsync(scheme, new ClaimsPrincipal(new ClaimsIdentity(
        [
            new("sub", account.Id.ToString()),
            new(Stamp, account.SecurityStamp),
            new(SignedInAt, now.Ticks.ToString(CultureInfo.InvariantCulture)),
        ],
        scheme)));
}

/// <summary>A browser remembers, for long, who signed in from it; it proves nothing else.</summary>
internal sealed class Devices(IDataProtectionProvider protection, IdentityOptions options, IdentityPolicy policy, TimeProvider time)
{
    private const int MostAccounts = 8;
    private readonly IDataProtector protector = protection.CreateProtector("FireSafety.Identity.Device");
    private readonly CookieBuilder cookie = Cookies.Of(Cookies.Device, options);

    /// <summary>Where an attempt under an account's name comes from. Null account: an address, as for every stranger.</summary>
    public Client ClientOf(HttpContext http, Account? account) =>
        account is not null && Read(http) is [var id, .. var accounts] && accounts.Contains(account.Id.ToString())
            ? Client.Browser(id)
            : Client.Address(http.Connection.RemoteIpAddress);

    /// <summary>From now on this browser is known to be the person's.</summary>
    public void Remember(HttpContext http, Account account)
    {
        var known = Read(http);
        var id = known is [var own, ..] ? own : Guid.CreateVersion7().ToString("N");
        string[] remembered = [id, .. known.Skip(1).Where(a => a != account.Id.ToString()).Prepend(account.Id.ToString()).Take(MostAccounts)];
        var made = cookie.Build(http);
        made.Expires = time.GetUtcNow().AddDays(policy.Lifetimes.DeviceDays);
        http.Response.Cookies.Append(cookie.Name!, protector.Protect(string.Join('|', remembered)), made);
    }

    private string[] Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[cookie.Name!] is { Length: > 0 } value ? protector.Unprotect(value).Split('|') : [];
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return []; // of another installation, or made up
        }
    }
}
