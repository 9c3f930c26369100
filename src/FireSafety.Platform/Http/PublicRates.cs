using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using FireSafety.Platform.Errors;
using Microsoft.AspNetCore.Http;

namespace FireSafety.Platform.Http;

/// <summary>Section <c>PublicRates</c>: how often one address may call what needs no sign-in.</summary>
internal sealed class PublicRatesOptions
{
    /// <summary>Reads.</summary>
    public int QueriesPerMinute { get; set; } = 1200;

    /// <summary>Changes. A meeting whose attendees check in from one network is more than a household.</summary>
    public int CommandsPerMinute { get; set; } = 300;
}

/// <summary>
/// Slows strangers down at the service itself: in the standalone edition no gateway stands before it. Each replica counts for itself.
/// </summary>
internal sealed class PublicRates(PublicRatesOptions options) : IDisposable
{
    private const int Segments = 6;

    private readonly PartitionedRateLimiter<IPAddress?> queries = Limit(options.QueriesPerMinute);
    private readonly PartitionedRateLimiter<IPAddress?> commands = Limit(options.CommandsPerMinute);

    /// <summary>What to answer a caller who asks too often; null for others, and for whoever has signed in.</summary>
    public IResult? Refusal(HttpContext http)
    {
        if (http.User.Identity?.IsAuthenticated == true)
            return null;
        using var lease = (HttpMethods.IsGet(http.Request.Method) ? queries : commands).AttemptAcquire(http.Connection.RemoteIpAddress);
        if (lease.IsAcquired)
            return null;
        http.Response.Headers.RetryAfter = (60 / Segments).ToString(CultureInfo.InvariantCulture);
        return Problems.Of(CommonErrors.TooMany, StatusCodes.Status429TooManyRequests);
    }

    public void Dispose()
    {
        queries.Dispose();
        commands.Dispose();
    }

    private static PartitionedRateLimiter<IPAddress?> Limit(int perMinute) => PartitionedRateLimiter.Create<IPAddress?, string>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(KeyOf(address), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = perMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = Segments,
            QueueLimit = 0,
        }));

    // Of IPv6 the network: a home has more addresses than anyone can count.
    private static string KeyOf(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes()[..8]),
        _ => address.ToString(),
    };
}
