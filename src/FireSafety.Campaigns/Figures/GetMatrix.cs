using FireSafety.Campaigns.Data;
using FireSafety.Contracts.Interviews;

namespace FireSafety.Campaigns.Figures;

/// <summary>One measure of the interviews, organs down and kinds across.</summary>
internal static class GetMatrix
{
    private const string Default = "attended";

    internal sealed record Cell(InterviewKind Kind, int Value, string Rows);

    internal sealed record Line(string DivisionCode, string Organ, IReadOnlyList<Cell> Cells, int Total);

    internal sealed record Response(string Measure, IReadOnlyList<Line> Lines, IReadOnlyList<Cell> Totals);

    private static readonly Dictionary<string, Figure[]> Measures = FigureCatalogue.All
        .Where(f => f.Class is not null && f.Key.StartsWith("interviews.", StringComparison.Ordinal))
        .GroupBy(f => f.Key.Split('.')[2])
        .ToDictionary(g => g.Key, g => g.ToArray());

    public static async Task<Reply<Response>> Handle(
        Guid id, string? measure, DateOnly? from, DateOnly? to, CampaignsDbContext db, CancellationToken ct)
    {
        var query = new FigureQuery(null, from, to);
        var (refusal, scope, _) = await query.ResolveAsync(id, db, ct);
        if (refusal is not null)
            return refusal;
        if (!Measures.TryGetValue(measure ?? Default, out var figures))
            return FigureErrors.UnknownMeasure.With(measure!, string.Join("、", Measures.Keys));

        var counts = await FigureCounts.CountAsync(db, scope!, figures, ct);
        var lines = Divisions.Brigades.Prepend(Divisions.City).Select(d => Row(d)).ToList();
        return new Response(measure ?? Default, lines, [.. figures.Select((f, i) => new Cell(KindOf(i), counts.Of(f), query.RowsOf(id, f.Key)))]);

        Line Row(Division division) => new(
            division.Code, division.Organ,
            [.. figures.Select((f, i) => new Cell(KindOf(i), counts.Of(f, division.Code), query.RowsOf(id, f.Key, division.Code)))],
            figures.Sum(f => counts.Of(f, division.Code)));
    }

    private static InterviewKind KindOf(int index) => (InterviewKind)(index + 1);
}
