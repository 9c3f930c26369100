using FireSafety.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace FireSafety.Web.Shell;

/// <summary>Marks an endpoint that answers with a page.</summary>
internal sealed class WebPage
{
    // Everything comes from here. Components set styles on elements, and the library's theme is a style element; scripts are files.
    private const string Policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'{0}; frame-ancestors 'none'";

    private static readonly string[] Others = ["/api", "/connect", "/account", "/.well-known", "/health", "/_blazor", "/_framework", "/_content"];

    /// <summary>Whether a person, not a program, would look for something there.</summary>
    public static bool IsPage(PathString path) => !Others.Any(other => path.StartsWithSegments(other, StringComparison.OrdinalIgnoreCase));

    /// <summary>Pages say themselves what a browser may load for them.</summary>
    public static void UsePolicy(WebApplication app)
    {
        // A form that signs out is answered by the provider.
        var policy = string.Format(null, System.Text.CompositeFormat.Parse(Policy), " " + app.Services.GetRequiredService<IOptions<TokenOptions>>().Value.Issuer.GetLeftPart(UriPartial.Authority));
        app.Use((http, next) =>
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<WebPage>() is not null)
            {
                http.Response.Headers.ContentSecurityPolicy = policy;
                http.Response.Headers["Referrer-Policy"] = "same-origin";
                http.Response.Headers.CacheControl = "no-store";
            }
            return next(http);
        });
    }
}

/// <summary>Where the files of the pages are.</summary>
internal sealed class WebAssets(IWebHostEnvironment environment)
{
    /// <summary>The list of static files that the build wrote beside the running program.</summary>
    public string Manifest => $"{environment.ApplicationName}.staticwebassets.endpoints.json";
}
