using System.Net;
using System.Text.Encodings.Web;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Scoping;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FireSafety.Platform.Access;

/// <summary>
/// Until sign-in exists, every request from this machine acts as the detachment's administrator, and no other is let in.
/// The hosts that use it refuse to listen on anything but loopback.
/// </summary>
public sealed class LoopbackAdministrator(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the authentication scheme.</summary>
    public const string SchemeName = "LoopbackAdministrator";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address))
            return Task.FromResult(AuthenticateResult.NoResult());

        var administrator = new Actor("loopback-administrator", "支队管理员", Roles.DetachmentAdmin, Divisions.City.Path);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(administrator.ToPrincipal(SchemeName), SchemeName)));
    }
}
