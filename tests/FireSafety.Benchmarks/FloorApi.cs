using FireSafety.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Benchmarks;

/// <summary>The floor for a command: a bare minimal API that inserts one row with EF and the same SQLite settings.</summary>
internal static class FloorApi
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddDbContext<FloorDb>(o => DatabaseProvider.Sqlite.Configure(
            o, $"Data Source={Path.Combine(builder.Configuration["data"]!, "floor.db")};Default Timeout=30", new DatabaseOptions()));
        await using var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<FloorDb>();
            await db.Database.EnsureCreatedAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;");
        }
        app.MapGet("/health/ready", () => "ok");
        app.MapPost("/rows", async (RowRequest request, FloorDb db, CancellationToken ct) =>
        {
            var row = new FloorRow { Id = Guid.CreateVersion7(), UnitId = request.UnitId, Description = request.Description };
            db.Rows.Add(row);
            await db.SaveChangesAsync(ct);
            return TypedResults.Created($"/rows/{row.Id}", row);
        });
        await app.RunAsync();
        return 0;
    }

    internal sealed record RowRequest(Guid UnitId, string Description);

    internal sealed class FloorRow
    {
        public Guid Id { get; init; }
        public Guid UnitId { get; init; }
        public string Description { get; init; } = "";
    }

    internal sealed class FloorDb(DbContextOptions<FloorDb> options) : DbContext(options)
    {
        public DbSet<FloorRow> Rows => Set<FloorRow>();
    }
}
