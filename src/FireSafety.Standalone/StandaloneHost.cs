using System.Net.Sockets;
using FireSafety.Identity;
using FireSafety.Platform.Hosting;
using FireSafety.ServiceDefaults;
using FireSafety.Standalone.Scenarios;
using FireSafety.Web;

namespace FireSafety.Standalone;

/// <summary>The standalone edition: every service in one process, one SQLite file each, nothing to install.</summary>
public static class StandaloneHost
{
    private const string VerifyAudit = "--verify-audit";

    /// <summary>Runs until stopped.</summary>
    /// <param name="args"><c>--urls</c>, <c>--data</c>, <c>--scenario</c>; any setting as <c>--Section:Key value</c>. With <c>--play</c> and
    /// the address of a gateway, and <c>--client</c> and <c>--secret</c> of a machine client there, it serves nothing, plays the scenario into the distributed edition behind it and ends. With
    /// <c>--verify-audit</c> it checks every service's audit trail, also while another process serves from the folder, and ends.</param>
    /// <returns>Process exit code: 0 after a clean stop, 1 when an audit trail cannot be trusted, 2 when it could not start for a reason it has printed.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var verify = args.Contains(VerifyAudit);
        args = [.. args.Where(a => a != VerifyAudit)]; // else it would be taken for the name of a setting, and what follows for its value
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddCommandLine(args, new Dictionary<string, string>
        {
            ["--data"] = "Database:Folder",
            ["--scenario"] = "Scenario:Name",
            ["--play"] = "Scenario:Gateway",
            ["--client"] = "Scenario:Client",
            ["--secret"] = "Scenario:Secret",
        });
        builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning); // it announces itself

        var folder = Path.GetFullPath(builder.Configuration["Database:Folder"] ?? "data");
        if (builder.Configuration["Scenario:Gateway"] is { Length: > 0 } gateway)
            return await PlayAsync(gateway, builder, folder);

        var urls = builder.Configuration["urls"] is { Length: > 0 } configured ? configured : "http://localhost:8080";
        builder.WebHost.UseUrls(urls);

        builder.Configuration["Database:Folder"] = folder;
        builder.Configuration["Database:Provider"] = "Sqlite";
        builder.Configuration["Clock:Movable"] = "false"; // this folder's own scenario moves it
        builder.Configuration["Identity:Authority"] = OwnAddress(urls);
        builder.Configuration["Identity:Issuer"] ??= OwnAddress(urls);
        if (verify)
        {
            builder.AddServiceDefaults();
            AllServices.Add(builder);
            await using var audited = builder.Build();
            return await audited.Services.VerifyAuditAsync();
        }
        using var data = DataFolder.TryLock(folder, out var refusal);
        if (data is null)
            return Refuse(refusal!);

        if (builder.Configuration["resend-since"] is not null)
        {
            builder.AddServiceDefaults();
            AllServices.Add(builder);
            await using var resending = builder.Build();
            await resending.Services.MigrateDatabasesAsync();
            return await resending.Services.ResendAsync();
        }

        var playful = HoldsScenario(builder, data);
        // Everybody knows their password: for the eyes of this machine only.
        var isDemonstration = playful && builder.Environment.IsDevelopment() && IdentityModule.IsThisMachineOnly(urls);
        builder.Configuration["Identity:DemoAccounts"] ??= isDemonstration ? "true" : "false";
        if (IdentityModule.RefusalOf(builder.Configuration, builder.Environment, urls) is { } unfit)
            return Refuse(unfit);
        if (playful)
            builder.AddScenarioPlayer();
        builder.AddServiceDefaults();
        AllServices.Add(builder);
        builder.Configuration["Web:Services"] = OwnAddress(urls);
        builder.WebHost.UseStaticWebAssets(); // also where it was built and not published
        builder.AddWeb();
        builder.AddScenario(data, AllServices.Names);

        await using var app = builder.Build();
        app.UseScenarioClock(data);
        app.UseSecurityHeaders();
        app.UsePlatform();
        app.MapDefaultEndpoints();
        AllServices.Map(app);
        app.MapApiReference([.. AllServices.Names]);
        app.MapWeb();

        try
        {
            await app.Services.MigrateDatabasesAsync();
            await app.StartAsync();
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException || e.GetBaseException() is SocketException)
        {
            return Refuse($"无法监听 {urls}：端口已被占用。可用 --urls http://localhost:另一端口 换一个。");
        }
        Announce(app, folder);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static bool HoldsScenario(WebApplicationBuilder builder, DataFolder data) => builder.Configuration["Scenario:Name"] switch
    {
        "none" => false,
        { Length: > 0 } => true,
        _ => data.Read<ScenarioState>(ScenarioState.File) is not null || (builder.Environment.IsDevelopment() && BeginsScenario(data)),
    };

    // Only in an empty folder: what was begun without it is somebody's own. Noted before the first database is made, so that a
    // start that was broken off is gone on with.
    private static bool BeginsScenario(DataFolder data)
    {
        if (!data.IsEmpty)
            return false;
        data.Write(ScenarioState.File, new ScenarioState(ScenarioOptions.Default, false, TimeSpan.Zero));
        return true;
    }

    // Where this process reaches itself, and its users on this machine reach it.
    private static string OwnAddress(string urls) =>
        urls.Split(';')[0].Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal).TrimEnd('/') + "/";

    private static async Task<int> PlayAsync(string gateway, WebApplicationBuilder builder, string folder)
    {
        if (builder.Configuration["Scenario:Client"] is not { Length: > 0 } client || builder.Configuration["Scenario:Secret"] is not { Length: > 0 } secret)
            return Refuse("请用 --client 和 --secret 给出一个支队管理员角色的服务客户端（Identity:Clients）。");
        using var notes = DataFolder.TryLock(folder, out var refusal);
        if (notes is null)
            return Refuse(refusal!);
        using var stopped = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stopped.Cancel();
        };
        using var http = new HttpClient(new MachineToken(new Uri(new Uri(gateway), "connect/token"), client, secret, TimeProvider.System)) { BaseAddress = new Uri(gateway) };
        return await GatewayPlayer.RunAsync(http, builder.Configuration["Scenario:Name"] ?? ScenarioOptions.Default, notes, AllServices.Names, TimeProvider.System, stopped.Token);
    }

    private static void Announce(WebApplication app, string folder)
    {
        var address = app.Urls.First();
        Console.WriteLine($"""

            FireSafety 消防“五项约谈”（单机版）已就绪
              打开网页  {address}
              接口参考  {address}/api/docs
              健康状态  {address}/health/ready
              数据目录  {folder}
              按 Ctrl-C 停止
            """);
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return 2;
    }
}
