namespace FireSafety.ServiceDefaults;

/// <summary>Header of the answer of <c>/health/ready</c>: the status as a word, for whoever does not read the body.</summary>
public static class HealthHeader
{
    /// <summary>The header.</summary>
    public const string Name = "X-Health";

    /// <summary>It works, and something waits or needs an operator.</summary>
    public const string Degraded = nameof(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded);
}
