using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Platform.Tests.Notebook;

/// <summary>The check that every test's queries undergo does see what it is given.</summary>
public sealed class SqlServerQueriesTests : IAsyncLifetime
{
    private ServiceHost host = null!;

    public async ValueTask InitializeAsync() => host = await NotebookHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Query_ThatOnlySqliteTranslates_Fails()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.ReadAsync<WriterDbContext, int>(
            db => db.Notes.CountAsync(n => EF.Functions.Glob(n.Text, "*"))));

        Assert.Contains("Glob", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_WithRawSql_Fails() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => host.ReadAsync<WriterDbContext, List<Note>>(
            db => db.Notes.FromSql($"SELECT * FROM Notes LIMIT 1").ToListAsync()));

    [Fact]
    public async Task Write_ThatOnlySqliteTranslates_Fails() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.ReadAsync<WriterDbContext, int>(
            db => db.Notes.Where(n => EF.Functions.Glob(n.Text, "*")).ExecuteDeleteAsync()));

    [Fact]
    public async Task Query_NotSeenBefore_IsCounted()
    {
        var before = SqlServerQueries.CountOf(typeof(WriterSqlServer));

        await host.ReadAsync<WriterDbContext, bool>(db => db.Notes.AnyAsync(n => n.Text == "only this test asks for this"));

        Assert.True(SqlServerQueries.CountOf(typeof(WriterSqlServer)) > before);
    }

    [Theory]
    [InlineData("SELECT [Id] FROM [Notes] LIMIT 1")]
    [InlineData("SELECT [Id] FROM [Notes] WHERE [Id] = @a AND")]
    public void Errors_OfWhatIsNoTSql_AreTold(string sql) => Assert.NotEmpty(TSql.Errors(sql));

    [Fact]
    public void Errors_OfTSql_AreNone() => Assert.Empty(TSql.Errors("SELECT TOP(1) [Id] FROM [Notes] ORDER BY [Id]"));
}
