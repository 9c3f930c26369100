using System.Security.Cryptography;
using System.Text.Json.Serialization;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Time;
using FireSafety.ServiceDefaults;

namespace FireSafety.Standalone.Scenarios;

/// <summary>Section <c>Scenario</c>.</summary>
internal sealed class ScenarioOptions
{
    public const string Default = "panjin-2024";

    /// <summary>Which to load. When not given: panjin-2024 into an empty folder in Development. <c>none</c>: never.</summary>
    public string? Name { get; set; }

    /// <summary>Secret of the machine client that plays it, made anew at every start.</summary>
    public string Secret { get; set; } = "";
}

/// <summary>What a data folder remembers of its scenario.</summary>
/// <param name="Name">Which.</param>
/// <param name="Complete">Played to the end.</param>
/// <param name="ClockOffset">How far business time is from real time in this folder.</param>
internal sealed record ScenarioState(string Name, bool Complete, TimeSpan ClockOffset)
{
    public const string File = "scenario.json";
    public const string Notes = "scenario-notes.jsonl";

    /// <summary>Business time that an unfinished scenario had come to: it goes on from there, however long it lay. Null before its first step.</summary>
    public DateTime? At { get; init; }

    /// <summary>It has a time of its own.</summary>
    [JsonIgnore]
    public bool HasTime => Complete || At is not null;

    /// <summary>Business time of a folder that is opened now.</summary>
    public DateTime BusinessTime(TimeProvider time) => At ?? time.GetUtcNow().UtcDateTime + ClockOffset;
}

/// <summary>Loads a scenario after start where one is wanted, and keeps the folder's business clock running from where it ended.</summary>
internal sealed class ScenarioService(
    DataFolder folder, ScenarioOptions options, Clock clock, TimeProvider time, IConfiguration configuration, IHostApplicationLifetime lifetime,
    IReadOnlyList<string> services) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var address = new Uri(configuration["Identity:Authority"]!); // this process, also where it listens on every address
        using var http = new HttpClient(new MachineToken(new Uri(address, "connect/token"), ScenarioSetup.Client, options.Secret, time)) { BaseAddress = address };

        var state = folder.Read<ScenarioState>(ScenarioState.File);
        if (Wanted(state) is not { } name)
            return;
        if (!Scenario.Available.Contains(name))
        {
            Console.Error.WriteLine($"没有名为 {name} 的演示数据；可用：{string.Join('、', Scenario.Available)}。");
            return;
        }
        try
        {
            if (state is not { Complete: true })
                await PlayAsync(http, Scenario.Load(name), stoppingToken);
            if (configuration.GetValue<bool>("Identity:DemoAccounts"))
            {
                await DemoAccounts.OpenAsync(http, name, stoppingToken);
                Console.WriteLine("  演示账号已就绪（demo-unit 等，见 README）");
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Console.WriteLine("演示数据尚未载入完毕，下次启动时继续。");
        }
        catch (Exception e) when (e is InvalidDataException or HttpRequestException)
        {
            Console.Error.WriteLine($"演示数据载入中断：{e.Message}");
        }
    }

    private async Task PlayAsync(HttpClient http, Scenario scenario, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        var notes = new ReadingNotes(Path.Combine(folder.Path, ScenarioState.Notes));
        var stage = new OwnStage(http, services, clock, time,
            at => folder.Write(ScenarioState.File, new ScenarioState(scenario.Name, false, clock.Offset) { At = at }));
        await new ScenarioPlayer(http, stage, notes).PlayAsync(scenario, Progress.Announce(scenario), ct);
        folder.Write(ScenarioState.File, new ScenarioState(scenario.Name, true, clock.Offset));
        notes.Delete();
        // A load is a burst; what it needed goes back to the machine before the quiet life begins.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Console.WriteLine($"  演示数据已载入，用时 {time.GetElapsedTime(began).TotalSeconds:0} 秒；业务时钟从 {Clock.DateOf(clock.UtcNow):yyyy-MM-dd} 继续走。");
    }

    private string? Wanted(ScenarioState? state) => options.Name switch
    {
        "none" => null,
        { Length: > 0 } named => state?.Name ?? named, // the one that was begun is finished first
        _ => state?.Name,
    };
}

internal static class ScenarioSetup
{
    /// <summary>Client id of the player.</summary>
    public const string Client = "scenario-player";

    /// <summary>The player is a machine client of this process alone. To be called before Identity is added.</summary>
    public static void AddScenarioPlayer(this IHostApplicationBuilder builder)
    {
        var secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        builder.Configuration["Scenario:Secret"] = secret;
        builder.Configuration[$"Identity:Clients:{Client}:Secret"] = secret;
        builder.Configuration[$"Identity:Clients:{Client}:Name"] = "支队管理员";
        builder.Configuration[$"Identity:Clients:{Client}:Role"] = Roles.DetachmentAdmin;
    }

    public static void AddScenario(this IHostApplicationBuilder builder, DataFolder folder, IReadOnlyList<string> services)
    {
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(services);
        builder.Services.AddSingleton(builder.Configuration.GetSection("Scenario").Get<ScenarioOptions>() ?? new ScenarioOptions());
        builder.Services.AddHostedService<ScenarioService>();
    }

    /// <summary>A folder that holds a scenario lives in the scenario's time, from before the first request is served.</summary>
    public static void UseScenarioClock(this WebApplication app, DataFolder folder)
    {
        if (folder.Read<ScenarioState>(ScenarioState.File) is { HasTime: true } state)
            app.Services.GetRequiredService<Clock>().MoveTo(state.BusinessTime(app.Services.GetRequiredService<TimeProvider>()));
    }
}
