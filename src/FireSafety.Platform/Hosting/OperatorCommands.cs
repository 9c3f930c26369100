using System.Globalization;
using FireSafety.Platform.Access;
using FireSafety.Platform.Audit;
using FireSafety.Platform.Data;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Hosting;

/// <summary>What a service's program does instead of serving when told to on its command line.</summary>
public static class OperatorCommands
{
    private static readonly Dictionary<string, Func<IServiceProvider, CancellationToken, Task<int>>> All = new()
    {
        ["--migrate"] = MigrateAsync,
        ["--requeue"] = RequeueAsync,
        ["--resend-since"] = ResendAsync,
        ["--redrive"] = RedriveAsync,
        ["--verify-audit"] = VerifyAuditAsync,
    };

    private static readonly string[] Moments =
        ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>Whether an argument of the command line is one of them.</summary>
    public static bool IsCommand(string argument) => All.ContainsKey(argument);

    /// <summary>Runs one.</summary>
    /// <returns>Process exit code.</returns>
    internal static Task<int> RunAsync(IServiceProvider services, string command, CancellationToken ct) => All[command](services, ct);

    internal static async Task<int> VerifyAuditAsync(IServiceProvider services, CancellationToken ct)
    {
        var exitCode = 0;
        foreach (var database in services.GetServices<ServiceDatabase>())
        {
            await using var scope = services.CreateAsyncScope();
            var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(database.Context);
            if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            {
                Console.WriteLine($"{database.Service}：数据库不存在或不是最新版本，未核对。");
                exitCode = 1;
                continue;
            }
            var report = await AuditChain.VerifyAsync(db, ct);
            if (report.Fault is not null)
                exitCode = 1;
            Console.WriteLine(report.Fault is null
                ? $"{database.Service}：已核对 {report.Checked} 条操作记录，均与封存时一致；另有 {report.Unsealed} 条尚未封存。末条校验值 {report.Hash}"
                : $"{database.Service}：操作记录不可信：{report.Fault.Text}。此前 {report.Checked} 条与封存时一致。");
        }
        return exitCode;
    }

    private static async Task<int> MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.MigrateDatabasesAsync(ct);
        Console.WriteLine("数据库已是最新版本。");
        if (services.GetService<RabbitMq>() is not { } broker)
            return 0;
        await broker.DeclareQueuesAsync(ct);
        Console.WriteLine("消息队列已建立。");
        return 0;
    }

    private static Task<int> RequeueAsync(IServiceProvider services, CancellationToken ct) =>
        SendAgainAsync(services, "--requeue", "outbox-requeue", "个搁置的事件将重新投递", (again, db) => again.ParkedAsync(db, sequence: null, ct));

    /// <summary>Sends again what was committed since a moment, e.g. after a restore. The moment comes with its offset: servers' zones differ.</summary>
    internal static async Task<int> ResendAsync(IServiceProvider services, CancellationToken ct)
    {
        var given = services.GetRequiredService<IConfiguration>()["resend-since"];
        if (!DateTimeOffset.TryParseExact(given, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since))
        {
            Console.WriteLine($"--resend-since 之后请写明时刻和时区，例如 --resend-since 2024-02-20T08:00:00+08:00；写的是“{given}”。");
            return 1;
        }
        return await SendAgainAsync(
            services, "--resend-since", "outbox-resend", "个已发出的事件将再次投递", (again, db) => again.SentAsync(db, since.UtcDateTime, ct));
    }

    private static async Task<int> SendAgainAsync(
        IServiceProvider services, string command, string operation, string words, Func<SendAgain, ServiceDbContext, Task<int>> send)
    {
        foreach (var database in services.GetServices<ServiceDatabase>())
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<DataSession>().Open(
                AccessScope.System, new CommandContext($"{database.Service}.{operation}", Actor.System(command), ""));
            var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(database.Context);
            var count = await send(scope.ServiceProvider.GetRequiredService<SendAgain>(), db);
            Console.WriteLine($"{database.Service}：{count} {words}。");
        }
        return 0;
    }

    private static async Task<int> RedriveAsync(IServiceProvider services, CancellationToken ct)
    {
        var errors = services.GetService<ErrorQueues>()
            ?? throw new InvalidOperationException("--redrive needs a broker: ConnectionStrings:rabbitmq is not set.");
        foreach (var (queue, count) in await errors.RedriveAsync(ct))
            Console.WriteLine($"{queue}：{count} 条消息已放回。");
        return 0;
    }
}
