using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;

namespace FireSafety.Access.Tests;

/// <summary>What came back: the status and everything that can be read in it, documents included.</summary>
internal sealed record Answer(int Status, string Text)
{
    // What an answer that counts nothing carries too.
    private static readonly HashSet<string> NotCounts = ["version", "kind", "year", "ordinal", "number"];

    public bool IsDone => Status is >= 200 and < 300;

    public bool Shows(Side side) => side.Traces.Any(t => Text.Contains(t, StringComparison.Ordinal));

    /// <summary>How many lines a JSON answer has and all its numbers added up, so that counts of less can be told from counts of more.</summary>
    public (int Lines, long Numbers) Amount()
    {
        if (!Text.StartsWith('{'))
            return default;
        var root = JsonDocument.Parse(Text).RootElement;
        return (root.TryGetProperty("items", out var items) ? items.GetArrayLength() : 0, Of(root));

        static long Of(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : 0,
            JsonValueKind.Array => element.EnumerateArray().Sum(Of),
            // "total" beside "items" is the number of lines, which a reader who counts nothing gets too.
            JsonValueKind.Object => element.EnumerateObject()
                .Where(p => !NotCounts.Contains(p.Name) && !(p.Name == "total" && element.TryGetProperty("items", out _))).Sum(p => Of(p.Value)),
            _ => 0,
        };
    }

    public static async Task<Answer> ToAsync(HttpClient client, string method, string url, string? body, string? version)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (version is not null)
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(version));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.Content.Headers.ContentType?.MediaType == "text/event-stream")
            return new Answer((int)response.StatusCode, await FirstOfAsync(response)); // it goes on for as long as one listens
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return new Answer((int)response.StatusCode, bytes is [(byte)'P', (byte)'K', ..] ? Words(bytes) : Encoding.UTF8.GetString(bytes));
    }

    private static async Task<string> FirstOfAsync(HttpResponseMessage stream)
    {
        await foreach (var item in SseParser.Create(await stream.Content.ReadAsStreamAsync()).EnumerateAsync())
            return item.Data;
        return "";
    }

    private static string Words(byte[] document)
    {
        using var file = new ZipArchive(new MemoryStream(document));
        using var reader = new StreamReader(file.GetEntry("word/document.xml")!.Open());
        return reader.ReadToEnd();
    }
}
