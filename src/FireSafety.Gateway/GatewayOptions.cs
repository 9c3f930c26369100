using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace FireSafety.Gateway;

/// <summary>Section <c>Gateway</c>, validated at start.</summary>
internal sealed class GatewayOptions
{
    public const string Section = "Gateway";

    /// <summary>Longest that a request may take, from its arrival to its answer's end.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for a document, which is made while the caller waits.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan DocumentTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often every instance is asked for <c>/health/ready</c>; also how long one that could not be reached is left alone.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Largest request body in bytes; the services' own limit is the same.</summary>
    [Range(1024, 1024L * 1024 * 1024)]
    public long MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>For each address from which nobody has signed in.</summary>
    [Required, ValidateObjectMembers]
    public Rate Anonymous { get; set; } = new() { PerMinute = 3_000, Burst = 300 };

    /// <summary>For each signed-in person or machine client, wherever it calls from.</summary>
    [Required, ValidateObjectMembers]
    public Rate Authenticated { get; set; } = new() { PerMinute = 12_000, Burst = 1_000 };

    /// <summary>Addresses or networks (<c>10.1.0.0/16</c>) of proxies in front of this gateway; whoever else sends X-Forwarded-* is not believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];

    /// <summary>Requests that one caller may send.</summary>
    internal sealed class Rate
    {
        /// <summary>On average.</summary>
        [Range(1, int.MaxValue)]
        public int PerMinute { get; set; }

        /// <summary>At once, after a pause.</summary>
        [Range(1, int.MaxValue)]
        public int Burst { get; set; }
    }
}
