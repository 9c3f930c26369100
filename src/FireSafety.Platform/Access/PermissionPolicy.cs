using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace FireSafety.Platform.Access;

/// <summary>The caller's role must hold <paramref name="Permission"/>.</summary>
internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

internal sealed class PermissionHandler : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (Actor.Of(context.User).May(requirement.Permission))
            context.Succeed(requirement);
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
