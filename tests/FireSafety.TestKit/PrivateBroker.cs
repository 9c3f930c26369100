using System.Diagnostics;

namespace FireSafety.TestKit;

/// <summary>
/// A RabbitMQ of its own (Debian's package) for one test run: own node name, ports and folders on loopback. It dies with the
/// process that started it, however that ends.
/// </summary>
public sealed class PrivateBroker : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("firesafety-broker-").FullName;
    private readonly int port = FreePort.Next();
    private readonly Dictionary<string, string> environment;
    private Process? process;

    private PrivateBroker() => environment = new()
    {
        ["HOME"] = folder,
        ["RABBITMQ_NODENAME"] = $"firesafety{port}@localhost",
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = $"{port}",
        ["RABBITMQ_DIST_PORT"] = $"{FreePort.Next()}",
        ["ERL_EPMD_PORT"] = $"{FreePort.Next()}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "plugins"),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-setcookie firesafety",
        ["RABBITMQ_CTL_ERL_ARGS"] = "-setcookie firesafety",
    };

    /// <summary>For <c>ConnectionStrings:rabbitmq</c>.</summary>
    public string ConnectionString => $"amqp://guest:guest@127.0.0.1:{port}";

    /// <summary>Starts one and waits until it takes connections.</summary>
    public static async Task<PrivateBroker> StartAsync()
    {
        var broker = new PrivateBroker();
        try
        {
            await broker.RestartAsync();
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it (again) on the folders it has.</summary>
    public async Task RestartAsync()
    {
        process = Run("/usr/lib/rabbitmq/bin/rabbitmq-server");
        await WaitAsync(ControlAsync("wait", "--timeout", "60", "--pid", $"{process.Id}"));
    }

    /// <summary>Stops it as an operator would; its queues stay on disk.</summary>
    public async Task StopAsync()
    {
        await WaitAsync(ControlAsync("stop_app"));
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Messages waiting in queues whose name contains <paramref name="part"/>.</summary>
    public async Task<long> MessagesAsync(string part) =>
        (await ListAsync()).Where(q => q.Name.Contains(part, StringComparison.Ordinal)).Sum(q => q.Messages);

    /// <summary>Names of all durable queues.</summary>
    public async Task<IReadOnlyList<string>> QueuesAsync() => [.. (await ListAsync()).Where(q => q.Durable).Select(q => q.Name)];

    private async Task<IReadOnlyList<(string Name, long Messages, bool Durable)>> ListAsync()
    {
        var lines = await ControlAsync("list_queues", "--quiet", "--no-table-headers", "name", "messages", "durable");
        return [.. lines.Output.Split('\n').Select(l => l.Split('\t')).Where(c => c.Length == 3)
            .Select(c => (c[0], long.Parse(c[1], System.Globalization.CultureInfo.InvariantCulture), c[2] == "true"))];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        using (var epmd = Run("epmd", "-kill"))
            await epmd.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<(int ExitCode, string Output)> ControlAsync(params string[] args)
    {
        using var control = Run("/usr/lib/rabbitmq/bin/rabbitmqctl", args);
        var output = await control.StandardOutput.ReadToEndAsync();
        await control.WaitForExitAsync();
        return (control.ExitCode, output);
    }

    private static async Task WaitAsync(Task<(int ExitCode, string Output)> control)
    {
        var (exitCode, output) = await control;
        if (exitCode != 0)
            throw new InvalidOperationException($"rabbitmqctl: {exitCode} {output}");
    }

    private Process Run(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var started = new Process { StartInfo = start };
        ChildProcess.Start(started);
        started.ErrorDataReceived += (_, _) => { };
        started.BeginErrorReadLine();
        return started;
    }
}
