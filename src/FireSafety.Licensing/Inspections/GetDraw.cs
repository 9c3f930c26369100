using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Inspections;

/// <summary>A draw with all that is needed to run it again.</summary>
internal static class GetDraw
{
    /// <param name="InspectionId">The inspection made for it; null while it is outstanding.</param>
    internal sealed record DrawnRow(Guid AgencyId, string CreditCode, string Name, IReadOnlyList<string> Inspectors, Guid? InspectionId);

    /// <param name="Replays">It was run again just now with the same result.</param>
    internal sealed record Response(
        Guid Id, long Version, DateOnly DrawnOn, string Seed, bool Replays, int InspectorsEach, IReadOnlyList<string> InspectorPool,
        IReadOnlyList<DrawCandidate> Candidates, IReadOnlyList<DrawnRow> Drawn) : IVersioned;

    public static async Task<Reply<Response>> Handle(Guid id, LicensingDbContext db, CancellationToken ct)
    {
        if (await db.Draws.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } draw)
            return CommonErrors.NotFound;
        var made = await db.Inspections.AsNoTracking().Where(i => i.DrawId == id).ToDictionaryAsync(i => i.AgencyId, i => i.Id, ct);
        return new Response(
            draw.Id, draw.Version, draw.DrawnOn, draw.Seed, draw.Replays(), draw.InspectorsEach, draw.InspectorPool, draw.Candidates,
            [.. draw.Drawn.Select(d => new DrawnRow(d.AgencyId, d.CreditCode, d.Name, d.Inspectors, made.TryGetValue(d.AgencyId, out var i) ? i : null))]);
    }
}
