using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace FireSafety.Gateway.Forwarding;

/// <summary>
/// An instance that could not be reached is left alone for a moment, and so is not the next caller's trouble too. YARP's own
/// policy counts a rate over a minute, which would go on shutting out an instance that has long been started again.
/// </summary>
internal sealed class UnreachableForNow(IDestinationHealthUpdater health) : IPassiveHealthCheckPolicy
{
    public const string PolicyName = "UnreachableForNow";

    public string Name => PolicyName;

    public void RequestProxied(HttpContext context, ClusterState cluster, DestinationState destination)
    {
        var error = context.GetForwarderErrorFeature()?.Error;
        // A slow answer or a caller who left says nothing about the instance.
        if (error is null or ForwarderError.Request)
            health.SetPassive(
                cluster, destination, error is null ? DestinationHealth.Healthy : DestinationHealth.Unhealthy,
                cluster.Model.Config.HealthCheck!.Passive!.ReactivationPeriod!.Value);
    }
}
