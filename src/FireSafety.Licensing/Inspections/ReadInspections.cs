using FireSafety.Contracts.Licensing;
using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Inspections;

/// <summary>Search and detail of inspections and of their findings.</summary>
internal static class ReadInspections
{
    internal sealed record Query(Guid? AgencyId, InspectionKind? Kind, DateOnly? From, DateOnly? To);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.From).Sensible();
            RuleFor(q => q.To).Sensible();
        }
    }

    internal sealed record Row(
        Guid Id, long Version, Guid AgencyId, string? AgencyName, InspectionKind Kind, DateOnly InspectedOn, IReadOnlyList<string> Inspectors, int Findings);

    internal sealed record Response(
        Guid Id, long Version, Guid AgencyId, string? AgencyName, InspectionKind Kind, string Article, DateOnly InspectedOn, InspectionMethod Method,
        string? Trigger, Guid? UnitId, Guid? DrawId, IReadOnlyList<string> Inspectors, IReadOnlyList<ItemResult> Items, IReadOnlyList<Finding> Findings)
        : IVersioned;

    internal sealed record FindingQuery(Guid? AgencyId, FindingClass? Class, FindingStatus? Status, DateOnly? From, DateOnly? To);

    internal sealed class FindingQueryValidator : AbstractValidator<FindingQuery>
    {
        public FindingQueryValidator()
        {
            RuleFor(q => q.Class).IsInEnum();
            RuleFor(q => q.Status).IsInEnum();
            RuleFor(q => q.From).Sensible();
            RuleFor(q => q.To).Sensible();
        }
    }

    internal sealed record FindingRow(
        Guid Id, Guid InspectionId, Guid AgencyId, string? AgencyName, DateOnly InspectedOn, FindingClass Class, string Description, string Article,
        string PenaltyArticle, long? FineMinFen, long? FineMaxFen, DateOnly CorrectBy, FindingStatus Status, Penalty? Penalty);

    public static async Task<Reply<Page<Row>>> Search(
        [AsParameters] Query query, [AsParameters] PageQuery page, LicensingDbContext db, CancellationToken ct) =>
        await db.Inspections.AsNoTracking()
            .Where(i => (query.AgencyId == null || i.AgencyId == query.AgencyId) && (query.Kind == null || i.Kind == query.Kind)
                && (query.From == null || i.InspectedOn >= query.From) && (query.To == null || i.InspectedOn <= query.To))
            .OrderByDescending(i => i.InspectedOn).ThenBy(i => i.Id)
            .Select(i => new Row(
                i.Id, i.Version, i.AgencyId, db.Agencies.Where(a => a.Id == i.AgencyId).Select(a => a.Name).FirstOrDefault(), i.Kind, i.InspectedOn,
                i.Inspectors, i.Findings.Count))
            .ToPageAsync(page, ct);

    public static async Task<Reply<Response>> Get(Guid id, LicensingDbContext db, CancellationToken ct)
    {
        var found = await db.Inspections.AsNoTracking().Include(i => i.Findings).SingleOrDefaultAsync(i => i.Id == id, ct);
        if (found is null)
            return CommonErrors.NotFound;
        var name = await db.Agencies.Where(a => a.Id == found.AgencyId).Select(a => a.Name).FirstOrDefaultAsync(ct);
        return new Response(
            found.Id, found.Version, found.AgencyId, name, found.Kind, InspectionRules.Of(found.Kind).Article, found.InspectedOn, found.Method,
            found.Trigger, found.UnitId, found.DrawId, found.Inspectors, found.Items, [.. found.Findings.OrderBy(f => f.Ordinal)]);
    }

    public static async Task<Reply<Page<FindingRow>>> Findings(
        [AsParameters] FindingQuery query, [AsParameters] PageQuery page, LicensingDbContext db, CancellationToken ct) =>
        await db.Inspections.AsNoTracking()
            .Where(i => (query.AgencyId == null || i.AgencyId == query.AgencyId)
                && (query.From == null || i.InspectedOn >= query.From) && (query.To == null || i.InspectedOn <= query.To))
            .SelectMany(i => i.Findings, (i, f) => new { Inspection = i, Finding = f })
            .Where(x => (query.Class == null || x.Finding.Class == query.Class) && (query.Status == null || x.Finding.Status == query.Status))
            .OrderByDescending(x => x.Inspection.InspectedOn).ThenBy(x => x.Inspection.Id).ThenBy(x => x.Finding.Ordinal)
            .Select(x => new FindingRow(
                x.Finding.Id, x.Inspection.Id, x.Inspection.AgencyId,
                db.Agencies.Where(a => a.Id == x.Inspection.AgencyId).Select(a => a.Name).FirstOrDefault(), x.Inspection.InspectedOn, x.Finding.Class,
                x.Finding.Description, x.Finding.Article, x.Finding.PenaltyArticle, x.Finding.FineMinFen, x.Finding.FineMaxFen, x.Finding.CorrectBy,
                x.Finding.Status, x.Finding.Penalty))
            .ToPageAsync(page, ct);
}
