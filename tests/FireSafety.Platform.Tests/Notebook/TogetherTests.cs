using FireSafety.Platform.Messaging;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Tests.Notebook;

/// <summary>Events that one service applies together: what is read ahead and saved at once has the effects of one by one.</summary>
public sealed class TogetherTests : IAsyncLifetime
{
    private ServiceHost host = null!;

    public async ValueTask InitializeAsync() => host = await NotebookHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Batch_WithTheSameEventTwice_HasOneEffect()
    {
        var (one, other) = (Written("一"), Written("二"));

        await ConsumeAsync(one, other, one);

        Assert.Equal(["一|1|1", "二|1|1"], await CopiesAsync());
        Assert.Equal(2, await InboxAsync());
    }

    [Fact]
    public async Task Batch_WithAnEventAppliedBefore_AppliesTheOthers()
    {
        var (one, other) = (Written("一"), Written("二"));
        await ConsumeAsync(one);

        await ConsumeAsync(one, other);

        Assert.Equal(["一|1|1", "二|1|1"], await CopiesAsync());
    }

    [Fact]
    public async Task Batch_WithTwoEventsOfOneAggregate_AppliesBothInOrder()
    {
        var (one, other) = (Written("一"), Written("二"));

        await ConsumeAsync(one, other, Rewritten(one, "一改", 2), Rewritten(one, "一再改", 3));

        Assert.Equal(["一再改|3|3", "二|1|1"], await CopiesAsync());
    }

    [Fact]
    public async Task Batch_WithStaleVersions_KeepsTheNewest()
    {
        var (one, other) = (Written("一"), Written("二"));
        await ConsumeAsync(Rewritten(one, "一改", 2));

        await ConsumeAsync(Rewritten(other, "二改", 2), one, other);

        Assert.Equal(["一改|2|1", "二改|2|1"], await CopiesAsync());
    }

    [Fact]
    public async Task Batch_WithAFailureInTheMiddle_FailsOnlyThat()
    {
        host.Services.GetRequiredService<CopyNotes.Mood>().Poison.Add("毒");
        var (one, poisoned, other) = (Written("一"), Written("毒"), Written("二"));
        var batching = new BatchingConsumer(host.Services.GetRequiredService<Consumer>());

        var deliveries = Array.ConvertAll([one, poisoned, Rewritten(one, "一改", 2), other], e => batching.ConsumeAsync(ReceivedOf(e), CancellationToken.None));

        await Assert.ThrowsAsync<InvalidOperationException>(() => deliveries[1]);
        await Task.WhenAll(deliveries[0], deliveries[2], deliveries[3]);
        Assert.Equal(["一改|2|2", "二|1|1"], await CopiesAsync());
        Assert.Equal(3, await InboxAsync());
    }

    [Fact]
    public async Task Ask_OfEventsThatAreAppliedTogether_IsOneQueryUntilTheSave()
    {
        var (one, other) = (Written("一"), Written("二"));
        await ConsumeAsync(one, other);
        var ahead = new ReadAhead();
        ahead.Begin([one, other]);
        var queries = new List<int>();

        var found = await host.ReadAsync<ReaderDbContext, List<string>>(async db =>
        {
            async Task<string> TextAsync(NoteWritten note) => (await ahead.AskAsync(note, n => n.AggregateId, ids =>
            {
                queries.Add(ids.Count);
                return db.Copies.AsNoTracking().Where(c => ids.Contains(c.NoteId));
            }, c => c.NoteId, CancellationToken.None)).Single().Text;

            var texts = new List<string> { await TextAsync(one), await TextAsync(other) };
            ahead.Forget();
            texts.Add(await TextAsync(other));
            return texts;
        });

        Assert.Equal(["一", "二", "二"], found);
        Assert.Equal([2, 1], queries);
    }

    private Task ConsumeAsync(params NoteWritten[] events) =>
        host.Services.GetRequiredService<Consumer>().ConsumeTogetherAsync(Array.ConvertAll(events, ReceivedOf), CancellationToken.None);

    private Received ReceivedOf(NoteWritten happened) => new(
        host.Services.GetServices<Subscription>().Single(s => s.Event == typeof(NoteWritten)), happened, host.Time.GetUtcNow().UtcDateTime, null);

    private static NoteWritten Written(string text) => new()
    {
        EventId = Guid.CreateVersion7(),
        AggregateId = Guid.CreateVersion7(),
        Version = 1,
        Jurisdiction = "/2111/",
        Text = text,
    };

    private static NoteWritten Rewritten(NoteWritten note, string text, long version) =>
        note with { EventId = Guid.CreateVersion7(), Text = text, Version = version };

    /// <summary>Text, version and number of writes of every copy.</summary>
    private Task<List<string>> CopiesAsync() => host.ReadAsync<ReaderDbContext, List<string>>(async db =>
        [.. (await db.Copies.OrderBy(c => c.Text).ToListAsync()).Select(c => $"{c.Text}|{c.Version}|{c.Writes}")]);

    private Task<int> InboxAsync() => host.ReadAsync<ReaderDbContext, int>(db => db.Inbox.CountAsync());
}
