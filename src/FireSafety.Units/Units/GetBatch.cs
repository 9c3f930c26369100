using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

/// <summary>What a batch brought in.</summary>
internal static class GetBatch
{
    internal sealed record Row(Guid Id, string CreditCode, string Name, string DivisionCode);

    internal sealed record Response(Guid Id, long Version, DateTime RegisteredAt, int Count, IReadOnlyList<Row> Units) : IVersioned;

    public static async Task<Reply<Response>> Handle(Guid id, UnitsDbContext db, CancellationToken ct)
    {
        var batch = await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, ct);
        if (batch is null)
            return CommonErrors.NotFound;
        var units = await db.Units.AsNoTracking().Where(u => u.BatchId == id).OrderBy(u => u.CreditCode)
            .Select(u => new Row(u.Id, u.CreditCode, u.Name, u.DivisionCode)).ToListAsync(ct);
        return new Response(batch.Id, batch.Version, batch.RegisteredAt, batch.Count, units);
    }
}
