using System.Diagnostics;
using System.Diagnostics.Metrics;
using FireSafety.Campaigns;
using FireSafety.Contracts.Hazards;
using FireSafety.Hazards;
using FireSafety.Notifications;
using FireSafety.Platform.Data;
using FireSafety.Platform.Hosting;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Scoping;
using FireSafety.ServiceDefaults;
using FireSafety.TestKit;
using FireSafety.Units;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Benchmarks;

/// <summary>
/// The way of an event over RabbitMQ, against MassTransit alone carrying the same envelope to as many queues of the same
/// broker: effects per second from commit to the last subscriber's save, and the median delay of one at twenty a second.
/// </summary>
internal static class OverBroker
{
    private const double ThroughputTarget = 0.35;
    private const double DelayTarget = 5;
    private const int Rounds = 3;
    private const int Reports = 1000;
    private const int Paced = 200;
    private const int SentTogether = 100; // as the outbox does
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private sealed record Round(double Rate, double FloorRate, double Delay, double FloorDelay);

    public static async Task RunAsync()
    {
        await using var broker = await PrivateBroker.StartAsync();
        var rounds = new List<Round>();
        for (var round = 0; round < Rounds; round++)
            rounds.Add(await RoundAsync(broker));

        Measure.Print("commit-to-effect-rabbitmq", Measure.Median(rounds.Select(r => r.Rate / r.FloorRate)), ThroughputTarget, new
        {
            effectsPerSecond = Math.Round(Measure.Median(rounds.Select(r => r.Rate))),
            floorMessagesPerSecond = Math.Round(Measure.Median(rounds.Select(r => r.FloorRate))),
        });
        Measure.Print("delay-rabbitmq", Measure.Median(rounds.Select(r => r.Delay / r.FloorDelay)), DelayTarget, new
        {
            medianMilliseconds = Math.Round(Measure.Median(rounds.Select(r => r.Delay)) * 1000, 1),
            floorMilliseconds = Math.Round(Measure.Median(rounds.Select(r => r.FloorDelay)) * 1000, 1),
        }, atMost: true);
    }

    private static async Task<Round> RoundAsync(PrivateBroker broker)
    {
        using var arrivals = new Arrivals();
        await using var provider = await OutsideProvider.StartAsync();
        await using var app = Build(broker, provider.Issuer);
        await app.Services.MigrateDatabasesAsync();
        await app.StartAsync();
        using var http = provider.AdministratorOf(new Uri(app.Urls.First()));
        var unit = await Samples.UnitAsync(http);
        await arrivals.WhenAsync("hazards.UnitRegistered", 1);

        var subscribers = app.Services.GetServices<Subscription>().Where(s => s.Event == typeof(HazardReported)).Select(s => s.Consumer).ToList();
        var dispatcher = app.Services.GetServices<OutboxDispatcher>().Single(d => d.GetType().GenericTypeArguments[0].Name == "HazardsDbContext");
        await dispatcher.StopAsync(CancellationToken.None); // the reports are committed first, then let go
        for (var i = 0; i < Reports; i++)
            await http.CommandAsync(Samples.ReportUrl, Samples.Report(unit, i));
        var rate = await RateAsync(arrivals, subscribers, Reports, async () =>
        {
            while (await dispatcher.DispatchOnceAsync(CancellationToken.None) > 0)
            {
            }
        });

        await dispatcher.StartAsync(CancellationToken.None);
        arrivals.Clear();
        await PacedAsync(i => http.CommandAsync(Samples.ReportUrl, Samples.Report(unit, Reports + i)));
        await Task.WhenAll(subscribers.Select(s => arrivals.WhenAsync(s, Paced)));
        var delay = Measure.Median(arrivals.Delays(subscribers));

        var payload = await PayloadAsync(app);
        await app.StopAsync();
        var (floorRate, floorDelay) = await FloorAsync(broker, payload, subscribers.Count);
        return new Round(rate, floorRate, delay, floorDelay);
    }

    private static WebApplication Build(PrivateBroker broker, Uri issuer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Database:Folder"] = Measure.TempFolder();
        builder.Configuration["Identity:Issuer"] = issuer.ToString();
        builder.Configuration["ConnectionStrings:rabbitmq"] = broker.ConnectionString;
        builder.AddServiceDefaults();
        builder.AddUnits();
        builder.AddHazards();
        builder.AddNotifications();
        builder.AddCampaigns();
        var app = builder.Build();
        app.UsePlatform();
        app.MapUnits();
        app.MapHazards();
        return app;
    }

    private static async Task<EventEnvelope> PayloadAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataSession>().Open(AccessScope.System);
        var context = app.Services.GetServices<ServiceDatabase>().Single(d => d.Service == "hazards").Context;
        var row = await ((ServiceDbContext)scope.ServiceProvider.GetRequiredService(context)).Outbox.AsNoTracking().OrderByDescending(m => m.Sequence).FirstAsync();
        return new EventEnvelope { Type = row.Type, Payload = row.Payload, EnqueuedAt = row.EnqueuedAt, TraceParent = row.TraceParent };
    }

    /// <summary>Messages per second and median delay in seconds of MassTransit with handlers that do nothing.</summary>
    private static async Task<(double Rate, double Delay)> FloorAsync(PrivateBroker broker, EventEnvelope payload, int queues)
    {
        using var arrivals = new Arrivals();
        var names = Enumerable.Range(0, queues).Select(q => $"floor-{q}").ToList();
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(broker.ConnectionString));
            foreach (var name in names)
            {
                rabbit.ReceiveEndpoint(name, queue =>
                {
                    queue.ConfigureConsumeTopology = false;
                    queue.PrefetchCount = BatchingConsumer.MostTogether;
                    queue.Bind("floor", exchange => exchange.ExchangeType = "fanout");
                    queue.Handler<EventEnvelope>(received =>
                    {
                        arrivals.Note(name, Stopwatch.GetElapsedTime(long.Parse(received.Message.TraceParent!, System.Globalization.CultureInfo.InvariantCulture)).TotalSeconds);
                        return Task.CompletedTask;
                    });
                });
            }
        });
        await bus.StartAsync();
        var exchange = await bus.GetSendEndpoint(new Uri("exchange:floor?type=fanout"));
        Task SendAsync(int _) => exchange.Send(payload with { TraceParent = $"{Stopwatch.GetTimestamp()}" });

        await SendAsync(0); // the first one opens the channel
        await Task.WhenAll(names.Select(n => arrivals.WhenAsync(n, 1)));
        arrivals.Clear();
        var rate = await RateAsync(arrivals, names, Reports, async () =>
        {
            foreach (var batch in Enumerable.Range(0, Reports).Chunk(SentTogether))
                await Task.WhenAll(batch.Select(SendAsync));
        });
        arrivals.Clear();
        await PacedAsync(SendAsync);
        await Task.WhenAll(names.Select(n => arrivals.WhenAsync(n, Paced)));
        await bus.StopAsync();
        return (rate, Measure.Median(arrivals.Delays(names)));
    }

    private static async Task<double> RateAsync(Arrivals arrivals, List<string> consumers, int events, Func<Task> send)
    {
        var began = Stopwatch.GetTimestamp();
        var sending = send();
        await Task.WhenAll(consumers.Select(c => arrivals.WhenAsync(c, events)));
        var rate = events * consumers.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
        await sending;
        return rate;
    }

    private static async Task PacedAsync(Func<int, Task> send)
    {
        using var timer = new PeriodicTimer(Pace);
        for (var i = 0; i < Paced; i++)
        {
            await timer.WaitForNextTickAsync();
            await send(i);
        }
    }

    /// <summary>Effects by consumer, with their delays in seconds: ours as the platform's own histogram tells them.</summary>
    private sealed class Arrivals : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly Dictionary<string, List<double>> seen = [];
        private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Arrivals()
        {
            listener.InstrumentPublished = (instrument, l) =>
            {
                if (instrument is { Meter.Name: MessagingMetrics.Name, Name: "firesafety.delivery.latency" })
                    l.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<double>((_, delay, tags, _) => Note((string)tags[0].Value!, delay));
            listener.Start();
        }

        public void Note(string consumer, double delay)
        {
            TaskCompletionSource before;
            lock (seen)
            {
                if (!seen.TryGetValue(consumer, out var delays))
                    seen[consumer] = delays = [];
                delays.Add(delay);
                (before, changed) = (changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
            }
            before.SetResult();
        }

        public async Task WhenAsync(string consumer, int count)
        {
            while (true)
            {
                Task next;
                lock (seen)
                {
                    if (seen.TryGetValue(consumer, out var delays) && delays.Count >= count)
                        return;
                    next = changed.Task;
                }
                await next;
            }
        }

        public IEnumerable<double> Delays(List<string> consumers)
        {
            lock (seen)
                return [.. consumers.SelectMany(c => seen[c])];
        }

        public void Clear()
        {
            lock (seen)
                seen.Clear();
        }

        public void Dispose() => listener.Dispose();
    }
}
