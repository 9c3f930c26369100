using System.Collections.Concurrent;
using System.Diagnostics;
using FireSafety.TestKit;

namespace FireSafety.Broker.Tests;

/// <summary>Processes are killed, the broker goes away, replicas come: what was acknowledged has its effect everywhere, once.</summary>
[Collection(BrokerCollection.Name)] // a dozen processes: side by side with others they would test the machine
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int Reports = 5000;
    private const int Clients = 8;
    private static readonly string[] Subscribers = ["units", "notifications", "campaigns"];
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BrokerAbsence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task FiveThousandReports_UnderEveryFault_HaveOneEffectInEachSubscriber()
    {
        await using var edition = await DistributedEdition.StartAsync();
        var unit = await Samples.UnitAsync(edition.Gateway.Client);
        await Eventually.HoldsAsync(
            () => Task.FromResult(edition.Count("hazards", "SELECT COUNT(*) FROM Inbox WHERE Consumer = 'hazards.UnitRegistered'") == 1), Patience);

        // A third of the reports for each kind of fault, so that there is load during every one.
        var acknowledged = new ConcurrentDictionary<int, Guid>();
        using var http = TestClient.Of(edition.Gateway.Address);
        await UnderLoadAsync(http, unit, acknowledged, 0, Reports / 3, () => KillInTurnAsync(edition));
        await UnderLoadAsync(http, unit, acknowledged, Reports / 3, Reports * 2 / 3, () => StopBrokerAsync(edition));
        var lastFault = 0L;
        await UnderLoadAsync(http, unit, acknowledged, Reports * 2 / 3, Reports, async () =>
        {
            await edition.ScaleAsync(2);
            lastFault = Stopwatch.GetTimestamp();
        });

        // While reports come no outbox is empty for long.
        var lastReport = Stopwatch.GetTimestamp();
        await Eventually.HoldsAsync(() => Task.FromResult(Pending(edition) == 0), Patience);
        var (sinceFault, sinceReport) = (Stopwatch.GetElapsedTime(lastFault), Stopwatch.GetElapsedTime(lastReport));
        await Eventually.HoldsAsync(
            () => Task.FromResult(Subscribers.All(s => Effects(edition, s) >= Reports)), Patience);
        var errors = await edition.Broker.MessagesAsync("_error");

        output.WriteLine($"acknowledged {acknowledged.Count}, hazards {Hazards(edition)}, "
            + string.Join(", ", Subscribers.Select(s => $"{s} {Effects(edition, s)}"))
            + $", timeline {Timeline(edition)}, figures {Figures(edition)}, notifications {Notifications(edition)}, errors {errors}, "
            + $"parked {Parked(edition)}, outboxes empty {sinceFault.TotalSeconds:0.0} s after the last fault, {sinceReport.TotalSeconds:0.0} s after the last report");
        Assert.InRange(sinceReport.TotalSeconds, 0, 30);
        Assert.Equal(Reports, acknowledged.Values.Distinct().Count());
        Assert.Equal(Reports, Hazards(edition));
        Assert.All(Subscribers, s => Assert.Equal(Reports, Effects(edition, s)));
        Assert.Equal(Reports, Timeline(edition));
        Assert.Equal(Reports, Figures(edition));
        Assert.Equal(Reports, Notifications(edition));
        Assert.Equal((0, 0), (errors, Parked(edition)));
    }

    /// <summary>Sends reports from..to while a fault happens, and goes on until each of them is acknowledged.</summary>
    private static async Task UnderLoadAsync(
        HttpClient http, Guid unit, ConcurrentDictionary<int, Guid> acknowledged, int from, int to, Func<Task> fault)
    {
        var next = from - 1;
        var clients = Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < to;)
                acknowledged[i] = await ReportAsync(http, unit, i);
        })).ToList();
        await fault();
        await Task.WhenAll(clients);
    }

    /// <summary>As any careful client: the same request with the same key until there is an answer.</summary>
    private static async Task<Guid> ReportAsync(HttpClient http, Guid unit, int number)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var deadline = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, Samples.ReportUrl)
                {
                    Content = System.Net.Http.Json.JsonContent.Create(Samples.Report(unit, number), options: HttpAssertions.Json),
                };
                request.Headers.Add("Idempotency-Key", $"report-{number}");
                using var response = await http.SendAsync(request, deadline.Token);
                if (response.IsSuccessStatusCode)
                    return (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Platform.Http.Changed>(response.Content, HttpAssertions.Json, deadline.Token))!.Id;
                Assert.True((int)response.StatusCode >= 500, $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(deadline.Token)}");
            }
            catch (HttpRequestException)
            {
                // The gateway itself was away.
            }
            await pause.WaitForNextTickAsync(deadline.Token);
        }
    }

    private static async Task KillInTurnAsync(DistributedEdition edition)
    {
        using var between = new PeriodicTimer(BetweenKills);
        foreach (var service in DistributedEdition.Services)
        {
            await between.WaitForNextTickAsync();
            await edition.KillAsync(service);
            await edition.RestartAsync(service);
        }
    }

    private static async Task StopBrokerAsync(DistributedEdition edition)
    {
        await edition.Broker.StopAsync();
        using var absence = new PeriodicTimer(BrokerAbsence);
        await absence.WaitForNextTickAsync();
        await edition.Broker.RestartAsync();
    }

    private static long Pending(DistributedEdition edition) => Sum(edition, "SELECT COUNT(*) FROM Outbox WHERE Status = 'Pending'");

    private static long Parked(DistributedEdition edition) => Sum(edition, "SELECT COUNT(*) FROM Outbox WHERE Status = 'Parked'");

    private static long Sum(DistributedEdition edition, string sql) => DistributedEdition.Services.Sum(s => edition.Count(s, sql));

    private static long Hazards(DistributedEdition edition) => edition.Count("hazards", "SELECT COUNT(*) FROM Hazards");

    private static long Effects(DistributedEdition edition, string service) =>
        edition.Count(service, $"SELECT COUNT(*) FROM Inbox WHERE Consumer = '{service}.HazardReported'");

    private static long Timeline(DistributedEdition edition) =>
        edition.Count("units", "SELECT COUNT(*) FROM Timeline WHERE Topic = 'Hazard'");

    private static long Figures(DistributedEdition edition) => edition.Count("campaigns", "SELECT COUNT(*) FROM Hazards");

    private static long Notifications(DistributedEdition edition) =>
        edition.Count("notifications", "SELECT COUNT(*) FROM Notifications WHERE Kind = 'hazard-reported'");
}
