using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Platform.Messaging;

/// <summary>
/// What events look up while they are applied together: one query asks for all of them when the first one asks. A save forgets
/// the answers, and of the events that are applied together no two are of one aggregate, so nobody is told what an earlier one changed.
/// </summary>
public sealed class ReadAhead
{
    private readonly Dictionary<(Type Event, string File, int Line), object> answers = [];
    private IReadOnlyList<IntegrationEvent> together = [];

    /// <summary>The rows that belong to an event's key, out of those of all events of its type that are applied together.</summary>
    /// <param name="happened">The event being applied.</param>
    /// <param name="keyOf">What an event looks up.</param>
    /// <param name="rowsOf">Rows of many keys; may depend on nothing else that differs between events of that type.</param>
    /// <param name="keyOfRow">The key that a row belongs to.</param>
    /// <param name="ct">Cancellation.</param>
    /// <param name="file">The question, by where it is asked.</param>
    /// <param name="line">As before.</param>
    public async ValueTask<IEnumerable<TRow>> AskAsync<TEvent, TKey, TRow>(
        TEvent happened, Func<TEvent, TKey> keyOf, Func<List<TKey>, IQueryable<TRow>> rowsOf, Func<TRow, TKey> keyOfRow, CancellationToken ct,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where TEvent : IntegrationEvent
        where TKey : notnull
    {
        var question = (typeof(TEvent), file, line);
        if (!answers.TryGetValue(question, out var answer))
            answers.Add(question, answer = new Dictionary<TKey, List<TRow>>());
        var known = (Dictionary<TKey, List<TRow>>)answer;
        if (!known.ContainsKey(keyOf(happened)))
        {
            // Events of one type may be asked about in two ways, so what is known already is not asked again.
            var keys = together.OfType<TEvent>().Append(happened).Select(keyOf).Where(k => !known.ContainsKey(k)).Distinct().ToList();
            foreach (var key in keys)
                known.Add(key, []);
            foreach (var row in await rowsOf(keys).ToListAsync(ct))
                known[keyOfRow(row)].Add(row);
        }
        return known[keyOf(happened)];
    }

    /// <summary>Begins with events that are applied together from now on.</summary>
    internal void Begin(IReadOnlyList<IntegrationEvent> events)
    {
        answers.Clear();
        together = events;
    }

    /// <summary>After a save every event asks for itself, until the next ones begin.</summary>
    internal void Forget() => Begin([]);
}
