using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FireSafety.Platform.Data;
using FireSafety.Platform.Hosting;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Scoping;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FireSafety.Platform.Tests.Notebook;

public sealed class MessagingTests : IAsyncLifetime
{
    private const string City = "/2111/";
    private ServiceHost host = null!;

    public async ValueTask InitializeAsync() => host = await NotebookHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Commit_OfAChange_ReachesTheSubscriberOnce()
    {
        await host.Client.CommandAsync("/api/writer/notes", new { Text = "一", Jurisdiction = City });

        await host.DrainAsync();
        await host.DrainAsync();

        Assert.Equal([("一", 1)], await CopiesAsync());
        Assert.Equal(0, await host.ReadAsync<WriterDbContext, int>(db => db.Outbox.CountAsync(m => m.Status == OutboxStatus.Pending)));
    }

    [Fact]
    public async Task Deliver_SameMessageTwice_HasOneEffect()
    {
        var note = await host.Client.CommandAsync("/api/writer/notes", new { Text = "一", Jurisdiction = City });
        var happened = (await host.EventsAsync<NoteWritten>()).Single();

        await host.PublishAsync(happened);
        await host.PublishAsync(happened);
        await host.DrainAsync();

        Assert.Equal([("一", 1)], await CopiesAsync());
        Assert.Equal(note.Id, happened.AggregateId);
        Assert.Equal(1, await host.ReadAsync<ReaderDbContext, int>(db => db.Inbox.CountAsync()));
    }

    [Fact]
    public async Task Deliver_OutOfOrder_KeepsTheNewest()
    {
        var note = await host.Client.CommandAsync("/api/writer/notes", new { Text = "一", Jurisdiction = City });
        await host.Client.CommandAsync($"/api/writer/notes/{note.Id}/rewrite", new { Text = "二" });
        var events = await host.EventsAsync<NoteWritten>();

        await host.PublishAsync(events[1]);
        await host.PublishAsync(events[0]);

        Assert.Equal([("二", 1)], await CopiesAsync());
    }

    [Fact]
    public async Task Poison_AfterAllAttempts_IsParkedAndBlocksOnlyItsOwnKey()
    {
        host.Services.GetRequiredService<CopyNotes.Mood>().Poison.Add("毒");
        var poisoned = await host.Client.CommandAsync("/api/writer/notes", new { Text = "毒", Jurisdiction = City });
        await host.Client.CommandAsync($"/api/writer/notes/{poisoned.Id}/rewrite", new { Text = "毒之后" });
        await host.Client.CommandAsync("/api/writer/notes", new { Text = "别的", Jurisdiction = City });

        await DrainThroughBackoffAsync();

        Assert.Equal([("别的", 1)], await CopiesAsync());
        var outbox = (await host.Client.GetFromJsonAsync<JsonNode>("/api/writer/outbox"))!;
        Assert.Equal((1, 1), (outbox["parked"]!.GetValue<int>(), outbox["pending"]!.GetValue<int>()));
        Assert.Equal(new MessagingOptions().MaxAttempts, outbox["parkedEvents"]![0]!["attempts"]!.GetValue<int>());
    }

    [Fact]
    public async Task Requeue_AfterTheCauseIsGone_DeliversInOrder()
    {
        var mood = host.Services.GetRequiredService<CopyNotes.Mood>();
        mood.Poison.Add("毒");
        var poisoned = await host.Client.CommandAsync("/api/writer/notes", new { Text = "毒", Jurisdiction = City });
        await host.Client.CommandAsync($"/api/writer/notes/{poisoned.Id}/rewrite", new { Text = "毒之后" });
        await DrainThroughBackoffAsync();
        mood.Poison.Clear();

        using var response = await host.Client.PostAsync("/api/writer/outbox/requeue", null);
        await host.DrainAsync();

        Assert.Equal([("毒之后", 2)], await CopiesAsync());
    }

    [Fact]
    public async Task ResendSince_AfterASubscriberLostItsData_DeliversAnewWhatWasSentSince()
    {
        await host.Client.CommandAsync("/api/writer/notes", new { Text = "一", Jurisdiction = City });
        await host.DrainAsync();
        host.Time.Advance(TimeSpan.FromHours(1));
        var since = host.Time.GetUtcNow();
        await host.Client.CommandAsync("/api/writer/notes", new { Text = "二", Jurisdiction = City });
        await host.Client.CommandAsync("/api/writer/notes", new { Text = "三", Jurisdiction = City });
        await host.DrainAsync();
        await host.ReadAsync<ReaderDbContext, int>(async db => await db.Copies.ExecuteDeleteAsync() + await db.Inbox.ExecuteDeleteAsync());

        var exitCode = await ResendAsync(since.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        await host.DrainAsync();

        Assert.Equal(0, exitCode);
        Assert.Equal([("二", 1), ("三", 1)], await CopiesAsync());
        Assert.Equal(1, await host.ReadAsync<WriterDbContext, int>(db => db.AuditTrail.CountAsync(a => a.Operation == "writer.outbox-resend")));
    }

    [Fact]
    public async Task ResendSince_WhatSubscribersHaveApplied_HasNoSecondEffect()
    {
        await host.Client.CommandAsync("/api/writer/notes", new { Text = "一", Jurisdiction = City });
        await host.DrainAsync();

        await ResendAsync("2024-01-01T00:00:00Z");
        var pending = await host.ReadAsync<WriterDbContext, int>(db => db.Outbox.CountAsync(m => m.Status == OutboxStatus.Pending));
        await host.DrainAsync();

        Assert.Equal(1, pending);
        Assert.Equal([("一", 1)], await CopiesAsync());
    }

    [Theory]
    [InlineData("2024-02-20T08:00:00")]
    [InlineData("昨天")]
    public async Task ResendSince_NoMomentWithItsOffset_IsRefused(string moment) => Assert.Equal(1, await ResendAsync(moment));

    [Fact]
    public async Task Failure_BeforeItsBackoffEnds_IsNotTriedAgain()
    {
        host.Services.GetRequiredService<CopyNotes.Mood>().Poison.Add("毒");
        await host.Client.CommandAsync("/api/writer/notes", new { Text = "毒", Jurisdiction = City });

        await host.DrainAsync();
        await host.DrainAsync();

        var attempts = await host.ReadAsync<WriterDbContext, int>(db => db.Outbox.Select(m => m.Attempts).SingleAsync());
        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task Replica_WithoutTheLease_SendsNothingUntilItRunsOut()
    {
        await host.Client.CommandAsync("/api/writer/notes", new { Text = "一", Jurisdiction = City });
        await host.DrainAsync();
        await host.Client.CommandAsync("/api/writer/notes", new { Text = "二", Jurisdiction = City });
        var replica = new OutboxDispatcher<WriterDbContext>(
            host.Services.GetRequiredService<IServiceScopeFactory>(), host.Services.GetRequiredService<ITransport>(),
            host.Services.GetRequiredService<OutboxSignals>(), host.Services.GetRequiredService<MessagingMetrics>(),
            host.Services.GetRequiredService<MessagingOptions>(), host.Time, NullLogger<OutboxDispatcher<WriterDbContext>>.Instance);

        var whileHeld = await replica.DispatchOnceAsync(CancellationToken.None);
        host.Time.Advance(TimeSpan.FromSeconds(31));
        var afterwards = await replica.DispatchOnceAsync(CancellationToken.None);

        Assert.Equal((0, 1), (whileHeld, afterwards));
    }

    [Fact]
    public async Task Housekeeping_AfterRetention_DeletesWhatWasKeptAgainstRepeats()
    {
        await host.Client.CommandAsync("/api/writer/notes", new { Text = "一", Jurisdiction = City }, "key");
        await host.DrainAsync();

        var early = await host.RunStepAsync("writer", "housekeeping");
        host.Time.Advance(TimeSpan.FromDays(8));
        var late = await host.RunStepAsync("writer", "housekeeping");
        host.Time.Advance(TimeSpan.FromDays(90));
        var muchLater = await host.RunStepAsync("reader", "housekeeping");

        Assert.Equal((0, 2, 1), (early, late, muchLater));
    }

    [Fact]
    public async Task Unreadable_Event_HoldsBackTheLaterOnesOfItsKey()
    {
        var note = await host.Client.CommandAsync("/api/writer/notes", new { Text = "一", Jurisdiction = City });
        await host.Client.CommandAsync($"/api/writer/notes/{note.Id}/rewrite", new { Text = "二" });
        await host.ReadAsync<WriterDbContext, int>(db => db.Outbox.Where(m => m.Sequence == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Payload, "{")));

        await host.DrainAsync();

        Assert.Empty(await CopiesAsync());
        Assert.Equal(2, await host.ReadAsync<WriterDbContext, int>(db => db.Outbox.CountAsync(m => m.Status == OutboxStatus.Pending)));
    }

    [Fact]
    public async Task Batch_WithOnePoison_AppliesEveryOtherEventOnce()
    {
        host.Services.GetRequiredService<CopyNotes.Mood>().Poison.Add("毒");
        await host.Client.CommandAsync("/api/writer/notes", new { Text = "前", Jurisdiction = City });
        await host.Client.CommandAsync("/api/writer/notes", new { Text = "毒", Jurisdiction = City });
        await host.Client.CommandAsync("/api/writer/notes", new { Text = "后", Jurisdiction = City });

        await host.DrainAsync();

        Assert.Equal([("前", 1), ("后", 1)], await CopiesAsync());
    }

    [Fact]
    public void EventWithoutName_InACatalog_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => new EventCatalog(typeof(NoteWritten).Assembly).Deserialize("no.such-event.v1", "{}"));

    private Task<int> ResendAsync(string moment)
    {
        host.Services.GetRequiredService<IConfiguration>()["resend-since"] = moment;
        return OperatorCommands.RunAsync(host.Services, "--resend-since", CancellationToken.None);
    }

    private async Task DrainThroughBackoffAsync()
    {
        for (var i = 0; i < new MessagingOptions().MaxAttempts; i++)
        {
            await host.DrainAsync();
            host.Time.Advance(TimeSpan.FromMinutes(6));
        }
    }

    private Task<List<(string, int)>> CopiesAsync() => host.ReadAsync<ReaderDbContext, List<(string, int)>>(async db =>
        [.. (await db.Copies.OrderBy(c => c.NoteId).ToListAsync()).Select(c => (c.Text, c.Writes))]);
}
