using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace FireSafety.Platform.Data;

/// <summary>How often this process has changed each service's database: what was read at one count holds until the next.</summary>
public sealed class CommitCounts
{
    private readonly ConcurrentDictionary<Type, StrongBox<long>> counts = new();

    internal long Of(Type context) => Volatile.Read(ref Box(context).Value);

    internal void Advance(Type context) => Interlocked.Increment(ref Box(context).Value);

    private StrongBox<long> Box(Type context) => counts.GetOrAdd(ServiceDbContext.AbstractTypeOf(context), _ => new StrongBox<long>());
}
