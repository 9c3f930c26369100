using FireSafety.Platform.Time;

namespace FireSafety.Standalone.Scenarios;

/// <summary>Tells whoever watches how far a scenario is.</summary>
internal static class Progress
{
    private const int EveryPercent = 5;

    /// <summary>Says what begins, and returns what to call after every command.</summary>
    public static Action<Command, int> Announce(Scenario scenario)
    {
        Console.WriteLine($"  正在载入演示数据：{scenario.Title}（{scenario.Commands.Count} 步；载入期间请勿操作，中断后下次启动会接着载入）");
        var shown = -1;
        return (command, done) =>
        {
            var percent = done * 100 / scenario.Commands.Count;
            if (percent < shown + EveryPercent && done > 1)
                return;
            shown = percent - (percent % EveryPercent);
            Console.WriteLine($"  [{percent,3}%] {Clock.DateOf(command.At):yyyy-MM-dd} {command.Chapter}");
        };
    }
}
