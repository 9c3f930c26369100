using System.Text.RegularExpressions;
using FireSafety.Contracts.Access;
using FireSafety.ServiceDefaults;
using FireSafety.Standalone;
using FireSafety.TestKit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FireSafety.Architecture.Tests;

/// <summary>All services in one host, started once.</summary>
public sealed class WholeSystem : IAsyncLifetime
{
    internal ServiceHost Host { get; private set; } = null!;

    internal IReadOnlyList<RouteEndpoint> Endpoints => [.. Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
        .Where(e => !e.RoutePattern.RawText!.StartsWith("/api/docs", StringComparison.Ordinal))];

    public async ValueTask InitializeAsync() => Host = await ServiceHost.StartAsync(AllServices.Add, Map);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static void Map(IEndpointRouteBuilder routes)
    {
        AllServices.Map(routes);
        routes.MapApiReference([.. AllServices.Names]);
    }
}

/// <summary>Every endpoint names itself and one permission, and its OpenAPI document is the committed one.</summary>
public sealed partial class EndpointRules(WholeSystem system) : IClassFixture<WholeSystem>
{
    private static readonly HashSet<string> Known =
        [.. typeof(Permissions).GetFields().Select(f => (string)f.GetRawConstantValue()!)];

    public static TheoryData<string> Services => [.. Parts.Services.Select(s => s.ToLowerInvariant())];

    [Fact]
    public void Endpoint_WithoutSinglePermissionOrPublicMark_DoesNotExist()
    {
        var wrong = system.Endpoints
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Where(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>() is not [{ Policy: { } policy }] || !Known.Contains(policy))
            .Select(e => e.DisplayName);

        Assert.Empty(wrong);
    }

    [Fact]
    public void Endpoint_Name_IsUniqueAndStartsWithItsService()
    {
        var names = system.Endpoints.Select(e => (e.RoutePattern.RawText!.Split('/')[2], e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)).ToList();

        Assert.All(names, n => Assert.StartsWith(n.Item1 + ".", n.EndpointName, StringComparison.Ordinal));
        Assert.Empty(names.GroupBy(n => n.EndpointName).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Role_WithoutPermission_IsRefusedEverywhere()
    {
        var granted = Roles.All.Values.SelectMany(p => p).ToHashSet();

        Assert.Empty(granted.Except(Known));
        Assert.Empty(Known.Except(granted));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task OpenApiDocument_ComparedWithCommitted_IsTheSame(string service)
    {
        var path = Path.Combine(Repository.Root, "docs", "openapi", service + ".json");

        var document = (await system.Host.Anonymous().GetStringAsync($"/api/docs/{service}.json")).ReplaceLineEndings("\n") + "\n";

        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
            await File.WriteAllTextAsync(path, document);
        Assert.True(document == await File.ReadAllTextAsync(path), $"{service}: run the tests with UPDATE_OPENAPI=1 and read the difference.");
    }

    [Fact]
    public async Task Anonymous_OnProtectedEndpoint_IsRefused()
    {
        using var client = system.Host.Anonymous();
        var reads = system.Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("GET"))
            .Select(e => Parameter().Replace(e.RoutePattern.RawText!, m => m.Value.Contains(":int", StringComparison.Ordinal) ? "2024" : Guid.Empty.ToString()));

        var answers = await Task.WhenAll(reads.Select(async url => (url, (int)(await client.GetAsync(url)).StatusCode)));

        Assert.All(answers, a => Assert.Equal(401, a.Item2));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
