using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FireSafety.Platform.Hosting;
using FireSafety.Platform.Tests.Notebook;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Broker.Tests;

/// <summary>One RabbitMQ for all tests of this project, which therefore take turns.</summary>
[CollectionDefinition(Name)]
public sealed class BrokerCollection : ICollectionFixture<BrokerFixture>
{
    internal const string Name = "broker";
}

/// <inheritdoc cref="BrokerCollection"/>
public sealed class BrokerFixture : IAsyncLifetime
{
    internal PrivateBroker Broker { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Broker = await PrivateBroker.StartAsync();

    public ValueTask DisposeAsync() => Broker.DisposeAsync();
}

/// <summary>The outbox over a real broker.</summary>
[Collection(BrokerCollection.Name)]
public sealed class TransportTests(BrokerFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Events_OverTheBroker_HaveOneEffectEach()
    {
        await using var host = await StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => WriteAsync(host, $"第{i}")));

        await EventuallyAsync(host, async () => await CopiesAsync(host) == 200);
        Assert.Equal(200, await host.ReadAsync<ReaderDbContext, int>(db => db.Copies.SumAsync(c => c.Writes)));
    }

    [Fact]
    public async Task Poison_OverTheBroker_HoldsNothingUpAndIsRedrivenWhenMended()
    {
        await using var host = await StartAsync();
        var poison = host.Services.GetRequiredService<CopyNotes.Mood>().Poison;
        poison.Add("毒");
        var errors = await fixture.Broker.MessagesAsync("_error");

        await WriteAsync(host, "毒");
        await WriteAsync(host, "别的");

        await EventuallyAsync(host, async () => await CopiesAsync(host) == 1);
        await EventuallyAsync(host, async () => await fixture.Broker.MessagesAsync("_error") == errors + 1);

        await EventuallyAsync(host, async () => await InErrorQueuesAsync(host) == 1);
        Assert.Contains("Degraded", await host.Client.GetStringAsync("/health/ready"), StringComparison.Ordinal);

        poison.Clear();
        await OperatorCommands.RunAsync(host.Services, "--redrive", CancellationToken.None);

        await EventuallyAsync(host, async () => await CopiesAsync(host) == 2);
        Assert.Equal(0, await fixture.Broker.MessagesAsync("_error"));
        await EventuallyAsync(host, async () => await InErrorQueuesAsync(host) == 0);
    }

    [Fact]
    public async Task Migrate_BeforeTheServiceEverRan_DeclaresItsQueues()
    {
        await using var broker = await PrivateBroker.StartAsync();
        await using var host = await NotebookHost.StartAsync(new() { ["ConnectionStrings:rabbitmq"] = broker.ConnectionString });

        await OperatorCommands.RunAsync(host.Services, "--migrate", CancellationToken.None);

        Assert.Equal(
            ["reader.identity.access-revoked.v1", "reader.writer.note-written.v1", "writer.identity.access-revoked.v1"],
            (await broker.QueuesAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Broker_GoneForAWhile_LosesNothing()
    {
        await using var host = await StartAsync();
        await WriteAsync(host, "之前");
        await EventuallyAsync(host, async () => await CopiesAsync(host) == 1);

        await fixture.Broker.StopAsync();
        await WriteAsync(host, "其间");
        await EventuallyAsync(host, async () => (await host.Client.GetStringAsync("/health/ready")).Contains("Degraded", StringComparison.Ordinal));
        await fixture.Broker.RestartAsync();

        await EventuallyAsync(host, async () => await CopiesAsync(host) == 2);
    }

    private Task<ServiceHost> StartAsync() =>
        NotebookHost.StartAsync(new() { ["ConnectionStrings:rabbitmq"] = fixture.Broker.ConnectionString }, runLoops: true);

    private static Task WriteAsync(ServiceHost host, string text) =>
        host.Client.CommandAsync("/api/writer/notes", new { Text = text, Jurisdiction = "/2111/" });

    private static async Task<long?> InErrorQueuesAsync(ServiceHost host) =>
        (await host.Client.GetFromJsonAsync<JsonNode>("/api/reader/outbox"))!["inErrorQueues"]?.GetValue<long>();

    private static Task<int> CopiesAsync(ServiceHost host) => host.ReadAsync<ReaderDbContext, int>(db => db.Copies.CountAsync());

    private static async Task EventuallyAsync(ServiceHost host, Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await condition())
        {
            host.Time.Advance(TimeSpan.FromSeconds(1)); // polls and back-off go by the host's clock
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }
}
