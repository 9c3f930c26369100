namespace FireSafety.Platform.Messaging;

/// <summary>
/// Takes deliveries that a broker hands over one by one and saves the effects of those that wait together; the next batch
/// gathers meanwhile. One service of a process takes one batch at a time.
/// </summary>
internal sealed class BatchingConsumer(Consumer consumer)
{
    /// <summary>Most deliveries saved together.</summary>
    public const int MostTogether = 200;

    /// <summary>How many the broker may hand over unacknowledged, per queue: the next batch comes while one is saved.</summary>
    public const int HandedOver = 2 * MostTogether;

    /// <summary>
    /// What comes thick is let gather before the next save, because a save costs much and an event in it little. What comes alone
    /// does not wait. By the machine's clock: a business clock may stand still.
    /// </summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(25);

    private readonly Queue<Waiting> waiting = new();
    private bool draining;

    private sealed record Waiting(Received Received, CancellationToken Ct)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Returns when the effect is saved, now or by an earlier delivery.</summary>
    /// <exception cref="Exception">This delivery's handler or save failed; the others of its batch are not touched by that.</exception>
    public Task ConsumeAsync(Received received, CancellationToken ct)
    {
        var mine = new Waiting(received, ct);
        lock (waiting)
        {
            waiting.Enqueue(mine);
            if (!draining)
                _ = Task.Run(DrainAsync, CancellationToken.None);
            draining = true;
        }
        return mine.Done.Task;
    }

    private async Task DrainAsync()
    {
        while (NextBatch() is { Count: > 0 } batch)
        {
            await ConsumeAsync(batch);
            if (batch.Count > 1 && !IsFull())
                await Task.Delay(Gathering);
        }
    }

    private bool IsFull()
    {
        lock (waiting)
            return waiting.Count >= MostTogether;
    }

    private List<Waiting> NextBatch()
    {
        var batch = new List<Waiting>();
        lock (waiting)
        {
            while (batch.Count < MostTogether && waiting.TryDequeue(out var next))
                batch.Add(next);
            draining = batch.Count > 0;
        }
        return batch;
    }

    private async Task ConsumeAsync(List<Waiting> batch)
    {
        try
        {
            // They end together when the host stops, so any one's token stands for all.
            await consumer.ConsumeTogetherAsync(batch.ConvertAll(w => w.Received), batch[0].Ct);
            batch.ForEach(w => w.Done.SetResult());
        }
        catch (Exception)
        {
            // One of them fails: one by one, so that only it does. What was saved already is dropped by the inbox.
            foreach (var one in batch)
            {
                try
                {
                    await consumer.ConsumeAsync(one.Received, one.Ct);
                    one.Done.SetResult();
                }
                catch (Exception e)
                {
                    one.Done.SetException(e);
                }
            }
        }
    }
}
