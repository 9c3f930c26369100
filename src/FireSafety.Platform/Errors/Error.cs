namespace FireSafety.Platform.Errors;

/// <summary>What kind of refusal an <see cref="Error"/> is; decides the HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>400: the request itself cannot be understood.</summary>
    Malformed,
    /// <summary>404: no such thing, or not within the caller's jurisdiction.</summary>
    NotFound,
    /// <summary>409: the thing is not in a state that allows it.</summary>
    Conflict,
    /// <summary>412: the caller's version is not the newest.</summary>
    Stale,
    /// <summary>422: understood, but a rule forbids it.</summary>
    Rule,
    /// <summary>428: the caller must say which version it changes.</summary>
    PreconditionRequired,
    /// <summary>403: the caller may see it but not do this.</summary>
    Forbidden,
}

/// <summary>An expected refusal: a value, not an exception. Declared once per service in its <c>…Errors</c> catalogue.</summary>
/// <param name="Code">Stable, machine-readable, e.g. <c>hazards.not-ordered</c>; never reused for another meaning.</param>
/// <param name="Kind">Decides the HTTP status.</param>
/// <param name="Detail">Chinese, says what to do about it.</param>
public sealed record Error(string Code, ErrorKind Kind, string Detail)
{
    /// <summary>The same refusal with placeholders (<c>{0}</c>…) of its detail filled in.</summary>
    public Error With(params object[] values) =>
        this with { Detail = string.Format(System.Globalization.CultureInfo.InvariantCulture, Detail, values) };
}
