using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace FireSafety.ServiceDefaults;

/// <summary>What a browser must not do with our answers.</summary>
public static class SecurityHeaders
{
    private const string Data = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Adds them to every answer; over TLS also that it must stay so for a year.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(Add, http);
        return next(http);
    });

    private static Task Add(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Pages know themselves what they load and where their forms lead; whatever says nothing of it is data.
        if (headers.ContentSecurityPolicy.Count == 0 || http.Request.Path.StartsWithSegments("/api"))
        {
            headers["Referrer-Policy"] = "no-referrer";
            headers.ContentSecurityPolicy = ApiReference.PolicyOf(http) ?? Data;
        }
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        headers.Remove("Server");
        headers.Remove("X-Powered-By");
        return Task.CompletedTask;
    }
}
