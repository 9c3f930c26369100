using Microsoft.AspNetCore.Builder;
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
            // An intranet page: nothing is loaded from, offered by or told to anyone outside.
            .HideDeveloperTools().DisableAgent().DisableMcp().DisableTelemetry().DisableDefaultFonts()).AllowAnonymous();
}
