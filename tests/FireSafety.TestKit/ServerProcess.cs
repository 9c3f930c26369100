using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace FireSafety.TestKit;

/// <summary>A program of this repository running as its own process, which a test may kill.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process, Uri? address, bool signedIn)
    {
        (this.process, Address) = (process, address!);
        Client = signedIn ? TestClient.Of(address!) : new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
    }

    /// <summary>Where it listens, if it does.</summary>
    public Uri Address { get; }

    /// <summary>A client of it; of an edition as a whole, signed in as <see cref="TestClient"/>.</summary>
    public HttpClient Client { get; }

    /// <summary>Operating system's process id.</summary>
    public int Id => process.Id;

    /// <summary>Everything it printed so far.</summary>
    public string Output
    {
        get { lock (output) return output.ToString(); }
    }

    /// <summary>Starts the standalone edition on a data folder and a free loopback port.</summary>
    public static ServerProcess Standalone(string dataFolder, params string[] args) =>
        Standalone(dataFolder, [], args);

    /// <inheritdoc cref="Standalone(string, string[])"/>
    public static ServerProcess Standalone(string dataFolder, Dictionary<string, string> environment, params string[] args) => Start(
        Repository.Program("src/FireSafety.Standalone"),
        ["--data", dataFolder, .. TestClient.Settings(":").SelectMany(s => new[] { "--" + s.Key, s.Value }), .. args], environment, signedIn: true);

    /// <summary>Starts a program that takes <c>--urls</c>.</summary>
    public static ServerProcess Start(string program, string[] args, Dictionary<string, string>? environment = null, string? urls = null, bool signedIn = false)
    {
        var address = urls ?? $"http://127.0.0.1:{FreePort.Next()}";
        return Run(program, [.. args, "--urls", address], environment, Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null, signedIn);
    }

    /// <summary>Starts a program with its arguments as they are.</summary>
    public static ServerProcess Run(string program, string[] args, Dictionary<string, string>? environment = null, Uri? address = null, bool signedIn = false)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var server = new ServerProcess(process, address, signedIn);
        process.OutputDataReceived += (_, line) => server.Note(line.Data);
        process.ErrorDataReceived += (_, line) => server.Note(line.Data);
        process.Exited += (_, _) => server.exited.TrySetResult();
        ChildProcess.Start(process);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Waits until <c>/health/ready</c> answers; fails with its output when it ends before.</summary>
    public async Task ReadyAsync(TimeSpan? within = null)
    {
        using var deadline = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(60));
        using var anybody = new HttpClient { BaseAddress = Address };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"Ended with {process.ExitCode}:\n{Output}");
            try
            {
                using var response = await anybody.GetAsync("/health/ready", deadline.Token);
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }

    /// <summary>Waits until it has printed a text.</summary>
    public async Task PrintedAsync(string text, TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"Ended with {process.ExitCode} before it printed '{text}':\n{Output}");
            try
            {
                await timer.WaitForNextTickAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"'{text}' was not printed within {within}:\n{Output}");
            }
        }
    }

    /// <summary>Waits until no service has anything left to tell the others.</summary>
    public async Task DrainedAsync(TimeSpan within, params string[] services)
    {
        using var deadline = new CancellationTokenSource(within);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await Task.WhenAll(services.Select(async s =>
            (await Client.GetFromJsonAsync<JsonNode>($"/api/{s}/outbox", deadline.Token))!["pending"]!.GetValue<long>()))).Sum() > 0)
            await timer.WaitForNextTickAsync(deadline.Token);
    }

    /// <summary>Kills it without warning (SIGKILL) and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await exited.Task;
    }

    /// <summary>Stops it where it is (SIGSTOP); it can still be killed.</summary>
    public async Task FreezeAsync()
    {
        using var kill = Process.Start("kill", ["-STOP", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Asks it to stop (SIGTERM) and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Waits until it ends by itself and returns its exit code.</summary>
    public async Task<int> EndedAsync(TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within);
        await process.WaitForExitAsync(deadline.Token);
        return process.ExitCode;
    }

    /// <summary>Resident memory in bytes (Linux), or the working set elsewhere.</summary>
    public long ResidentBytes()
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.AppendLine(line);
    }
}
