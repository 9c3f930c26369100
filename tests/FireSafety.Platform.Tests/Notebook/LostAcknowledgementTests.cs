using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Tests.Notebook;

/// <summary>
/// A server database's connection repeats a save that it could not finish. These commits did go through and only the answer was
/// lost, so the repeat finds everything there already.
/// </summary>
public sealed class LostAcknowledgementTests : IAsyncLifetime
{
    private const string Notes = "/api/writer/notes";
    private static readonly object Numbered = new { Text = "一", Jurisdiction = "/2111/", Numbered = true };
    private readonly LoseAnswers network = new();
    private ServiceHost host = null!;

    public async ValueTask InitializeAsync() => host = await NotebookHost.StartAsync(services: services => services
        .AddSingleton(network)
        .AddSingleton(typeof(IDbContextOptionsConfiguration<>), typeof(OverTheNetwork<>)));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Create_WithIdempotencyKey_AnswersWhatWasDone()
    {
        network.Losses = 1;

        var made = await host.Client.CommandAsync(Notes, Numbered, "key-1");

        Assert.Equal(0, network.Losses);
        Assert.Equal("示例〔2024〕1号", made.Number);
        Assert.Equal((1, 1, 1), await CountAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Create_WithoutKey_IsRefusedAndDoneOnce(bool firstOfItsSeries)
    {
        if (!firstOfItsSeries)
            await host.Client.CommandAsync(Notes, Numbered);
        var before = firstOfItsSeries ? 0 : 1;
        network.Losses = 1;

        using var response = await host.Client.PostAsJsonAsync(Notes, Numbered);

        Assert.Equal(0, network.Losses);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal((before + 1, before + 1, before + 1), await CountAsync());
    }

    [Fact]
    public async Task Change_WithoutKey_IsRefusedAndDoneOnce()
    {
        var note = await host.Client.CommandAsync(Notes, Numbered);
        network.Losses = 1;

        await host.Client.RefusedAsync($"{Notes}/{note.Id}/rewrite", new { Text = "二" }, HttpStatusCode.Conflict, "common.concurrent-change");

        Assert.Equal((1, 2, 2), await CountAsync());
    }

    [Fact]
    public async Task Delivery_Repeated_HasOneEffect()
    {
        await host.Client.CommandAsync(Notes, Numbered);
        network.Losses = 1;

        await host.PublishAsync((await host.EventsAsync<NoteWritten>()).Single());

        Assert.Equal(0, network.Losses);
        Assert.Equal(1, (await host.ReadAsync<ReaderDbContext, Copy>(db => db.Copies.SingleAsync())).Writes);
    }

    private Task<(int Notes, int Events, int Audits)> CountAsync() => host.ReadAsync<WriterDbContext, (int, int, int)>(async db =>
        (await db.Notes.CountAsync(), await db.Outbox.CountAsync(), await db.AuditTrail.CountAsync()));

    /// <summary>Loses the answers to the next commits.</summary>
    private sealed class LoseAnswers : DbTransactionInterceptor
    {
        public int Losses { get; set; }

        public override Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (Losses == 0)
                return Task.CompletedTask;
            Losses--;
            throw new AnswerLostException();
        }
    }

    private sealed class AnswerLostException : Exception;

    private sealed class Repeating(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, 3, TimeSpan.Zero)
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is AnswerLostException;
    }

    private sealed class OverTheNetwork<TContext>(LoseAnswers network) : IDbContextOptionsConfiguration<TContext> where TContext : DbContext
    {
        public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder)
        {
            optionsBuilder.AddInterceptors(network);
            new SqliteDbContextOptionsBuilder(optionsBuilder).ExecutionStrategy(dependencies => new Repeating(dependencies));
        }
    }
}
