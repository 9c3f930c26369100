using FireSafety.Platform.Access;
using FireSafety.Platform.Data;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Scoping;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Hosting;

/// <summary>What a service's program does instead of serving when told to on its command line.</summary>
internal static class OperatorCommands
{
    private static readonly Dictionary<string, Func<IServiceProvider, CancellationToken, Task>> All = new()
    {
        ["--migrate"] = MigrateAsync,
        ["--requeue"] = RequeueAsync,
        ["--redrive"] = RedriveAsync,
    };

    public static bool IsCommand(string argument) => All.ContainsKey(argument);

    public static Task RunAsync(IServiceProvider services, string command, CancellationToken ct) => All[command](services, ct);

    private static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.MigrateDatabasesAsync(ct);
        Console.WriteLine("数据库已是最新版本。");
        if (services.GetService<RabbitMq>() is not { } broker)
            return;
        await broker.DeclareQueuesAsync(ct);
        Console.WriteLine("消息队列已建立。");
    }

    private static async Task RequeueAsync(IServiceProvider services, CancellationToken ct)
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
    }

    private static async Task RedriveAsync(IServiceProvider services, CancellationToken ct)
    {
        var broker = services.GetService<RabbitMq>()
            ?? throw new InvalidOperationException("--redrive needs a broker: ConnectionStrings:rabbitmq is not set.");
        foreach (var (queue, count) in await ErrorQueues.RedriveAsync(broker, ct))
            Console.WriteLine($"{queue}：{count} 条消息已放回。");
    }
}
