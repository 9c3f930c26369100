using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using FireSafety.Platform.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FireSafety.Platform.Http;

/// <summary>Section <c>PublicRates</c>: how often one address may call what needs no sign-in.</summary>
internal sealed class PublicRatesOptions
{
    /// <summary>Reads.</summary>
    public int QueriesPerMinute { get; set; } = 1200;

    /// <summary>Changes, and requests for tokens that were refused. A meeting whose attendees check in from one network is more than a household.</summary>
    public int CommandsPerMinute { get; set; } = 300;
}

/// <summary>
/// Slows strangers down at the service itself: in the standalone edition no gateway stands before it. Each replica counts for itself.
/// </summary>
public sealed class PublicRates : IDisposable
{
    private const int Segments = 6;

    private readonly PartitionedRateLimiter<IPAddress?> queries;
    private readonly PartitionedRateLimiter<IPAddress?> commands;

    internal PublicRates(PublicRatesOptions options) => (queries, commands) = (Limit(options.QueriesPerMinute), Limit(options.CommandsPerMinute));

    /// <summary>What to answer a caller who asks too often; null for others, and for whoever has signed in.</summary>
    public IResult? Refusal(HttpContext http)
    {
        if (http.User.Identity?.IsAuthenticated == true)
            return null;
        return Refusal(http, HttpMethods.IsGet(http.Request.Method) ? queries : commands, permits: 1);
    }

    /// <summary>What to answer a caller of whom too many attempts have failed; null for others. An attempt that succeeds counts for nothing.</summary>
    public IResult? RefusalAfterFailures(HttpContext http) => Refusal(http, commands, permits: 0);

    /// <summary>Notes that an attempt of the caller has failed.</summary>
    public void CountFailure(HttpContext http) => commands.AttemptAcquire(http.Connection.RemoteIpAddress).Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        queries.Dispose();
        commands.Dispose();
    }

    private static ProblemHttpResult? Refusal(HttpContext http, PartitionedRateLimiter<IPAddress?> limiter, int permits)
    {
        using var lease = limiter.AttemptAcquire(http.Connection.RemoteIpAddress, permits);
        if (lease.IsAcquired)
            return null;
        http.Response.Headers.RetryAfter = (60 / Segments).ToString(CultureInfo.InvariantCulture);
        return Problems.Of(CommonErrors.TooMany, StatusCodes.Status429TooManyRequests);
    }

    private static PartitionedRateLimiter<IPAddress?> Limit(int perMinute) => PartitionedRateLimiter.Create<IPAddress?, string>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(KeyOf(address), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = perMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = Segments,
            QueueLimit = 0,
        }));

    /// <summary>What an address is called where callers are counted: itself; of IPv6 the network, because a home has more addresses than anyone can count.</summary>
    public static string KeyOf(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes()[..8]),
        _ => address.ToString(),
    };
}
