using System.Net;
using FireSafety.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Platform.Tests.Http;

/// <summary>The orders of a list: what they are, what has no value, and that pages neither repeat nor leave out a row.</summary>
public sealed class SortingTests : IDisposable
{
    private static readonly Sorting<Thing> Orders = new Sorting<Thing>("-rank", t => t.Id)
        .By("rank", t => t.Rank)
        .By("dueOn", t => t.DueOn)
        .By("colour", t => t.Colour, t => t.Rank);

    private readonly Things db = new();

    public SortingTests()
    {
        db.Database.OpenConnection();
        db.Database.EnsureCreated();
        Add(1, 30, "2024-01-05", "red");
        Add(2, 10, null, "blue");
        Add(3, 20, "2024-01-03", "red");
        Add(4, 20, null, "blue");
        Add(5, 20, "2024-01-05", "green");
        db.SaveChanges();
    }

    [Theory]
    [InlineData(null, "15432")]
    [InlineData("", "15432")]
    [InlineData("rank", "23451")]
    [InlineData("-rank", "15432")]
    [InlineData("dueOn", "31524")]
    [InlineData("-dueOn", "51342")]
    [InlineData("colour", "24531")]
    [InlineData("-colour", "13542")]
    public async Task Page_InAnOrder_FollowsItAndHasWhatLacksAValueLast(string? sort, string expected)
    {
        Assert.Equal(expected, await ReadAsync(new SortedPageQuery(1, 100, sort)));
    }

    [Theory]
    [InlineData("rank")]
    [InlineData("-rank")]
    [InlineData("dueOn")]
    [InlineData("-dueOn")]
    [InlineData("colour")]
    public async Task Pages_OneAfterTheOther_ShowEveryRowOnce(string sort)
    {
        var whole = await ReadAsync(new SortedPageQuery(1, 100, sort));

        foreach (var size in Enumerable.Range(1, 6))
        {
            var pages = "";
            for (var page = 1; page <= 6; page++)
                pages += await ReadAsync(new SortedPageQuery(page, size, sort));
            Assert.Equal(whole, pages);
        }
    }

    [Theory]
    [InlineData("size")]
    [InlineData("Rank")]
    [InlineData("--rank")]
    [InlineData("-")]
    [InlineData("rank,dueOn")]
    [InlineData("rank; DROP TABLE Things")]
    public async Task Page_InAnUnknownOrder_IsRefusedWithTheKnownOnes(string sort)
    {
        var reply = await Orders.PageAsync(db.Set<Thing>(), new SortedPageQuery(null, null, sort), t => new Row(t.Number), CancellationToken.None);

        Assert.True(reply.IsError);
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(), Response = { Body = new MemoryStream() } };
        await reply.ExecuteAsync(http);
        http.Response.Body.Position = 0;
        var problem = await new StreamReader(http.Response.Body).ReadToEndAsync();
        Assert.Equal((int)HttpStatusCode.BadRequest, http.Response.StatusCode);
        Assert.Contains("request.unknown-sort", problem, StringComparison.Ordinal);
        Assert.Contains("rank", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_CountedToALimit_SaysTheLimitAndShowsItsRows()
    {
        var reply = await Orders.PageAsync(db.Set<Thing>(), new SortedPageQuery(2, 2, "rank"), t => new Row(t.Number), CancellationToken.None, countedTo: 3);

        Assert.Equal(3, reply.Value!.Total);
        Assert.Equal([4, 5], reply.Value.Items.Select(r => r.Number));
    }

    public void Dispose() => db.Dispose();

    private async Task<string> ReadAsync(SortedPageQuery query)
    {
        var reply = await Orders.PageAsync(db.Set<Thing>(), query, t => new Row(t.Number), CancellationToken.None);
        Assert.Equal(5, reply.Value!.Total);
        return string.Concat(reply.Value.Items.Select(r => r.Number));
    }

    private void Add(int number, int rank, string? due, string colour) => db.Add(new Thing
    {
        Id = Guid.Parse($"0190a000-0000-7000-8000-{number:D12}"),
        Number = number,
        Rank = rank,
        DueOn = due is null ? null : DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture),
        Colour = colour,
    });

    private sealed record Row(int Number);

    private sealed class Thing
    {
        public Guid Id { get; init; }
        public int Number { get; init; }
        public int Rank { get; init; }
        public DateOnly? DueOn { get; init; }
        public string Colour { get; init; } = "";
    }

    private sealed class Things() : DbContext(new DbContextOptionsBuilder<Things>().UseSqlite(new SqliteConnection("Data Source=:memory:")).Options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Thing>();
    }
}
