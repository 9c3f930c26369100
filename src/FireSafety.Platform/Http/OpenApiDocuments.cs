using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;

namespace FireSafety.Platform.Http;

/// <summary>One OpenAPI document per service at <c>/api/docs/{service}.json</c>.</summary>
internal static class OpenApiDocuments
{
    public static void Configure(OpenApiOptions options, string service)
    {
        var prefix = $"api/{service}/";
        options.ShouldInclude = description => description.RelativePath?.StartsWith(prefix, StringComparison.Ordinal) == true;
        // Requests and rows are nested in their use case and share its short names.
        options.CreateSchemaReferenceId = schema => OpenApiOptions.CreateDefaultSchemaReferenceId(schema) is null ? null : NameOf(schema.Type);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = $"FireSafety {service}";
            document.Info.Version = "v1";
            document.Servers?.Clear(); // the address differs by edition, the paths do not
            return Task.CompletedTask;
        });
    }

    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? NameOf(value)
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Join("And", type.GetGenericArguments().Select(NameOf))}"
        : type.DeclaringType is { } useCase ? useCase.Name + type.Name
        : type.Name;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapOpenApi("/api/docs/{documentName}.json").AllowAnonymous();
}
