using System.Collections.Concurrent;
using System.Net;
using FireSafety.Platform.Http;
using FireSafety.TestKit;
using Microsoft.Data.Sqlite;

namespace FireSafety.Standalone.Tests;

/// <summary>Killed in the middle of work, started again: everything acknowledged is there, every effect once, nothing parked.</summary>
public sealed class CrashTests : IDisposable
{
    private static readonly string[] Services = ["units", "hazards", "interviews", "licensing", "notifications", "campaigns", "identity"];
    private readonly string folder = Directory.CreateTempSubdirectory("firesafety-crash-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Kill_AmidAThousandReports_LosesNothingAcknowledgedAndRepeatsNoEffect()
    {
        var acknowledged = new ConcurrentDictionary<int, Guid>();
        Guid unit;
        await using (var server = ServerProcess.Standalone(folder, "--scenario", "none"))
        {
            await server.ReadyAsync();
            unit = await Samples.UnitAsync(server.Client);
            await server.DrainedAsync(TimeSpan.FromSeconds(30), "units");

            var reporting = ReportAsync(server, unit, acknowledged, 0, 1000);
            await WhenAsync(() => acknowledged.Count >= 400);
            await server.KillAsync();
            await reporting;
        }
        var beforeTheCrash = acknowledged.ToDictionary();
        await using var again = ServerProcess.Standalone(folder, "--scenario", "none");
        await again.ReadyAsync();

        await ReportAsync(again, unit, acknowledged, 0, 1000);
        await again.DrainedAsync(TimeSpan.FromMinutes(2), Services);

        Assert.InRange(beforeTheCrash.Count, 400, 999);
        Assert.All(beforeTheCrash, r => Assert.Equal(r.Value, acknowledged[r.Key]));
        Assert.Equal(1000, acknowledged.Values.Distinct().Count());
        Assert.Equal(1000, Count("hazards", "SELECT COUNT(*) FROM Hazards"));
        Assert.Equal(1000, Count("hazards", "SELECT COUNT(*) FROM Outbox WHERE Type = 'hazards.hazard-reported.v1' AND Status = 'Dispatched'"));
        Assert.Equal(0, Services.Sum(s => Count(s, "SELECT COUNT(*) FROM Outbox WHERE Status <> 'Dispatched'")));
        Assert.Equal(1000, Count("campaigns", "SELECT COUNT(*) FROM Inbox WHERE Consumer = 'campaigns.HazardReported'"));
        Assert.Equal(1000, Count("notifications", "SELECT COUNT(*) FROM Inbox WHERE Consumer = 'notifications.HazardReported'"));
        Assert.Equal(1000, Count("units", "SELECT COUNT(*) FROM Inbox WHERE Consumer = 'units.HazardReported'"));
    }

    /// <summary>Reports numbers from..to, each with a key of its own; what fails because the server is gone is not acknowledged.</summary>
    private static Task ReportAsync(ServerProcess server, Guid unit, ConcurrentDictionary<int, Guid> acknowledged, int from, int to)
    {
        var next = from - 1;
        return Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < to;)
            {
                try
                {
                    var reply = await server.Client.CommandAsync(Samples.ReportUrl, Samples.Report(unit, i), $"report-{i}");
                    acknowledged[i] = reply.Id;
                }
                catch (HttpRequestException)
                {
                    // killed
                }
            }
        }));
    }

    private static async Task WhenAsync(Func<bool> reached)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!reached())
            await timer.WaitForNextTickAsync();
    }

    private long Count(string service, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, service + ".db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
