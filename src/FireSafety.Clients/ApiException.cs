namespace FireSafety.Clients;

/// <summary>A service answered, but not with what was asked for.</summary>
/// <param name="message">For the log.</param>
/// <param name="status">HTTP status.</param>
/// <param name="response">Body as sent: a ProblemDetails where one of our services spoke.</param>
/// <param name="headers">Headers of the answer.</param>
/// <param name="inner">What the client itself stumbled over.</param>
public class ApiException(string message, int status, string? response, IReadOnlyDictionary<string, IEnumerable<string>> headers, Exception? inner)
    : Exception(message, inner)
{
    /// <summary>HTTP status.</summary>
    public int StatusCode { get; } = status;

    /// <summary>Body as sent.</summary>
    public string? Response { get; } = response;

    /// <summary>Headers of the answer.</summary>
    public IReadOnlyDictionary<string, IEnumerable<string>> Headers { get; } = headers;
}

/// <summary>The same with the body as an object, as the generated clients throw it.</summary>
public sealed class ApiException<TResult>(string message, int status, string? response, IReadOnlyDictionary<string, IEnumerable<string>> headers, TResult result, Exception? inner)
    : ApiException(message, status, response, headers, inner)
{
    /// <summary>The body.</summary>
    public TResult Result { get; } = result;
}
