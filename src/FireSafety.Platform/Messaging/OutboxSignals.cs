using System.Collections.Concurrent;
using System.Threading.Channels;

namespace FireSafety.Platform.Messaging;

/// <summary>Wakes a service's dispatcher after a commit, so that it need not wait for its next poll.</summary>
public sealed class OutboxSignals
{
    private readonly ConcurrentDictionary<Type, Signal> signals = new();

    /// <summary>The signal of a service's database; heirs of the same context share it.</summary>
    internal Signal For(Type context) => signals.GetOrAdd(Data.ServiceDbContext.AbstractTypeOf(context), _ => new Signal());

    internal sealed class Signal
    {
        private readonly Channel<bool> pending = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        public void Set() => pending.Writer.TryWrite(true);

        /// <summary>Returns on the signal or after <paramref name="poll"/>, whichever comes first.</summary>
        public async Task WaitAsync(TimeSpan poll, TimeProvider time, CancellationToken ct)
        {
            using var timeout = new CancellationTokenSource(poll, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
            try
            {
                await pending.Reader.ReadAsync(either.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                // the poll is the guarantee; the signal only makes it quick
            }
        }
    }
}
