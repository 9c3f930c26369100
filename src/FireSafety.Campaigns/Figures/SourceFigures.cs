using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Tasks;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Interviews;

namespace FireSafety.Campaigns.Figures;

/// <summary>The rows behind figures about hazards, agencies' findings, tasks and units.</summary>
internal static class SourceFigures
{
    private static readonly string[] Unproven = [nameof(HazardStatus.Reported), nameof(HazardStatus.Rejected)];

    /// <summary>Hazards found in the period that were confirmed on site.</summary>
    private static IQueryable<HazardRow> Found(CampaignsDbContext db, FigureScope scope)
    {
        var (from, to) = (scope.PeriodFrom, scope.PeriodTo);
        return db.Hazards.AsNoTracking().Where(h => h.FoundOn >= from && h.FoundOn <= to && !Unproven.Contains(h.Status));
    }

    public static IQueryable<FigureRow> HazardsFound(CampaignsDbContext db, FigureScope scope) => Rows(Found(db, scope));

    public static IQueryable<FigureRow> HazardsOpen(CampaignsDbContext db, FigureScope scope) =>
        Rows(Found(db, scope).Where(h => h.Status != nameof(HazardStatus.Closed)));

    public static IQueryable<FigureRow> HazardsOverdue(CampaignsDbContext db, FigureScope scope) =>
        Rows(Found(db, scope).Where(h => h.IsOverdue));

    public static IQueryable<FigureRow> HazardsMajor(CampaignsDbContext db, FigureScope scope) =>
        Rows(Found(db, scope).Where(h => h.IsMajor));

    public static IQueryable<FigureRow> HazardsListed(CampaignsDbContext db, FigureScope scope) =>
        Rows(Found(db, scope).Where(h => h.IsListed));

    /// <summary>Closed in the period, whenever they were found.</summary>
    public static IQueryable<FigureRow> HazardsClosed(CampaignsDbContext db, FigureScope scope)
    {
        var (from, to) = (scope.PeriodFrom, scope.PeriodTo);
        return Rows(db.Hazards.AsNoTracking().Where(h => h.Status == nameof(HazardStatus.Closed) && h.ClosedOn >= from && h.ClosedOn <= to));
    }

    public static IQueryable<FigureRow> Findings(CampaignsDbContext db, FigureScope scope) => Rows(Inspected(db, scope));

    public static IQueryable<FigureRow> FindingsCorrected(CampaignsDbContext db, FigureScope scope) =>
        Rows(Inspected(db, scope).Where(f => f.IsCorrected));

    public static IQueryable<FigureRow> Tasks(CampaignsDbContext db, FigureScope scope) => Rows(Deployed(db, scope));

    public static IQueryable<FigureRow> TasksCompleted(CampaignsDbContext db, FigureScope scope) =>
        Rows(Deployed(db, scope).Where(t => t.Status == DeployedTaskStatus.Completed));

    public static IQueryable<FigureRow> TasksOverdue(CampaignsDbContext db, FigureScope scope) =>
        Rows(Deployed(db, scope).Where(t => t.Status == DeployedTaskStatus.Overdue));

    public static IQueryable<FigureRow> KeyUnits(CampaignsDbContext db, FigureScope scope) => Rows(Key(db));

    public static IQueryable<FigureRow> KeyUnitsCalledIn(CampaignsDbContext db, FigureScope scope)
    {
        var called = CalledIn(db, scope);
        return Rows(Key(db).Where(u => called.Contains(u.Id)));
    }

    public static IQueryable<FigureRow> KeyUnitsNotCalledIn(CampaignsDbContext db, FigureScope scope)
    {
        var called = CalledIn(db, scope);
        return Rows(Key(db).Where(u => !called.Contains(u.Id)));
    }

    public static IQueryable<FigureRow> VulnerableGroupFacilities(CampaignsDbContext db, FigureScope scope) =>
        Rows(db.Units.AsNoTracking().Where(u => !u.IsClosed && u.IsVulnerableGroupFacility));

    public static IQueryable<FigureRow> UnitsOfConcern(CampaignsDbContext db, FigureScope scope) =>
        Rows(db.Units.AsNoTracking().Where(u => !u.IsClosed && u.IsOfConcern));

    private static IQueryable<UnitRow> Key(CampaignsDbContext db) => db.Units.AsNoTracking().Where(u => !u.IsClosed && u.IsKeyUnit);

    private static IQueryable<Guid> CalledIn(CampaignsDbContext db, FigureScope scope)
    {
        var kind = InterviewRow.ClassOf(InterviewKind.BrigadeWithKeyUnits);
        return InterviewFigures.Held(db, scope).Where(i => i.Class == kind)
            .Join(db.Parties, i => i.Id, p => p.InterviewId, (_, p) => p.PartyId);
    }

    private static IQueryable<FindingRow> Inspected(CampaignsDbContext db, FigureScope scope)
    {
        var (from, to) = (scope.FindingsFrom, scope.PeriodTo);
        return db.Findings.AsNoTracking().Where(f => f.IsRecorded && f.InspectedOn >= from && f.InspectedOn <= to);
    }

    private static IQueryable<DeployedTask> Deployed(CampaignsDbContext db, FigureScope scope)
    {
        var tasks = db.Tasks.AsNoTracking().Where(t => t.CampaignId == scope.CampaignId);
        if (scope.From is { } from)
            tasks = tasks.Where(t => t.DeployedOn >= from);
        if (scope.To is { } to)
            tasks = tasks.Where(t => t.DeployedOn <= to);
        return tasks;
    }

    // Every member that rows are ordered by is set, if only to null: EF cannot order by one that is left out.
    private static IQueryable<FigureRow> Rows(IQueryable<HazardRow> hazards) => hazards.Select(h => new FigureRow
    {
        Id = h.Id,
        InterviewId = (Guid?)null,
        Class = "",
        DivisionCode = h.DivisionCode,
        Day = h.FoundOn,
        Name = h.UnitName,
        Detail = h.Description,
        State = h.Status,
    });

    private static IQueryable<FigureRow> Rows(IQueryable<FindingRow> findings) => findings.Select(f => new FigureRow
    {
        Id = f.Id,
        InterviewId = (Guid?)null,
        Class = f.Class,
        DivisionCode = f.DivisionCode,
        Day = f.InspectedOn,
        Name = f.AgencyName,
        Detail = f.Description,
        State = f.Article,
    });

    private static IQueryable<FigureRow> Rows(IQueryable<DeployedTask> tasks) => tasks.Select(t => new FigureRow
    {
        Id = t.Id,
        InterviewId = (Guid?)null,
        Class = "",
        DivisionCode = t.DivisionCode,
        Day = t.DueOn,
        Name = t.Title,
        Detail = t.Description,
    });

    private static IQueryable<FigureRow> Rows(IQueryable<UnitRow> units) => units.Select(u => new FigureRow
    {
        Id = u.Id,
        InterviewId = (Guid?)null,
        Class = "",
        DivisionCode = u.DivisionCode,
        Day = (DateOnly?)null,
        Name = u.Name,
        Detail = u.Address,
    });
}
