using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace FireSafety.Platform.Http;

/// <summary>One OpenAPI document per service at <c>/api/docs/{service}.json</c>.</summary>
internal static class OpenApiDocuments
{
    private const string OAuth2 = "oauth2";
    private const string Bearer = "bearer";
    private const string Scope = "firesafety";

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
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme> { [OAuth2] = SignIn(), [Bearer] = Token() };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
                return Task.CompletedTask;
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OAuth2, context.Document)] = [Scope] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] },
            ];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (operation.Parameters?.FirstOrDefault(p => p.Name == nameof(SortedPageQuery.Sort)) is { Schema: OpenApiSchema sort } parameter)
            {
                var sorting = SortingOf(context.Description.ActionDescriptor.EndpointMetadata);
                sort.Pattern = $"^-?({string.Join('|', sorting.Names)})$";
                parameter.Description = $"排序字段，前加 - 为降序，没有值的总在最后；不填为 {sorting.Unasked}。";
            }
            return Task.CompletedTask;
        });
    }

    // The search that takes an order has the list of them beside it.
    private static ISorting SortingOf(IEnumerable<object> metadata) => metadata.OfType<MethodInfo>().First().DeclaringType!
        .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Select(f => f.GetValue(null)).OfType<ISorting>().Single();

    // The identity service's own; another provider that takes its place has other addresses, and its tokens are given as such.
    private static OpenApiSecurityScheme SignIn() => new()
    {
        Type = SecuritySchemeType.OAuth2,
        Description = "人员登录用授权码（PKCE，S256），系统对接用客户端凭据。",
        Flows = new OpenApiOAuthFlows
        {
            AuthorizationCode = Flow(authorization: new Uri("/connect/authorize", UriKind.Relative)),
            ClientCredentials = Flow(authorization: null),
        },
    };

    private static OpenApiOAuthFlow Flow(Uri? authorization) => new()
    {
        AuthorizationUrl = authorization,
        TokenUrl = new Uri("/connect/token", UriKind.Relative),
        Scopes = new Dictionary<string, string> { [Scope] = "本系统的各项接口" },
    };

    private static OpenApiSecurityScheme Token() => new()
    {
        Type = SecuritySchemeType.Http,
        Scheme = "bearer",
        BearerFormat = "JWT",
        Description = "已取得的访问令牌。",
    };

    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? NameOf(value)
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Join("And", type.GetGenericArguments().Select(NameOf))}"
        : type.DeclaringType is { } useCase ? useCase.Name + type.Name
        : type.Name;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapOpenApi("/api/docs/{documentName}.json").AllowAnonymous();
}
