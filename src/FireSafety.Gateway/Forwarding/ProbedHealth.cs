using System.Runtime.CompilerServices;
using FireSafety.ServiceDefaults;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace FireSafety.Gateway.Forwarding;

/// <summary>
/// What an instance's <c>/health/ready</c> says. Two failures in a row make it unhealthy: a busy moment is no outage. YARP's own
/// policy sees only failures; an instance that works while its events wait is healthy too, but people want to know.
/// </summary>
internal sealed class ProbedHealth(IDestinationHealthUpdater health) : IActiveHealthCheckPolicy
{
    public const string PolicyName = "Probed";

    private readonly ConditionalWeakTable<DestinationState, Probe> probes = [];

    public string Name => PolicyName;

    /// <summary>Whether it last said that it is degraded.</summary>
    public bool IsBehind(DestinationState destination) => probes.TryGetValue(destination, out var last) && last.IsBehind;

    public void ProbingCompleted(ClusterState cluster, IReadOnlyList<DestinationProbingResult> probingResults) =>
        health.SetActive(cluster, [.. probingResults.Select(r => new NewActiveDestinationHealth(r.Destination, HealthOf(r)))]);

    private DestinationHealth HealthOf(DestinationProbingResult result)
    {
        var failed = result.Response is not { IsSuccessStatusCode: true };
        var failedBefore = probes.TryGetValue(result.Destination, out var last) && last.Failed;
        var isBehind = !failed && result.Response!.Headers.TryGetValues(HealthHeader.Name, out var said) && said.Contains(HealthHeader.Degraded);
        probes.AddOrUpdate(result.Destination, new Probe(failed, isBehind));
        return !failed ? DestinationHealth.Healthy : failedBefore ? DestinationHealth.Unhealthy : result.Destination.Health.Active;
    }

    private sealed record Probe(bool Failed, bool IsBehind);
}
