using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace FireSafety.Gateway.Limits;

/// <summary>How much one caller may ask: a signed-in subject or machine client by its id, anyone else by address.</summary>
internal static class RateLimits
{
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<GatewayOptions>>((limiter, options) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            {
                var client = ClientOf(http.User);
                return RateLimitPartition.GetTokenBucketLimiter(
                    client is null ? $"address {KeyOf(http.Connection.RemoteIpAddress)}" : $"client {client}",
                    _ => Bucket(client is null ? options.Value.Anonymous : options.Value.Authenticated));
            });
            limiter.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                await Problems.Of(StatusCodes.Status429TooManyRequests, "request.too-many", "请求过于频繁，请稍后再试。").ExecuteAsync(rejected.HttpContext);
            };
        });
    }

    /// <summary>The signed-in subject, else the machine client, else null.</summary>
    public static string? ClientOf(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true ? user.FindFirstValue("sub") ?? user.FindFirstValue("client_id") : null;

    // Of IPv6 the network, as the services count it: a home has more addresses than anyone can count.
    private static string KeyOf(IPAddress? address) => address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
        ? Convert.ToHexStringLower(address.GetAddressBytes()[..8])
        : $"{address}";

    // A whole number of tokens at a time: every second where the rate allows one, else as rarely as one token needs.
    private static TokenBucketRateLimiterOptions Bucket(GatewayOptions.Rate rate)
    {
        var tokens = Math.Max(1, rate.PerMinute / 60);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = rate.Burst,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromMinutes((double)tokens / rate.PerMinute),
            QueueLimit = 0,
        };
    }
}
