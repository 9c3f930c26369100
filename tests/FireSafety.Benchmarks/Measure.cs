using System.Diagnostics;
using System.Text.Json;

namespace FireSafety.Benchmarks;

/// <summary>What all measures share: closed-loop load, medians, one line of JSON.</summary>
internal static class Measure
{
    /// <summary>Runs an operation from several clients at once, each starting its next when its last is done; operations per second.</summary>
    public static async Task<double> RateAsync(int clients, int operations, Func<int, Task> operation)
    {
        var next = -1;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < operations;)
                await operation(i);
        })));
        return operations / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    public static void Print(string measure, double ratio, double target, object details, bool atMost = false) => Console.WriteLine(JsonSerializer.Serialize(
        new { measure, ratio = Math.Round(ratio, 3), target, met = atMost ? ratio <= target : ratio >= target, details }, JsonSerializerOptions.Web));

    public static string TempFolder() => Directory.CreateTempSubdirectory("firesafety-bench-").FullName;
}
