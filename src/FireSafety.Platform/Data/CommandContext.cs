using FireSafety.Platform.Access;

namespace FireSafety.Platform.Data;

/// <summary>Under what a change is made: the audit trail's who, what, why, from where. A save without one is refused.</summary>
/// <param name="Operation">Name of the endpoint, subscription or periodic step.</param>
/// <param name="Actor">Who.</param>
/// <param name="TraceId">W3C trace id, or empty.</param>
public sealed record CommandContext(string Operation, Actor Actor, string TraceId)
{
    /// <summary>Why, when the request gives a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Remote address, when there is one.</summary>
    public string? From { get; init; }

    /// <summary>Version named by If-Match.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Value of Idempotency-Key, made unique per operation and actor.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Hash of the request that the key was first used with.</summary>
    public string? RequestHash { get; init; }
}
