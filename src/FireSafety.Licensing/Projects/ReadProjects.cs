using FireSafety.Contracts.Licensing;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Projects;

/// <summary>Search and detail of service projects.</summary>
internal static class ReadProjects
{
    internal sealed record Query(Guid? AgencyId, Guid? UnitId, bool? Archived);

    internal sealed record Row(
        Guid Id, long Version, Guid AgencyId, string? AgencyName, Guid UnitId, string? UnitName, PracticeCategory Service, string ContractNumber,
        DateOnly SignedOn, DateOnly From, DateOnly To, string TechnicalHead, string ProjectHead, int Conclusions, DateOnly? KeepUntil);

    internal sealed record ConclusionRow(
        Guid Id, string Number, string Title, DateOnly IssuedOn, Signatures Signatures, bool InOrder, IReadOnlyList<string> Defects);

    internal sealed record Response(
        Guid Id, long Version, Guid AgencyId, string? AgencyName, Guid UnitId, string? UnitName, PracticeCategory Service, ServiceContract Contract,
        ProjectPerson TechnicalHead, ProjectPerson ProjectHead, ProjectArchive? Archive, IReadOnlyList<ConclusionRow> Conclusions) : IVersioned;

    public static async Task<Reply<Page<Row>>> Search(
        [AsParameters] Query query, [AsParameters] PageQuery page, LicensingDbContext db, CancellationToken ct)
    {
        var projects = db.Projects.AsNoTracking();
        if (query.AgencyId is { } agencyId)
            projects = projects.Where(p => p.AgencyId == agencyId);
        if (query.UnitId is { } unitId)
            projects = projects.Where(p => p.UnitId == unitId);
        if (query.Archived is { } archived)
            projects = projects.Where(p => p.Archive != null == archived);
        return await projects.OrderByDescending(p => p.Contract.SignedOn).ThenBy(p => p.Id)
            .Select(p => new Row(
                p.Id, p.Version, p.AgencyId, db.Agencies.Where(a => a.Id == p.AgencyId).Select(a => a.Name).FirstOrDefault(),
                p.UnitId, db.Units.Where(u => u.Id == p.UnitId).Select(u => u.Name).FirstOrDefault(), p.Service, p.Contract.Number,
                p.Contract.SignedOn, p.Contract.From, p.Contract.To, p.TechnicalHead.Name, p.ProjectHead.Name, p.Conclusions.Count,
                p.Archive == null ? null : p.Archive.KeepUntil))
            .ToPageAsync(page, ct);
    }

    public static async Task<Reply<Response>> Get(Guid id, LicensingDbContext db, CancellationToken ct)
    {
        var project = await db.Projects.AsNoTracking().Include(p => p.Conclusions).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (project is null)
            return CommonErrors.NotFound;
        var agencyName = await db.Agencies.Where(a => a.Id == project.AgencyId).Select(a => a.Name).FirstOrDefaultAsync(ct);
        var unitName = await db.Units.Where(u => u.Id == project.UnitId).Select(u => u.Name).FirstOrDefaultAsync(ct);
        return new Response(
            project.Id, project.Version, project.AgencyId, agencyName, project.UnitId, unitName, project.Service, project.Contract,
            project.TechnicalHead, project.ProjectHead, project.Archive,
            [.. project.Conclusions.OrderBy(c => c.IssuedOn).ThenBy(c => c.Number, StringComparer.Ordinal)
                .Select(c => new ConclusionRow(c.Id, c.Number, c.Title, c.IssuedOn, c.Signatures, c.Defects.Count == 0, c.Defects))]);
    }
}
