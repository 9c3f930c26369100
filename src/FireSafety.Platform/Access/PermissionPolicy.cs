using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace FireSafety.Platform.Access;

/// <summary>The caller's role must hold <paramref name="Permission"/>.</summary>
internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

/// <summary>Of an endpoint that opens a jurisdiction for its caller before anything of it runs.</summary>
internal sealed record OpensJurisdiction;

/// <summary>An endpoint was mapped in a way that leaves open who may call it, or what of. A programming error: nobody is answered.</summary>
public sealed class UnguardedEndpointException(string message) : Exception(message);

internal sealed class PermissionHandler : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        // Permitted and without a jurisdiction, it would run on whatever scope happens to be open.
        var endpoint = (context.Resource as HttpContext)?.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<OpensJurisdiction>() is null)
            throw new UnguardedEndpointException($"{endpoint?.DisplayName} asks for {requirement.Permission} and opens no jurisdiction for the caller: map it with Query or Command.");
        if (Actor.Of(context.User).May(requirement.Permission))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>
/// What says neither which permission it asks nor, by <c>PublicQuery</c>, <c>PublicCommand</c> or <c>AllowAnonymous</c>, that it asks none.
/// </summary>
internal sealed class UnguardedRequirement : AuthorizationHandler<UnguardedRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, UnguardedRequirement requirement)
    {
        if (context.Resource is not HttpContext http)
            return Task.CompletedTask;
        if (http.GetEndpoint() is RouteEndpoint endpoint)
            throw new UnguardedEndpointException($"{endpoint.DisplayName} names no permission: map it with Query or Command, or say that it is public.");
        context.Succeed(requirement); // no route at all (404, 405, 415) is answered as such
        return Task.CompletedTask;
    }
}

/// <summary>Makes <c>RequireAuthorization("hazards.close")</c> mean the permission of that name.</summary>
internal sealed class PermissionPolicyProvider(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    // A policy is its name, for ever: the middleware may keep it per endpoint.
    public override bool AllowsCachingPolicies => true;

    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        await base.GetPolicyAsync(policyName)
        ?? new AuthorizationPolicyBuilder().AddRequirements(new PermissionRequirement(policyName)).Build();
}
