using FireSafety.Platform.Messaging;
using FireSafety.Platform.Scoping;
using FireSafety.Platform.Time;

namespace FireSafety.Platform.Data;

/// <summary>What a unit of work (a request, a delivery, a step) brings to its <see cref="ServiceDbContext"/>.</summary>
public sealed class DataSession(Clock clock, TimeProvider time, EventCatalog events, OutboxSignals signals, WriteGates gates, CommitCounts commits) : IDisposable
{
    private WriteGates.Pass? numbers;

    /// <summary>Rows that may be seen and changed; null means none.</summary>
    public AccessScope? Scope { get; private set; }

    /// <summary>The command being run; null while only reading.</summary>
    public CommandContext? Command { get; private set; }

    /// <summary>The business clock.</summary>
    public Clock Clock => clock;

    /// <summary>What the events being applied look up.</summary>
    public ReadAhead Ahead { get; } = new();

    internal TimeProvider Time => time;
    internal EventCatalog Events => events;
    internal OutboxSignals Signals => signals;
    internal WriteGates Gates => gates;
    internal CommitCounts Commits => commits;

    /// <summary>Opens the session for reading.</summary>
    public void Open(AccessScope? scope) => Scope = scope;

    /// <summary>Opens the session for a change.</summary>
    public void Open(AccessScope? scope, CommandContext command) => (Scope, Command) = (scope, command);

    /// <summary>
    /// Waits for this unit of work's turn to take official numbers of a database and keeps it to its end. In one process nobody
    /// then takes the same number twice; between replicas the loser runs again.
    /// </summary>
    internal async ValueTask TakeNumbersTurnAsync(string database, CancellationToken ct) =>
        numbers ??= await gates.EnterAsync(database + "|numbers", ct);

    /// <inheritdoc/>
    public void Dispose() => numbers?.Dispose();
}

/// <summary>
/// Serialises writers of one SQLite file within the process: SQLite lets one writer in at a time and makes the others poll,
/// which costs far more than waiting in line. No gate on a server database.
/// </summary>
public sealed class WriteGates
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, SemaphoreSlim> gates = new();

    internal async ValueTask<Pass> EnterAsync(string? file, CancellationToken ct)
    {
        if (file is null)
            return default;
        var gate = gates.GetOrAdd(file, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(ct);
        return new Pass(gate);
    }

    internal readonly struct Pass(SemaphoreSlim? gate) : IDisposable
    {
        public void Dispose() => gate?.Release();
    }
}
