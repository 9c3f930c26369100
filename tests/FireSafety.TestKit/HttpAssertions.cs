using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using FireSafety.Platform.Http;
using Xunit;

namespace FireSafety.TestKit;

/// <summary>The few things nearly every HTTP test says.</summary>
public static class HttpAssertions
{
    /// <summary>The JSON form of the services.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Posts a command and returns its reply; fails the test with the problem's text when it is refused.</summary>
    public static async Task<Changed> CommandAsync(this HttpClient client, string url, object body, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(body, options: Json) };
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var response = await client.SendAsync(request);
        return await response.ReadAsync<Changed>();
    }

    /// <summary>Puts an edit with If-Match.</summary>
    public static async Task<Changed> EditAsync(this HttpClient client, string url, long version, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = JsonContent.Create(body, options: Json) };
        request.Headers.Add("If-Match", $"\"{version}\"");
        using var response = await client.SendAsync(request);
        return await response.ReadAsync<Changed>();
    }

    /// <summary>Gets and reads JSON.</summary>
    public static async Task<T> GetAsync<T>(this HttpClient client, string url)
    {
        using var response = await client.GetAsync(url);
        return await response.ReadAsync<T>();
    }

    /// <summary>Posts and expects a refusal with this status and code, explained in Chinese and traceable.</summary>
    public static async Task RefusedAsync(this HttpClient client, string url, object body, HttpStatusCode status, string errorCode)
    {
        using var response = await client.PostAsJsonAsync(url, body, Json);
        await response.IsProblemAsync(status, errorCode);
    }

    /// <summary>Asserts a ProblemDetails with this status and code, a Chinese detail and a trace id.</summary>
    public static async Task IsProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string errorCode)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(errorCode, problem.GetProperty("errorCode").GetString());
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", problem.GetProperty("detail").GetString());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
    }

    private static async Task<T> ReadAsync<T>(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {response.RequestMessage?.RequestUri?.PathAndQuery}: {text}");
        return JsonSerializer.Deserialize<T>(text, Json)!;
    }
}
