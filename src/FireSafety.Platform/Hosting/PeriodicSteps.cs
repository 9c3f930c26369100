using System.Diagnostics;
using FireSafety.Platform.Access;
using FireSafety.Platform.Data;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Scoping;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FireSafety.Platform.Hosting;

/// <summary>Work that time alone makes due, e.g. marking hazards overdue. Safe to run at any time and to run twice.</summary>
public interface IPeriodicStep
{
    /// <summary>Does what is due by the business clock and saves it.</summary>
    /// <returns>How many things were done.</returns>
    Task<int> RunAsync(CancellationToken ct);
}

/// <summary>One registered step.</summary>
internal sealed record PeriodicStep(string Service, string Name, Type Type, TimeSpan Interval);

/// <summary>Runs registered steps, by the clock or on demand.</summary>
internal sealed class PeriodicSteps(
    IServiceScopeFactory scopes, IEnumerable<PeriodicStep> steps, TimeProvider time, ILogger<PeriodicSteps> log) : BackgroundService
{
    public IEnumerable<PeriodicStep> Of(string service) => steps.Where(s => s.Service == service);

    /// <summary>Runs a step of every service of this host now.</summary>
    public async Task RunAllAsync(string name, CancellationToken ct)
    {
        foreach (var step in steps.Where(s => s.Name == name))
            await RunAsync(step, Actor.System($"{step.Service}.{step.Name}"), ct);
    }

    /// <summary>Runs one step now.</summary>
    public async Task<int> RunAsync(PeriodicStep step, Actor actor, CancellationToken ct)
    {
        using var activity = MessagingMetrics.Source.StartActivity($"{step.Service}.{step.Name}");
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataSession>().Open(
            AccessScope.System,
            new CommandContext($"{step.Service}.{step.Name}", actor, Activity.Current?.TraceId.ToString() ?? ""));
        var done = await ((IPeriodicStep)scope.ServiceProvider.GetRequiredService(step.Type)).RunAsync(ct);
        if (done == 0 && activity is not null)
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded; // most runs find nothing due: nothing to tell
        return done;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(steps.Select(step => LoopAsync(step, stoppingToken)));

    private async Task LoopAsync(PeriodicStep step, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(step.Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                try
                {
                    await RunAsync(step, Actor.System($"{step.Service}.{step.Name}"), ct);
                }
                catch (Exception e) when (!ct.IsCancellationRequested)
                {
                    log.LogError(e, "Step {Service}.{Step} failed; it runs again in {Interval}", step.Service, step.Name, step.Interval);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // stopping
        }
    }
}
