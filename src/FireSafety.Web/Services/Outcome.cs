using System.Text.Json;
using FireSafety.Clients;
using FireSafety.Web.Resources;

namespace FireSafety.Web.Services;

/// <summary>Why something was not done, in words for the person who asked.</summary>
/// <param name="Status">HTTP status; 0 when no answer came.</param>
/// <param name="Code">Stable error code.</param>
/// <param name="Detail">What is wrong and what to do.</param>
/// <param name="TraceId">For the operators.</param>
/// <param name="Fields">What is wrong with single fields, by their names in the request.</param>
public sealed record Problem(int Status, string Code, string Detail, string? TraceId, IReadOnlyDictionary<string, string[]> Fields)
{
    /// <summary>One row of many that were sent together; <paramref name="Index"/> from 0.</summary>
    public sealed record Row(int Index, string Detail);

    /// <summary>What is wrong with which row.</summary>
    public IReadOnlyList<Row> Rows { get; init; } = [];

    private static readonly Dictionary<string, string[]> None = [];

    /// <summary>The service understood and said no; it changed nothing.</summary>
    public bool IsRefusal => Status is >= 400 and < 500;

    public bool NeedsSignIn => Status == 401;
    public bool IsMissing => Status == 404;

    /// <summary>Somebody else has changed it since it was shown.</summary>
    public bool IsOutdated => Status == 412;

    /// <summary>Nobody answered, or not in time: worth trying again.</summary>
    public bool IsOutage => Status is 0 or 429 or 502 or 503 or 504;

    public static Problem Of(Exception e) => e switch
    {
        ApiException { StatusCode: 401 } => new(401, "web.signed-out", Words.Of("Problem.SignedOut"), null, None),
        ApiException { StatusCode: < 300 } => new(0, "web.unreadable", Words.Of("Problem.Unreadable"), null, None), // done, but how cannot be read: to be asked again as the same intention
        ApiException api => Parse(api),
        OperationCanceledException => new(0, "web.timeout", Words.Of("Problem.Timeout"), null, None),
        _ => new(0, "web.unreachable", Words.Of("Problem.Unreachable"), null, None),
    };

    private static Problem Parse(ApiException api)
    {
        try
        {
            using var document = JsonDocument.Parse(string.IsNullOrEmpty(api.Response) ? "{}" : api.Response);
            var root = document.RootElement;
            return new Problem(
                api.StatusCode,
                Text(root, "errorCode") ?? "web.unexpected",
                Text(root, "detail") ?? Words.Of("Problem.Unexplained"),
                Text(root, "traceId"),
                root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Object
                    ? errors.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.EnumerateArray().Select(v => v.GetString() ?? "").ToArray(), StringComparer.OrdinalIgnoreCase)
                    : None)
            { Rows = RowsOf(root) };
        }
        catch (JsonException)
        {
            return new Problem(api.StatusCode, "web.unexpected", Words.Of("Problem.Unreadable"), null, None);
        }
    }

    private static IReadOnlyList<Row> RowsOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("rows", out var rows) && rows.ValueKind == JsonValueKind.Array
            ? [.. rows.EnumerateArray().Where(r => r.TryGetProperty("index", out _)).Select(r => new Row(r.GetProperty("index").GetInt32(), Text(r, "detail") ?? ""))]
            : [];

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>What came of a request: a value, or a problem.</summary>
internal readonly record struct Outcome<T>(T? Value, Problem? Problem)
{
    public bool IsDone => Problem is null;
}

internal static class Outcome
{
    /// <summary>Asks, and turns what goes wrong on the way into words. A mistake of our own is not caught.</summary>
    public static async Task<Outcome<T>> OfAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return new Outcome<T>(await ask(), null);
        }
        catch (Exception e) when (e is ApiException or HttpRequestException or OperationCanceledException or IOException)
        {
            return new Outcome<T>(default, Problem.Of(e));
        }
    }
}
