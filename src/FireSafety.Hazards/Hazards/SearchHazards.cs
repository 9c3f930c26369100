namespace FireSafety.Hazards.Hazards;

internal static class SearchHazards
{
    /// <summary>Filters; all that are given must hold.</summary>
    /// <param name="Status">Any of these states; may be repeated.</param>
    /// <param name="UnitId">At this unit.</param>
    /// <param name="SupervisorId">Answered for by this supervisor.</param>
    /// <param name="Division">In this division.</param>
    /// <param name="IsMajor">Major or not.</param>
    /// <param name="IsListed">Under listed supervision or not.</param>
    /// <param name="Overdue">Whose period ran out and which are still open, or the others.</param>
    /// <param name="Source">How it came to light.</param>
    /// <param name="Text">Fragment of the description or of the unit's name.</param>
    /// <param name="From">Found on this day or later.</param>
    /// <param name="To">Found on this day or before.</param>
    internal sealed record Filter(
        HazardStatus[]? Status, Guid? UnitId, Guid? SupervisorId, string? Division, bool? IsMajor, bool? IsListed, bool? Overdue,
        HazardSource? Source, string? Text, DateOnly? From, DateOnly? To)
    {
        internal sealed class Validator : AbstractValidator<Filter>
        {
            public Validator()
            {
                RuleFor(f => f.Status).Must(s => s is not { Length: > 20 }).WithMessage("状态最多 20 个。");
                RuleForEach(f => f.Status).IsInEnum().WithName("状态");
                RuleFor(f => f.Source).IsInEnum().WithName("来源");
                RuleFor(f => f.Division).MaximumLength(6).WithName("行政区划");
                RuleFor(f => f.Text).MaximumLength(50).WithName("查询文字");
            }
        }
    }

    internal sealed record Row(
        Guid Id, long Version, Guid UnitId, string UnitName, string Industry, string Jurisdiction, string Description, HazardSource Source,
        HazardStatus Status, DateOnly FoundOn, Guid? SupervisorId, string? InspectorName, DateOnly? RectifyBy, DateOnly? ReinspectBy,
        DateOnly? OverdueOn, bool IsMajor, bool IsListed, DateOnly? SealedUntil, DateOnly? ClosedOn) : IVersioned;

    private static readonly Sorting<Hazard> Orders = new Sorting<Hazard>("-foundOn", h => h.Id)
        .By("foundOn", h => h.FoundOn)
        .By("rectifyBy", h => h.RectifyBy)
        .By("reinspectBy", h => h.ReinspectBy)
        .By("isMajor", h => h.IsMajor);

    public static async Task<Reply<Page<Row>>> Handle(
        [AsParameters] Filter filter, [AsParameters] SortedPageQuery page, HazardsDbContext db, CancellationToken ct) =>
        await ReadAsync(db.Hazards.AsNoTracking(), filter, page, ct);

    /// <summary>Major hazards only (重大火灾隐患名单).</summary>
    public static async Task<Reply<Page<Row>>> HandleMajor(
        [AsParameters] Filter filter, [AsParameters] SortedPageQuery page, HazardsDbContext db, CancellationToken ct) =>
        await ReadAsync(db.Hazards.AsNoTracking().Where(h => h.IsMajor), filter, page, ct);

    private static async Task<Reply<Page<Row>>> ReadAsync(IQueryable<Hazard> hazards, Filter filter, SortedPageQuery page, CancellationToken ct)
    {
        if (filter.Division is not null)
        {
            if (Divisions.Find(filter.Division) is not { } division)
                return CommonErrors.UnknownDivision.With(filter.Division);
            hazards = hazards.Where(h => h.Jurisdiction.StartsWith(division.Path));
        }
        return await Orders.PageAsync(Apply(hazards, filter), page, h => new Row(
            h.Id, h.Version, h.UnitId, h.UnitName, h.Industry, h.Jurisdiction, h.Description, h.Source, h.Status, h.FoundOn,
            h.SupervisorId, h.InspectorName, h.RectifyBy, h.ReinspectBy, h.OverdueOn, h.IsMajor, h.IsListed, h.SealedUntil, h.ClosedOn), ct);
    }

    private static IQueryable<Hazard> Apply(IQueryable<Hazard> hazards, Filter filter)
    {
        if (filter.Status is { Length: > 0 } statuses)
            hazards = hazards.Where(h => statuses.Contains(h.Status));
        if (filter.UnitId is { } unit)
            hazards = hazards.Where(h => h.UnitId == unit);
        if (filter.SupervisorId is { } supervisor)
            hazards = hazards.Where(h => h.SupervisorId == supervisor);
        if (filter.IsMajor is { } major)
            hazards = hazards.Where(h => h.IsMajor == major);
        if (filter.IsListed is { } listed)
            hazards = hazards.Where(h => h.IsListed == listed);
        if (filter.Overdue is { } overdue)
            hazards = hazards.Where(h => (h.OverdueOn != null && h.Status != HazardStatus.Reinspected && h.Status != HazardStatus.Closed) == overdue);
        if (filter.Source is { } source)
            hazards = hazards.Where(h => h.Source == source);
        if (!string.IsNullOrWhiteSpace(filter.Text))
            hazards = hazards.Where(h => h.Description.Contains(filter.Text) || h.UnitName.Contains(filter.Text));
        if (filter.From is { } from)
            hazards = hazards.Where(h => h.FoundOn >= from);
        if (filter.To is { } to)
            hazards = hazards.Where(h => h.FoundOn <= to);
        return hazards;
    }
}

/// <summary>How many hazards stand where: by division and state.</summary>
internal static class SummarizeHazards
{
    internal sealed record Count(HazardStatus Status, string StatusText, int Hazards);

    internal sealed record DivisionCounts(string DivisionCode, string DivisionName, int Total, int Major, int Listed, int Overdue, IReadOnlyList<Count> ByStatus);

    internal sealed record Response(int Total, int Major, int Listed, int Overdue, IReadOnlyList<DivisionCounts> Divisions);

    public static async Task<Reply<Response>> Handle(HazardsDbContext db, CancellationToken ct)
    {
        var groups = await db.Hazards.AsNoTracking().GroupBy(h => new { h.Jurisdiction, h.Status })
            .Select(g => new
            {
                g.Key.Jurisdiction,
                g.Key.Status,
                Total = g.Count(),
                Major = g.Count(h => h.IsMajor),
                Listed = g.Count(h => h.IsListed),
                Overdue = g.Count(h => h.OverdueOn != null && h.Status != HazardStatus.Reinspected && h.Status != HazardStatus.Closed),
            })
            .ToListAsync(ct);
        var divisions = groups.GroupBy(g => g.Jurisdiction)
            .Select(rows => (Division: Platform.Scoping.Divisions.OfPath(rows.Key), Rows: rows.ToList()))
            .OrderBy(d => d.Division.Code, StringComparer.Ordinal)
            .Select(d => new DivisionCounts(
                d.Division.Code, d.Division.Name, d.Rows.Sum(r => r.Total), d.Rows.Sum(r => r.Major), d.Rows.Sum(r => r.Listed),
                d.Rows.Sum(r => r.Overdue), [.. d.Rows.OrderBy(r => r.Status).Select(r => new Count(r.Status, Words.Of(r.Status), r.Total))]))
            .ToList();
        return new Response(
            groups.Sum(g => g.Total), groups.Sum(g => g.Major), groups.Sum(g => g.Listed), groups.Sum(g => g.Overdue), divisions);
    }
}
