namespace FireSafety.Hazards.Complaints;

internal static class SearchComplaints
{
    internal sealed record Filter(ComplaintStatus? Status, ComplaintKind? Kind, Guid? UnitId, string? Division, bool? Overdue)
    {
        internal sealed class Validator : AbstractValidator<Filter>
        {
            public Validator()
            {
                RuleFor(f => f.Status).IsInEnum();
                RuleFor(f => f.Kind).IsInEnum();
                RuleFor(f => f.Division).MaximumLength(6).WithName("行政区划");
            }
        }
    }

    internal sealed record Row(
        Guid Id, long Version, ComplaintKind Kind, ComplaintStatus Status, string Subject, Guid? UnitId, string? UnitName, string Place,
        DateTime ReceivedAt, DateTime CheckDueAt, DateTime? CheckedAt, Guid? HazardId);

    private static readonly Sorting<Complaint> Orders = new Sorting<Complaint>("-receivedAt", c => c.Id)
        .By("receivedAt", c => c.ReceivedAt)
        .By("checkDueAt", c => c.CheckDueAt);

    public static async Task<Reply<Page<Row>>> Handle(
        [AsParameters] Filter filter, [AsParameters] SortedPageQuery page, HazardsDbContext db, Clock clock, CancellationToken ct)
    {
        var found = db.Complaints.AsNoTracking();
        if (filter.Division is not null)
        {
            if (Divisions.Find(filter.Division) is not { } division)
                return CommonErrors.UnknownDivision.With(filter.Division);
            found = found.Where(c => c.Jurisdiction.StartsWith(division.Path));
        }
        if (filter.Status is { } status)
            found = found.Where(c => c.Status == status);
        if (filter.Kind is { } kind)
            found = found.Where(c => c.Kind == kind);
        if (filter.UnitId is { } unit)
            found = found.Where(c => c.UnitId == unit);
        var now = clock.UtcNow;
        if (filter.Overdue is { } overdue)
            found = found.Where(c => (c.Status == ComplaintStatus.Received && c.CheckDueAt <= now) == overdue);
        return await Orders.PageAsync(found, page, c => new Row(
            c.Id, c.Version, c.Kind, c.Status, c.Subject, c.UnitId, c.UnitName, c.Place, c.ReceivedAt, c.CheckDueAt, c.CheckedAt, c.HazardId), ct);
    }
}

internal static class GetComplaint
{
    internal sealed record Response(
        Guid Id, long Version, string Code, ComplaintKind Kind, ComplaintStatus Status, string Subject, string Detail, Guid? UnitId,
        string? UnitName, string Place, string? ComplainantName, string? ComplainantPhone, DateTime ReceivedAt, DateTime CheckDueAt,
        DateTime? CheckedAt, string? Inspector, bool? Substantiated, string? CheckResult, Guid? HazardId, DateTime? AnsweredAt,
        string? Outcome, string? NotToldReason) : IVersioned;

    public static async Task<Reply<Response>> Handle(Guid id, HazardsDbContext db, CancellationToken ct)
    {
        var complaint = await db.Complaints.AsNoTracking().Where(c => c.Id == id)
            .Select(c => new Response(
                c.Id, c.Version, c.Code, c.Kind, c.Status, c.Subject, c.Detail, c.UnitId, c.UnitName, c.Place, c.ComplainantName,
                c.ComplainantPhone, c.ReceivedAt, c.CheckDueAt, c.CheckedAt, c.Inspector, c.Substantiated, c.CheckResult, c.HazardId,
                c.AnsweredAt, c.Outcome, c.NotToldReason))
            .SingleOrDefaultAsync(ct);
        return complaint is null ? CommonErrors.NotFound : complaint;
    }
}
