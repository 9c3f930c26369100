using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace FireSafety.Standalone.Scenarios;

/// <summary>Plays a scenario into a distributed edition from outside, through its gateway: <c>--play http://gateway</c>.</summary>
internal static class GatewayPlayer
{
    private const string Notes = "play-notes.jsonl";

    /// <summary>Plays to the end; started again after an interruption it goes on from there.</summary>
    /// <returns>0 when the scenario is there, 2 with a sentence when it cannot be.</returns>
    public static async Task<int> RunAsync(HttpClient http, string name, DataFolder folder, IReadOnlyList<string> services, TimeProvider time, CancellationToken ct)
    {
        if (!Scenario.Available.Contains(name))
            return Refuse($"没有名为 {name} 的演示数据；可用：{string.Join('、', Scenario.Available)}。");
        var file = Path.Combine(folder.Path, Notes);
        try
        {
            var units = await http.GetFromJsonAsync<JsonNode>("/api/units/units?pageSize=1", ct);
            if (units!["total"]!.GetValue<int>() > 0 && !File.Exists(file))
                return Refuse("库中已有数据，演示数据只能载入空库。");
            var notes = new ReadingNotes(file);
            notes.Begin();
            var scenario = Scenario.Load(name);
            await new ScenarioPlayer(http, new GatewayStage(http, services, time), notes).PlayAsync(scenario, Progress.Announce(scenario), ct);
            notes.Delete();
            Console.WriteLine("  演示数据已载入");
            return 0;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Refuse("演示数据尚未载入完毕，再次运行时继续。");
        }
        catch (Exception e) when (e is InvalidDataException or HttpRequestException)
        {
            return Refuse($"演示数据载入中断，再次运行时继续：{e.Message}");
        }
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return 2;
    }
}
