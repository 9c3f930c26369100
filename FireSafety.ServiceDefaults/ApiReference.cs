using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scalar.AspNetCore;

namespace FireSafety.ServiceDefaults;

/// <summary>The reference page at <c>/api/docs</c>.</summary>
public static class ApiReference
{
    /// <summary>Maps the page over the documents of the named services, which are at <c>/api/docs/{service}.json</c>.</summary>
    public static void MapApiReference(this IEndpointRouteBuilder routes, params string[] services) =>
        routes.MapScalarApiReference("/api/docs", options => options
            .WithTitle("FireSafety API")
            .WithOpenApiRoutePattern("/api/docs/{documentName}.json")
            .AddDocuments(services)
            .WithNonce()
            .WithLocalization(new ScalarLocalizationOptions { Locale = "zh-CN" })
            // An intranet page: nothing is loaded from, offered by or told to anyone outside.
            .HideDeveloperTools().DisableAgent().DisableMcp().DisableTelemetry().DisableDefaultFonts()).AllowAnonymous();

    // Inside the page are its styles, and its start-up script, which bears the answer's own number; everything it loads comes from here.
    /// <summary>The content security policy of an answer that is the page; null of every other.</summary>
    internal static string? PolicyOf(HttpContext http) => http.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce
        ? $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'"
        : null;
}
