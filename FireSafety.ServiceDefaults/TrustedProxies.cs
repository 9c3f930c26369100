using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using IPNetwork = System.Net.IPNetwork;

namespace FireSafety.ServiceDefaults;

/// <summary>Who is believed about the address that a request came from.</summary>
internal static class TrustedProxies
{
    /// <summary>
    /// The caller is who the gateway says, so that the audit trail shows people's addresses and "this machine" means the caller's.
    /// Believed are a gateway on this machine and those that <c>TrustedProxies</c> names (addresses or networks: <c>10.1.0.0/16</c>).
    /// </summary>
    /// <exception cref="FormatException">An entry is neither.</exception>
    public static void AddTrustedProxies(this IHostApplicationBuilder builder)
    {
        // Aspire sets this where it publishes; the framework would then believe X-Forwarded-* from anybody.
        builder.Configuration["ForwardedHeaders_Enabled"] = "false";
        var trusted = builder.Configuration.GetSection("TrustedProxies").Get<string[]>() ?? [];
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            foreach (var proxy in trusted)
            {
                if (IPAddress.TryParse(proxy, out var address))
                    o.KnownProxies.Add(address);
                else
                    o.KnownIPNetworks.Add(IPNetwork.Parse(proxy));
            }
        });
    }
}
