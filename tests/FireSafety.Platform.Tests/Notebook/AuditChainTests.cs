using CsCheck;
using FireSafety.Platform.Audit;
using FireSafety.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FireSafety.Platform.Tests.Notebook;

/// <summary>Five notes are written and sealed; then somebody with the database file in hand changes the trail.</summary>
public sealed class AuditChainTests : IAsyncLifetime
{
    private const string Notes = "/api/writer/notes";
    private const string Columns =
        "At, ActorId, ActorName, Operation, SubjectType, SubjectId, Action, Changes, Reason, \"From\", TraceId, Jurisdiction, IsSupervisorMatter, Hash";

    private readonly Lines lines = new();
    private ServiceHost host = null!;
    private string database = null!;

    public async ValueTask InitializeAsync()
    {
        host = await NotebookHost.StartAsync(services: services => services.AddSingleton<ILoggerProvider>(lines));
        database = await host.ReadAsync<WriterDbContext, string>(db => Task.FromResult(db.Database.GetConnectionString()!));
        await WriteAsync(5);
        await SealAsync();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Verify_Untouched_FindsNothing()
    {
        await WriteAsync(2);

        var report = await VerifyAsync();

        Assert.Equal((5, 2, null), (report.Checked, report.Unsealed, report.Fault));
    }

    [Fact]
    public async Task Verify_NothingWrittenYet_FindsNothing()
    {
        var report = await host.ReadAsync<ReaderDbContext, AuditReport>(db => AuditChain.VerifyAsync(db, CancellationToken.None));

        Assert.Equal((0, 0, null), (report.Checked, report.Unsealed, report.Fault));
    }

    [Theory]
    [InlineData("UPDATE AuditTrail SET At = '2024-01-15 02:00:00' WHERE Sequence = 3")]
    [InlineData("UPDATE AuditTrail SET At = 'yesterday' WHERE Sequence = 3")]
    [InlineData("UPDATE AuditTrail SET ActorId = 'somebody' WHERE Sequence = 3")]
    [InlineData("UPDATE AuditTrail SET Changes = replace(Changes, '3', '4') WHERE Sequence = 3")]
    [InlineData("UPDATE AuditTrail SET Jurisdiction = 'hidden' WHERE Sequence = 3")]
    [InlineData("UPDATE AuditTrail SET IsSupervisorMatter = 1 WHERE Sequence = 3")]
    [InlineData("UPDATE AuditTrail SET Reason = '' WHERE Sequence = 3")]
    [InlineData("UPDATE AuditTrail SET ActorId = ActorId || ActorName, ActorName = '' WHERE Sequence = 3")]
    [InlineData("UPDATE AuditTrail SET Hash = NULL WHERE Sequence = 3")]
    [InlineData("UPDATE AuditTrail SET Sequence = 7 - Sequence WHERE Sequence IN (3, 4)")]
    [InlineData("UPDATE AuditTrail SET Changes = (SELECT Changes FROM AuditTrail o WHERE o.Sequence = 7 - AuditTrail.Sequence) WHERE Sequence IN (3, 4)")]
    [InlineData("DELETE FROM AuditTrail WHERE Sequence = 3; UPDATE AuditTrail SET Sequence = Sequence - 1 WHERE Sequence > 3")]
    [InlineData($"UPDATE AuditTrail SET Sequence = Sequence + 1 WHERE Sequence > 2; INSERT INTO AuditTrail (Sequence, {Columns}) SELECT 3, {Columns} FROM AuditTrail WHERE Sequence = 2")]
    public Task Verify_RowChangedOrMoved_FindsTheFirst(string sql) => IsFoundAsync(sql, AuditFaultKind.Changed, 3);

    [Theory]
    [InlineData("DELETE FROM AuditTrail WHERE Sequence = 3", 3)]
    [InlineData("UPDATE AuditTrail SET Sequence = NULL WHERE Sequence = 3", 3)]
    [InlineData("DELETE FROM AuditTrail WHERE Sequence = 5", 5)]
    [InlineData("DELETE FROM AuditTrail WHERE Sequence >= 4", 4)]
    [InlineData("DELETE FROM AuditTrail", 1)]
    [InlineData("DELETE FROM AuditTrail; DELETE FROM AuditHead", 0)]
    public Task Verify_RowsDeleted_FindsTheFirst(string sql, long sequence) => IsFoundAsync(sql, AuditFaultKind.Missing, sequence);

    [Theory]
    [InlineData($"INSERT INTO AuditTrail (Sequence, {Columns}) SELECT 3, {Columns} FROM AuditTrail WHERE Sequence = 3", 3)]
    [InlineData($"INSERT INTO AuditTrail (Sequence, {Columns}) SELECT 6, {Columns} FROM AuditTrail WHERE Sequence = 5", 6)]
    [InlineData("UPDATE AuditHead SET Sequence = 3", 4)]
    public Task Verify_RowInserted_FindsIt(string sql, long sequence) => IsFoundAsync(sql, AuditFaultKind.Inserted, sequence);

    [Fact]
    public Task Verify_NewestDeletedAndHeadSetBack_FindsTheHeadsHash() =>
        IsFoundAsync("DELETE FROM AuditTrail WHERE Sequence = 5; UPDATE AuditHead SET Sequence = 4", AuditFaultKind.Changed, 4);

    [Fact]
    public async Task Verify_TakenOutAndSealedAgain_FindsTheGap()
    {
        Tamper("UPDATE AuditTrail SET Sequence = NULL, Hash = NULL, Reason = '补' WHERE Sequence = 3");
        await SealAsync();

        Assert.Equal(new AuditFault(AuditFaultKind.Missing, 3, null), (await VerifyAsync()).Fault);
    }

    /// <summary>Whatever columns the entry has, or will have.</summary>
    [Fact]
    public async Task Verify_AnyColumnOfAnyRowChanged_IsFound()
    {
        var columns = await host.ReadAsync<WriterDbContext, IProperty[]>(db =>
            Task.FromResult(db.Model.FindEntityType(typeof(AuditEntry))!.GetProperties().ToArray()));
        using var connection = Open();

        await Gen.Select(Gen.Int[1, 5], Gen.Int[0, columns.Length - 1].Select(i => columns[i]), Gen.Int[1, 1_000_000], Gen.Char.AlphaNumeric.Array[0, 40])
            .SampleAsync(async (row, column, number, text) =>
            {
                var name = column.GetColumnName();
                var before = Execute(connection, $"SELECT \"{name}\" FROM AuditTrail WHERE Sequence = $key", row, null)!;
                object after = column.ClrType == typeof(string) ? new string(text)
                    : column.ClrType == typeof(byte[]) ? BitConverter.GetBytes(number)
                    : column.ClrType == typeof(bool) ? Equals(before, 0L)
                    : column.ClrType == typeof(Guid) ? new Guid(number, 0, 0, new byte[8])
                    : column.ClrType == typeof(DateTime) ? new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(number)
                    : 1000L + number;
                var id = Execute(connection, "SELECT rowid FROM AuditTrail WHERE Sequence = $key", row, null)!;

                var changed = Execute(connection, $"UPDATE AuditTrail SET \"{name}\" = $value WHERE rowid = $key RETURNING rowid", id, after)!;
                var fault = (await VerifyAsync()).Fault;
                Execute(connection, $"UPDATE AuditTrail SET \"{name}\" = $value WHERE rowid = $key", changed, before);

                return fault is not null && fault.Sequence == row || Equals(before, after);
            }, iter: 200, threads: 1);

        Assert.Null((await VerifyAsync()).Fault);
    }

    [Fact]
    public async Task Seal_ByManyWhileOthersWrite_LeavesOneChain()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).SelectMany(_ => (Task[])[WriteAsync(5), SealAsync(), SealAsync()]));
        await SealAsync();

        var report = await VerifyAsync();

        Assert.Equal((45, 0, null), (report.Checked, report.Unsealed, report.Fault));
    }

    [Fact]
    public async Task Seal_EarlierRowComesLate_IsTheNextOfTheChain()
    {
        Tamper($"INSERT INTO AuditTrail (Id, {Columns}) SELECT -1, {Columns.Replace("Hash", "NULL", StringComparison.Ordinal)} FROM AuditTrail WHERE Sequence = 5");

        await SealAsync();

        var report = await VerifyAsync();
        Assert.Equal((6, null), (report.Checked, report.Fault));
    }

    [Fact]
    public async Task Seal_WithoutHead_FailsAndSaysWhatToDo()
    {
        Tamper("DELETE FROM AuditHead");
        await WriteAsync(1);

        var failed = await Assert.ThrowsAsync<InvalidOperationException>(SealAsync);

        Assert.Contains("--verify-audit", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seal_Log_SaysAtMostOnceAMinuteWhereTheChainEnds()
    {
        Assert.Single(lines.Sealed);
        await WriteAsync(1);
        await SealAsync();
        Assert.Single(lines.Sealed);

        host.Time.Advance(TimeSpan.FromMinutes(1));
        await SealAsync();
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await SealAsync();

        Assert.Equal(2, lines.Sealed.Count);
        Assert.Contains($"writer is sealed up to 6 with {(await VerifyAsync()).Hash}", lines.Sealed[1], StringComparison.Ordinal);
    }

    private async Task WriteAsync(int count)
    {
        for (var i = 1; i <= count; i++)
            await host.Client.CommandAsync(Notes, new { Text = $"第 {i} 条", Jurisdiction = "/2111/211103/" });
    }

    private Task SealAsync() => host.RunStepAsync("writer", "seal-audit");

    private Task<AuditReport> VerifyAsync() => host.ReadAsync<WriterDbContext, AuditReport>(db => AuditChain.VerifyAsync(db, CancellationToken.None));

    private async Task IsFoundAsync(string sql, AuditFaultKind kind, long sequence)
    {
        Tamper(sql);

        var report = await VerifyAsync();

        Assert.Equal((kind, sequence), (report.Fault?.Kind, report.Fault?.Sequence ?? -1));
    }

    private void Tamper(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(database);
        connection.Open();
        return connection;
    }

    private static object? Execute(SqliteConnection connection, string sql, object key, object? value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$value", value ?? DBNull.Value);
        return command.ExecuteScalar();
    }

    /// <summary>Keeps what the sealing said.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Sealed { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Information && formatter(state, exception) is var line && line.Contains("is sealed up to", StringComparison.Ordinal))
                Sealed.Add(line);
        }

        public void Dispose()
        {
        }
    }
}
