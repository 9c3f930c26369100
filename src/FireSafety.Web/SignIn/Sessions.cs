using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace FireSafety.Web.SignIn;

/// <summary>
/// Who is signed in at this instance, and their tokens: the browser holds no more than the name of its session. Kept in memory, because
/// a page lives in one instance anyway; whoever comes to another one is signed in there by Identity without being asked.
/// </summary>
internal sealed class Sessions(IOptionsMonitor<OpenIdConnectOptions> provider, TimeProvider time) : ITicketStore, IDisposable
{
    /// <summary>Claim that names the session.</summary>
    public const string Claim = "session";

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Session> sessions = new();

    private sealed class Session(AuthenticationTicket ticket) : IDisposable
    {
        public AuthenticationTicket Ticket { get; set; } = ticket;
        public SemaphoreSlim Turn { get; } = new(1);
        public string? AccessToken => Ticket.Properties.GetTokenValue("access_token");
        public string? RefreshToken => Ticket.Properties.GetTokenValue("refresh_token");
        public DateTimeOffset Until => DateTimeOffset.TryParse(Ticket.Properties.GetTokenValue("expires_at"), CultureInfo.InvariantCulture, out var at) ? at : default;

        public void Dispose() => Turn.Dispose();
    }

    private sealed record Answer(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("refresh_token")] string? RefreshToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);

    public Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = ticket.Principal.FindFirst(Claim)!.Value;
        sessions[key] = new Session(ticket);
        foreach (var (old, session) in sessions)
        {
            if (session.Ticket.Properties.ExpiresUtc < time.GetUtcNow() && sessions.TryRemove(old, out var ended))
                ended.Dispose();
        }
        return Task.FromResult(key);
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        if (sessions.TryGetValue(key, out var session))
            session.Ticket = ticket;
        return Task.CompletedTask;
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        Task.FromResult(sessions.TryGetValue(key, out var session) && session.Ticket.Properties.ExpiresUtc >= time.GetUtcNow() ? session.Ticket : null);

    public Task RemoveAsync(string key)
    {
        if (sessions.TryRemove(key, out var session))
            session.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The session's access token, renewed when it is about to end; null when the person has to sign in again.</summary>
    /// <exception cref="HttpRequestException">Identity could not be reached.</exception>
    public async ValueTask<string?> AccessTokenAsync(string? key, CancellationToken ct)
    {
        if (key is null || !sessions.TryGetValue(key, out var session) || session.Ticket.Properties.ExpiresUtc < time.GetUtcNow())
            return null;
        if (time.GetUtcNow() < session.Until - Margin)
            return session.AccessToken;
        await session.Turn.WaitAsync(ct); // a refresh token is good for one use: two at once would end the session
        try
        {
            if (time.GetUtcNow() < session.Until - Margin)
                return session.AccessToken;
            return await RefreshAsync(session) ? session.AccessToken : null;
        }
        finally
        {
            session.Turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var session in sessions.Values)
            session.Dispose();
    }

    // Never broken off: the old token is used up by then, and the new one would be lost to every page of the session.
    private async Task<bool> RefreshAsync(Session session)
    {
        if (session.RefreshToken is not { } refresh)
            return false;
        var options = provider.Get(WebSignIn.Provider);
        var endpoints = await options.ConfigurationManager!.GetConfigurationAsync(CancellationToken.None);
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "refresh_token"), new("refresh_token", refresh), new("client_id", options.ClientId),
            .. options.ClientSecret is { } secret ? [new KeyValuePair<string, string>("client_secret", secret)] : Array.Empty<KeyValuePair<string, string>>(),
        ]);
        using var reply = await options.Backchannel.PostAsync(new Uri(endpoints.TokenEndpoint), form, CancellationToken.None);
        if (!reply.IsSuccessStatusCode)
            return (int)reply.StatusCode >= 500 ? throw new HttpRequestException(null, null, reply.StatusCode) : false;
        var answer = (await reply.Content.ReadFromJsonAsync<Answer>(CancellationToken.None))!;
        var properties = session.Ticket.Properties;
        properties.UpdateTokenValue("access_token", answer.AccessToken);
        properties.UpdateTokenValue("refresh_token", answer.RefreshToken ?? refresh);
        properties.UpdateTokenValue("expires_at", (time.GetUtcNow() + TimeSpan.FromSeconds(answer.ExpiresIn)).ToString("o", CultureInfo.InvariantCulture));
        return true;
    }
}
