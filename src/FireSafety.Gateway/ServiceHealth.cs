using FireSafety.Gateway.Forwarding;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace FireSafety.Gateway;

/// <summary>
/// What stands behind the gateway, by name, as its own probes last saw it. A service without an instance, or one whose events wait,
/// makes the gateway Degraded, which is answered 200: taking the gateway out of rotation would only take the other services down with it.
/// </summary>
internal sealed class ServiceHealth(IProxyStateLookup proxy, ProbedHealth probed) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var service = context.Registration.Name;
        var (up, all) = Instances(proxy, service);
        var behind = proxy.TryGetCluster(service, out var cluster) ? cluster.DestinationsState.AllDestinations.Count(probed.IsBehind) : 0;
        var data = new Dictionary<string, object> { ["up"] = up, ["instances"] = all, ["behind"] = behind };
        return Task.FromResult(
            up == 0 ? HealthCheckResult.Degraded("没有可用的实例", data: data)
            : behind > 0 ? HealthCheckResult.Degraded("消息传递积压或中断，原因见该服务的 /health/ready", data: data)
            : HealthCheckResult.Healthy(data: data));
    }

    /// <summary>Instances that answer, and all that are known. One not yet asked does not count as answering.</summary>
    public static (int Up, int All) Instances(IProxyStateLookup proxy, string service)
    {
        if (!proxy.TryGetCluster(service, out var cluster))
            return (0, 0);
        var all = cluster.DestinationsState.AllDestinations;
        return (all.Count(d => d.Health.Active == DestinationHealth.Healthy && d.Health.Passive != DestinationHealth.Unhealthy), all.Count);
    }
}

/// <summary>Unhealthy, answered 503, when no service answers at all: then this gateway is of no use to anyone.</summary>
internal sealed class AnyServiceHealth(IProxyStateLookup proxy) : IHealthCheck
{
    public const string Name = "gateway";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        Routes.Services.Any(s => ServiceHealth.Instances(proxy, s.Name).Up > 0) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("没有任何服务可用"));
}
