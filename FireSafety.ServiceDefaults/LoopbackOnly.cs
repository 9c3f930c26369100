using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.ServiceDefaults;

/// <summary>
/// While every request from this machine acts as the administrator, no other machine may reach us, and a page of another site
/// open in the same browser must not be able to send a request: it must name this host, and if it says where it comes from,
/// that must be this address.
/// </summary>
public static class LoopbackOnly
{
    /// <summary>Why the program must not listen where its configuration says, in one sentence; null when it may.</summary>
    public static string? RefusalOf(IConfiguration configuration)
    {
        var outside = AddressesOf(configuration).FirstOrDefault(address => !IsLoopback(address));
        return outside is null ? null : $"拒绝监听 {outside}：登录功能启用之前，本程序只接受本机访问（localhost、127.0.0.1、[::1]）。";
    }

    /// <summary>Requests must name this machine.</summary>
    public static void AddLoopbackOnly(this IServiceCollection services) => services.Configure<HostFilteringOptions>(options =>
    {
        options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"];
        options.AllowEmptyHosts = false;
    });

    /// <summary>Refuses what a page of another site sent. Call before anything that acts on a request.</summary>
    public static void UseLoopbackOnly(this WebApplication app)
    {
        app.UseHostFiltering();
        app.Use(async (http, next) =>
        {
            var origin = http.Request.Headers.Origin.ToString();
            if (origin.Length > 0 && origin != $"{http.Request.Scheme}://{http.Request.Host}")
            {
                await TypedResults.Problem(
                    "请求来自其他网站，已拒绝。", statusCode: StatusCodes.Status403Forbidden,
                    extensions: new Dictionary<string, object?> { ["errorCode"] = "access.foreign-origin" }).ExecuteAsync(http);
                return;
            }
            await next(http);
        });
    }

    // In the server's own order: endpoints by name, else addresses, else the ports that container images set.
    private static IEnumerable<string> AddressesOf(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? "").ToList();
        if (endpoints.Count > 0)
            return endpoints;
        if (configuration["urls"] is { Length: > 0 } urls)
            return urls.Split(';');
        return [.. PortsOf("http"), .. PortsOf("https")];

        IEnumerable<string> PortsOf(string scheme) =>
            (configuration[$"{scheme}_ports"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(port => $"{scheme}://*:{port}");
    }

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
