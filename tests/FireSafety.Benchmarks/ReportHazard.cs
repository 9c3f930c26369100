using System.Net.Http.Json;
using FireSafety.TestKit;

namespace FireSafety.Benchmarks;

/// <summary>Report-hazard over HTTP, with audit and outbox and every subscriber running, against the bare API.</summary>
internal static class ReportHazard
{
    private const double Target = 0.5;
    private const int Clients = 8;
    private const int PerRound = 800;
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        await using var floor = ServerProcess.Start(Repository.Program("tests/FireSafety.Benchmarks"), ["floor-api", "--data", Measure.TempFolder()]);
        await using var ours = ServerProcess.Standalone(Measure.TempFolder(), "--scenario", "none");
        await floor.ReadyAsync();
        await ours.ReadyAsync();
        var unit = await Samples.UnitAsync(ours.Client);
        await ours.DrainedAsync(TimeSpan.FromSeconds(30), "units");

        var ratios = new List<double>();
        var rates = new List<(double Ours, double Floor)>();
        for (var round = 0; round <= Rounds; round++)
        {
            var floorRate = await Measure.RateAsync(Clients, PerRound, async i =>
            {
                using var response = await floor.Client.PostAsJsonAsync("/rows", new { UnitId = unit, Description = $"示例隐患 {i}" });
                response.EnsureSuccessStatusCode();
            });
            var ourRate = await Measure.RateAsync(Clients, PerRound, i => ours.Client.CommandAsync(Samples.ReportUrl, Samples.Report(unit, i)));
            // Effects go on after the replies; the floor must not pay for them, nor the next round.
            await ours.DrainedAsync(TimeSpan.FromMinutes(2), "hazards");
            if (round == 0)
                continue; // warm-up
            ratios.Add(ourRate / floorRate);
            rates.Add((ourRate, floorRate));
        }
        Measure.Print("report-hazard", Measure.Median(ratios), Target, new
        {
            perSecond = Math.Round(Measure.Median(rates.Select(r => r.Ours))),
            floorPerSecond = Math.Round(Measure.Median(rates.Select(r => r.Floor))),
            clients = Clients,
        });
    }
}
