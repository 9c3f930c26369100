using System.Diagnostics;
using FireSafety.TestKit;

namespace FireSafety.Benchmarks;

/// <summary>From process start to ready, and resident memory after the scenario; the floor is the bare API's own start and memory.</summary>
internal static class Start
{
    private const double TargetSeconds = 3;
    private const double TargetMegabytes = 300;

    public static async Task RunAsync()
    {
        var floorSeconds = new List<double>();
        var ourSeconds = new List<double>();
        var folder = Measure.TempFolder();
        await using (var first = ServerProcess.Standalone(folder, "--scenario", "panjin-2024"))
        {
            await first.ReadyAsync();
            await first.PrintedAsync("演示数据已载入", TimeSpan.FromMinutes(5));
            var megabytes = first.ResidentBytes() / 1048576.0;
            Measure.Print("memory-after-scenario", TargetMegabytes / megabytes, 1, new { megabytes = Math.Round(megabytes), target = TargetMegabytes });
        }
        for (var run = 0; run < 5; run++)
        {
            floorSeconds.Add(await TimeAsync(() => ServerProcess.Start(Repository.Program("tests/FireSafety.Benchmarks"), ["floor-api", "--data", Measure.TempFolder()])));
            ourSeconds.Add(await TimeAsync(() => ServerProcess.Standalone(folder)));
        }
        var seconds = Measure.Median(ourSeconds);
        Measure.Print("process-start-to-ready", TargetSeconds / seconds, 1, new
        {
            seconds = Math.Round(seconds, 2),
            target = TargetSeconds,
            floorSeconds = Math.Round(Measure.Median(floorSeconds), 2),
        });
    }

    private static async Task<double> TimeAsync(Func<ServerProcess> start)
    {
        var began = Stopwatch.GetTimestamp();
        await using var server = start();
        await server.ReadyAsync();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
