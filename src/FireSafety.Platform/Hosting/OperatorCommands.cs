using FireSafety.Platform.Access;
using FireSafety.Platform.Audit;
using FireSafety.Platform.Data;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Hosting;

/// <summary>What a service's program does instead of serving when told to on its command line.</summary>
internal static class OperatorCommands
{
    private static readonly Dictionary<string, Func<IServiceProvider, CancellationToken, Task<int>>> All = new()
    {
        ["--migrate"] = MigrateAsync,
        ["--requeue"] = RequeueAsync,
        ["--redrive"] = RedriveAsync,
        ["--verify-audit"] = VerifyAuditAsync,
    };

    public static bool IsCommand(string argument) => All.ContainsKey(argument);

    /// <summary>Runs one.</summary>
    /// <returns>Process exit code.</returns>
    public static Task<int> RunAsync(IServiceProvider services, string command, CancellationToken ct) => All[command](services, ct);

    public static async Task<int> VerifyAuditAsync(IServiceProvider services, CancellationToken ct)
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

    private static async Task<int> RequeueAsync(IServiceProvider services, CancellationToken ct)
    {
        foreach (var database in services.GetServices<ServiceDatabase>())
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<DataSession>().Open(
                AccessScope.System, new CommandContext($"{database.Service}.outbox-requeue", Actor.System("--requeue"), ""));
            var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(database.Context);
            var count = await scope.ServiceProvider.GetRequiredService<ParkedEvents>().RequeueAsync(db, sequence: null, ct);
            Console.WriteLine($"{database.Service}：{count} 个搁置的事件将重新投递。");
        }
        return 0;
    }

    private static async Task<int> RedriveAsync(IServiceProvider services, CancellationToken ct)
    {
        var broker = services.GetService<RabbitMq>()
            ?? throw new InvalidOperationException("--redrive needs a broker: ConnectionStrings:rabbitmq is not set.");
        foreach (var (queue, count) in await ErrorQueues.RedriveAsync(broker, ct))
            Console.WriteLine($"{queue}：{count} 条消息已放回。");
        return 0;
    }
}
