using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace FireSafety.Platform.Messaging;

/// <summary>Puts what failed too often back to where it failed, once the cause is mended.</summary>
internal static class ErrorQueues
{
    private const string FaultHeader = "MT-";

    /// <summary>Moves the messages that are in the error queues of this host's services now; what fails again is not moved again.</summary>
    /// <returns>Queue and number of messages put back, for every queue that had any.</returns>
    public static async Task<IReadOnlyList<(string Queue, int Count)>> RedriveAsync(RabbitMq broker, CancellationToken ct)
    {
        await using var connection = await new ConnectionFactory { Uri = broker.Address }.CreateConnectionAsync(ct);
        var moved = new List<(string, int)>();
        foreach (var queue in broker.Queues)
        {
            var count = await RedriveAsync(connection, queue, ct);
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
        uint waiting;
        try
        {
            waiting = await channel.MessageCountAsync(errors, ct);
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0; // made by the first failure only
        }
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
}
