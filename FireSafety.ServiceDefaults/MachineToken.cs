using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace FireSafety.ServiceDefaults;

/// <summary>Sends every request of a client with an access token of its own (client credentials, RFC 6749 §4.4), and gets a new one before the old ends.</summary>
/// <param name="tokenEndpoint">E.g. <c>https://fire.example/connect/token</c>.</param>
/// <param name="clientId">Id of the machine client.</param>
/// <param name="secret">Its secret.</param>
/// <param name="time">Real time.</param>
public sealed class MachineToken(Uri tokenEndpoint, string clientId, string secret, TimeProvider time) : DelegatingHandler(new SocketsHttpHandler())
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim turn = new(1);
    private string token = "";
    private DateTimeOffset until;

    private sealed record Answer([property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">No token is to be had, or the request did not reach its server.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            turn.Dispose();
        base.Dispose(disposing);
    }

    private async Task<string> TokenAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            if (time.GetUtcNow() < until)
                return token;
            using var request = new HttpRequestMessage(HttpMethod.Post, tokenEndpoint)
            {
                Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", clientId), new("client_secret", secret), new("scope", "firesafety")]),
            };
            using var reply = await base.SendAsync(request, ct);
            reply.EnsureSuccessStatusCode();
            var answer = (await reply.Content.ReadFromJsonAsync<Answer>(ct))!;
            (token, until) = (answer.AccessToken, time.GetUtcNow() + TimeSpan.FromSeconds(answer.ExpiresIn) - Margin);
            return token;
        }
        finally
        {
            turn.Release();
        }
    }
}
