using System.Diagnostics;
using FireSafety.Campaigns;
using FireSafety.Hazards;
using FireSafety.Interviews;
using FireSafety.Licensing;
using FireSafety.Notifications;
using FireSafety.Platform.Data;
using FireSafety.Platform.Hosting;
using FireSafety.Platform.Scoping;
using FireSafety.TestKit;
using FireSafety.Units;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Benchmarks;

/// <summary>Effects per second, from commit to the last subscriber's save, against as many single-row transactions into as many files.</summary>
internal static class Effects
{
    private const double Target = 0.3;
    private const int Reports = 500;

    public static async Task RunAsync()
    {
        var ratios = new List<double>();
        var rates = new List<(double Ours, double Floor)>();
        for (var round = 0; round < 3; round++)
        {
            var (effects, files, ours) = await OursAsync();
            var floor = await FloorAsync(effects, files);
            ratios.Add(ours / floor);
            rates.Add((ours, floor));
        }
        Measure.Print("commit-to-effect", Measure.Median(ratios), Target, new
        {
            effectsPerSecond = Math.Round(Measure.Median(rates.Select(r => r.Ours))),
            floorRowsPerSecond = Math.Round(Measure.Median(rates.Select(r => r.Floor))),
        });
    }

    private static async Task<(int Effects, int Files, double Rate)> OursAsync()
    {
        await using var host = await ServiceHost.StartAsync(
            builder =>
            {
                builder.AddUnits();
                builder.AddHazards();
                builder.AddInterviews();
                builder.AddLicensing();
                builder.AddNotifications();
                builder.AddCampaigns();
            },
            routes =>
            {
                routes.MapUnits();
                routes.MapHazards();
            }, checkSqlServer: false);
        var unit = await Samples.UnitAsync(host.Client);
        await host.DrainAsync();
        for (var i = 0; i < Reports; i++)
            await host.Client.CommandAsync(Samples.ReportUrl, Samples.Report(unit, i));
        var before = await InboxAsync(host);

        var began = Stopwatch.GetTimestamp();
        await host.DrainAsync();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;

        var after = await InboxAsync(host);
        var perService = after.Zip(before, (a, b) => a - b).Where(n => n > 0).ToList();
        return (perService.Sum(), perService.Count, perService.Sum() / seconds);
    }

    private static async Task<List<int>> InboxAsync(ServiceHost host)
    {
        var counts = new List<int>();
        foreach (var database in host.Services.GetServices<ServiceDatabase>())
        {
            await using var scope = host.Services.CreateAsyncScope();
            var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(database.Context);
            counts.Add(await db.Inbox.CountAsync());
        }
        return counts;
    }

    private static async Task<double> FloorAsync(int rows, int files)
    {
        var folder = Measure.TempFolder();
        var connections = Enumerable.Range(0, files).Select(f => new SqliteConnection($"Data Source={Path.Combine(folder, $"{f}.db")}")).ToList();
        foreach (var connection in connections)
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Rows (Id TEXT PRIMARY KEY, Text TEXT NOT NULL);");
        }
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(connections.Select(connection => Task.Run(() =>
        {
            for (var i = 0; i < rows / files; i++)
                Execute(connection, $"INSERT INTO Rows VALUES ('{Guid.CreateVersion7()}', '示例内容');");
        })));
        var rate = rows / files * files / Stopwatch.GetElapsedTime(began).TotalSeconds;
        foreach (var connection in connections)
            connection.Dispose();
        return rate;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
