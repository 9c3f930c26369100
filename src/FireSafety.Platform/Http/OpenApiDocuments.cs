using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scalar.AspNetCore;

namespace FireSafety.Platform.Http;

/// <summary>One OpenAPI document per service at <c>/api/docs/{service}.json</c>, and the reference page at <c>/api/docs</c>.</summary>
public static class OpenApiDocuments
{
    internal static void Configure(OpenApiOptions options, string service)
    {
        var prefix = $"api/{service}/";
        options.ShouldInclude = description => description.RelativePath?.StartsWith(prefix, StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = $"FireSafety {service}";
            document.Info.Version = "v1";
            document.Servers?.Clear(); // the address differs by edition, the paths do not
            return Task.CompletedTask;
        });
    }

    /// <summary>Maps the documents of the named services and the reference page over them.</summary>
    public static void MapApiReference(this IEndpointRouteBuilder routes, params string[] services)
    {
        routes.MapOpenApi("/api/docs/{documentName}.json").AllowAnonymous();
        routes.MapScalarApiReference("/api/docs", options => options
            .WithTitle("FireSafety API")
            .WithOpenApiRoutePattern("/api/docs/{documentName}.json")
            .AddDocuments(services)
            // An intranet page: nothing is loaded from, offered by or told to anyone outside.
            .HideDeveloperTools().DisableAgent().DisableMcp().DisableTelemetry().DisableDefaultFonts()).AllowAnonymous();
    }
}
