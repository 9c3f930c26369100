using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace FireSafety.Platform.Messaging;

/// <summary>
/// What a service of this host could not apply after all retries lies in its <c>_error</c> queues: counts it, and puts it back to
/// where it failed once the cause is mended.
/// </summary>
internal sealed class ErrorQueues(RabbitMq broker, TimeProvider time) : IAsyncDisposable
{
    private const string FaultHeader = "MT-";

    // The gateway asks every instance for its readiness every two seconds; an operator is content with this.
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<string, (long? Count, DateTimeOffset ReadAt)> known = [];
    private IConnection? connection;

    /// <summary>How many messages lie in a service's error queues, at most ten seconds ago; null while the broker does not answer.</summary>
    public async Task<long?> CountAsync(string service, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            var now = time.GetUtcNow();
            if (!known.TryGetValue(service, out var last) || now - last.ReadAt >= Age)
                known[service] = last = (await LookAsync(service, ct), now);
            return last.Count;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Moves the messages that are in the error queues of this host's services now; what fails again is not moved again.</summary>
    /// <returns>Queue and number of messages put back, for every queue that had any.</returns>
    public async Task<IReadOnlyList<(string Queue, int Count)>> RedriveAsync(CancellationToken ct)
    {
        await using var redriving = await ConnectAsync(ct);
        var moved = new List<(string, int)>();
        foreach (var queue in broker.Queues)
        {
            var count = await RedriveAsync(redriving, queue, ct);
            if (count > 0)
                moved.Add((queue, count));
        }
        return moved;
    }

    private static async Task<int> RedriveAsync(IConnection connection, string queue, CancellationToken ct)
    {
        // Confirmed: a message leaves the error queue only when the broker has it in the other.
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct);
        var errors = queue + RabbitMq.ErrorSuffix;
        var waiting = await CountAsync(channel, errors, ct);
        var moved = 0;
        for (; moved < waiting && await channel.BasicGetAsync(errors, autoAck: false, ct) is { } message; moved++)
        {
            var properties = new BasicProperties(message.BasicProperties);
            properties.Headers = properties.Headers?.Where(h => !h.Key.StartsWith(FaultHeader, StringComparison.Ordinal)).ToDictionary();
            await channel.BasicPublishAsync("", queue, mandatory: true, properties, message.Body, ct);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, ct);
        }
        return moved;
    }

    private async Task<long?> LookAsync(string service, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(Patience);
        try
        {
            if (connection is not { IsOpen: true })
            {
                await DisposeAsync();
                connection = await ConnectAsync(timeout.Token);
            }
            var count = 0L;
            var channel = await connection.CreateChannelAsync(cancellationToken: timeout.Token);
            foreach (var queue in broker.QueuesOf(service))
            {
                if (channel.IsClosed) // the broker closes it over a queue that is not there
                    channel = await connection.CreateChannelAsync(cancellationToken: timeout.Token);
                count += await CountAsync(channel, queue + RabbitMq.ErrorSuffix, timeout.Token);
            }
            await channel.DisposeAsync();
            return count;
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return null; // that the broker is away, its own check tells
        }
    }

    private static async Task<uint> CountAsync(IChannel channel, string queue, CancellationToken ct)
    {
        try
        {
            return await channel.MessageCountAsync(queue, ct);
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0; // made by the first failure only
        }
    }

    // Whoever finds it closed opens another.
    private Task<IConnection> ConnectAsync(CancellationToken ct) =>
        new ConnectionFactory { Uri = broker.Address, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(ct);

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        connection = null;
    }
}
