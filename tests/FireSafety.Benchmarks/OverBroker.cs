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
/// Both run for all rounds, the first of which warms both up.
/// </summary>
internal static class OverBroker
{
    private const double ThroughputTarget = 0.35;
    private const double DelayTarget = 5;
    private const int Rounds = 5;
    private const int Reports = 1000;
    private const int Paced = 200;
    private static readonly int SentTogether = new MessagingOptions().BatchSize; // as the outbox does
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private sealed record Round(double Rate, double FloorRate, double Delay, double FloorDelay);

    public static async Task RunAsync()
    {
        await using var broker = await PrivateBroker.StartAsync();
        await using var ours = await Ours.StartAsync(broker);
        await ours.RateAsync();
        await using var floor = await Floor.StartAsync(broker, await ours.PayloadAsync(), ours.Subscribers.Count);
        await floor.RateAsync();

        var rounds = new List<Round>();
        for (var round = 0; round < Rounds; round++)
            rounds.Add(new Round(await ours.RateAsync(), await floor.RateAsync(), await ours.DelayAsync(), await floor.DelayAsync()));

        Measure.Print("commit-to-effect-rabbitmq", Measure.Median(rounds.Select(r => r.Rate / r.FloorRate)), ThroughputTarget, new
        {
            effectsPerSecond = Math.Round(Measure.Median(rounds.Select(r => r.Rate))),
            floorMessagesPerSecond = Math.Round(Measure.Median(rounds.Select(r => r.FloorRate))),
            rounds = rounds.Select(r => Math.Round(r.Rate / r.FloorRate, 3)),
        });
        Measure.Print("delay-rabbitmq", Measure.Median(rounds.Select(r => r.Delay / r.FloorDelay)), DelayTarget, new
        {
            medianMilliseconds = Math.Round(Measure.Median(rounds.Select(r => r.Delay)) * 1000, 1),
            floorMilliseconds = Math.Round(Measure.Median(rounds.Select(r => r.FloorDelay)) * 1000, 1),
            rounds = rounds.Select(r => Math.Round(r.Delay / r.FloorDelay, 2)),
        }, atMost: true);
    }

    /// <summary>The services in one host, each with its own database.</summary>
    private sealed class Ours : IAsyncDisposable
    {
        private readonly Arrivals arrivals = new();
        private readonly OutsideProvider provider;
        private readonly WebApplication app;
        private readonly HttpClient http;
        private readonly OutboxDispatcher dispatcher;
        private Guid unit;
        private int reported;

        private Ours(OutsideProvider provider, WebApplication app)
        {
            (this.provider, this.app) = (provider, app);
            http = provider.AdministratorOf(new Uri(app.Urls.First()));
            dispatcher = app.Services.GetServices<OutboxDispatcher>().Single(d => d.GetType().GenericTypeArguments[0].Name == "HazardsDbContext");
            Subscribers = [.. app.Services.GetServices<Subscription>().Where(s => s.Event == typeof(HazardReported)).Select(s => s.Consumer)];
        }

        /// <summary>Who hears of a report.</summary>
        public List<string> Subscribers { get; }

        public static async Task<Ours> StartAsync(PrivateBroker broker)
        {
            var provider = await OutsideProvider.StartAsync();
            var app = Build(broker, provider.Issuer);
            await app.Services.MigrateDatabasesAsync();
            await app.StartAsync();
            var ours = new Ours(provider, app);
            ours.unit = await Samples.UnitAsync(ours.http);
            await ours.arrivals.WhenAsync("hazards.UnitRegistered", 1);
            return ours;
        }

        /// <summary>Effects per second.</summary>
        public async Task<double> RateAsync()
        {
            await dispatcher.StopAsync(CancellationToken.None); // the reports are committed first, then let go
            for (var i = 0; i < Reports; i++)
                await ReportAsync();
            // What the commands left to be done later is not the floor's to wait for.
            await app.Services.GetRequiredService<PeriodicSteps>().RunAllAsync("seal-audit", CancellationToken.None);
            arrivals.Clear();
            var rate = await OverBroker.RateAsync(arrivals, Subscribers, Reports, async () =>
            {
                while (await dispatcher.DispatchOnceAsync(CancellationToken.None) > 0)
                {
                }
            });
            await dispatcher.StartAsync(CancellationToken.None);
            return rate;
        }

        /// <summary>Median delay in seconds.</summary>
        public async Task<double> DelayAsync()
        {
            arrivals.Clear();
            await PacedAsync(ReportAsync);
            await Task.WhenAll(Subscribers.Select(s => arrivals.WhenAsync(s, Paced)));
            return Measure.Median(arrivals.Delays(Subscribers));
        }

        /// <summary>A report as it travels.</summary>
        public async Task<EventEnvelope> PayloadAsync()
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<DataSession>().Open(AccessScope.System);
            var context = app.Services.GetServices<ServiceDatabase>().Single(d => d.Service == "hazards").Context;
            var row = await ((ServiceDbContext)scope.ServiceProvider.GetRequiredService(context)).Outbox.AsNoTracking().OrderByDescending(m => m.Sequence).FirstAsync();
            return new EventEnvelope { Type = row.Type, Payload = row.Payload, EnqueuedAt = row.EnqueuedAt, TraceParent = row.TraceParent };
        }

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
            await provider.DisposeAsync();
            arrivals.Dispose();
        }

        private Task ReportAsync() => http.CommandAsync(Samples.ReportUrl, Samples.Report(unit, reported++));
    }

    /// <summary>MassTransit with handlers that do nothing.</summary>
    private sealed class Floor : IAsyncDisposable
    {
        private readonly Arrivals arrivals = new();
        private readonly List<string> names;
        private readonly IBusControl bus;
        private readonly EventEnvelope payload;
        private ISendEndpoint exchange = null!;

        private Floor(PrivateBroker broker, EventEnvelope payload, int queues)
        {
            this.payload = payload;
            names = [.. Enumerable.Range(0, queues).Select(q => $"floor-{q}")];
            bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
            {
                rabbit.Host(new Uri(broker.ConnectionString));
                foreach (var name in names)
                {
                    rabbit.ReceiveEndpoint(name, queue =>
                    {
                        queue.ConfigureConsumeTopology = false;
                        queue.PrefetchCount = BatchingConsumer.HandedOver;
                        queue.Bind("floor", exchange => exchange.ExchangeType = "fanout");
                        queue.Handler<EventEnvelope>(received =>
                        {
                            arrivals.Note(name, Stopwatch.GetElapsedTime(long.Parse(received.Message.TraceParent!, System.Globalization.CultureInfo.InvariantCulture)).TotalSeconds);
                            return Task.CompletedTask;
                        });
                    });
                }
            });
        }

        public static async Task<Floor> StartAsync(PrivateBroker broker, EventEnvelope payload, int queues)
        {
            var floor = new Floor(broker, payload, queues);
            await floor.bus.StartAsync();
            floor.exchange = await floor.bus.GetSendEndpoint(new Uri("exchange:floor?type=fanout"));
            return floor;
        }

        /// <summary>Messages per second.</summary>
        public async Task<double> RateAsync()
        {
            arrivals.Clear();
            return await OverBroker.RateAsync(arrivals, names, Reports, async () =>
            {
                foreach (var batch in Enumerable.Range(0, Reports).Chunk(SentTogether))
                    await Task.WhenAll(batch.Select(_ => SendAsync()));
            });
        }

        /// <summary>Median delay in seconds.</summary>
        public async Task<double> DelayAsync()
        {
            arrivals.Clear();
            await PacedAsync(SendAsync);
            await Task.WhenAll(names.Select(n => arrivals.WhenAsync(n, Paced)));
            return Measure.Median(arrivals.Delays(names));
        }

        public async ValueTask DisposeAsync()
        {
            await bus.StopAsync();
            arrivals.Dispose();
        }

        private Task SendAsync() => exchange.Send(payload with { TraceParent = $"{Stopwatch.GetTimestamp()}" });
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

    private static async Task<double> RateAsync(Arrivals arrivals, List<string> consumers, int events, Func<Task> send)
    {
        var began = Stopwatch.GetTimestamp();
        var sending = send();
        await Task.WhenAll(consumers.Select(c => arrivals.WhenAsync(c, events)));
        var rate = events * consumers.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
        await sending;
        return rate;
    }

    private static async Task PacedAsync(Func<Task> send)
    {
        using var timer = new PeriodicTimer(Pace);
        for (var i = 0; i < Paced; i++)
        {
            await timer.WaitForNextTickAsync();
            await send();
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
