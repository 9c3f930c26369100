using System.Net.Http.Json;
using FireSafety.TestKit;
using Microsoft.Data.Sqlite;

namespace FireSafety.Standalone.Tests;

/// <summary><c>--verify-audit</c> as an operator runs it: of the standalone edition, and of one service's program.</summary>
public sealed class VerifyAuditTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("firesafety-audit-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task VerifyAudit_WhileItServesAndAfterTampering_TellsTheDifference()
    {
        await using var server = ServerProcess.Standalone(folder, "--scenario", "none");
        await server.ReadyAsync();
        await Samples.UnitAsync(server.Client);
        using (var sealing = await server.Client.PostAsJsonAsync("/api/units/steps/seal-audit", new { }))
            sealing.EnsureSuccessStatusCode();

        var (before, said) = await VerifyAsync("src/FireSafety.Standalone", "--verify-audit", "--data", folder);
        Tamper("DELETE FROM AuditTrail WHERE Sequence = 2");
        var (after, found) = await VerifyAsync("src/FireSafety.Standalone", "--verify-audit", "--data", folder);
        var (service, alone) = await VerifyAsync("src/FireSafety.Units", "--verify-audit");

        Assert.Equal((0, 1, 1), (before, after, service));
        Assert.Equal(DistributedEdition.Services.Count, said.Count(line => line.Contains("均与封存时一致", StringComparison.Ordinal)));
        Assert.Equal(["units：操作记录不可信：第 2 号缺失。此前 1 条与封存时一致。"], found.Where(line => line.Contains("不可信", StringComparison.Ordinal)));
        Assert.Equal(["units：操作记录不可信：第 2 号缺失。此前 1 条与封存时一致。"], alone);
    }

    [Fact]
    public async Task VerifyAudit_WithoutDatabases_FailsAndMakesNone()
    {
        var (exitCode, said) = await VerifyAsync("src/FireSafety.Standalone", "--verify-audit", "--data", folder);

        Assert.Equal(1, exitCode);
        Assert.All(said, line => Assert.EndsWith("数据库不存在或不是最新版本，未核对。", line, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(folder, "*.db"));
    }

    private async Task<(int ExitCode, string[] Said)> VerifyAsync(string program, params string[] args)
    {
        await using var process = ServerProcess.Run(Repository.Program(program), args, new() { ["Database__Folder"] = folder });
        var exitCode = await process.EndedAsync(TimeSpan.FromSeconds(30));
        return (exitCode, process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "units.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }
}
