using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Data;
using FireSafety.Licensing.Projects;

namespace FireSafety.Licensing.Inspections;

/// <summary>Records an inspection with all that it found.</summary>
internal static class RecordInspection
{
    /// <param name="Violation">Code in the reference data; gives class, article and range of fine.</param>
    /// <param name="Item">Check-list item in which it showed.</param>
    internal sealed record FindingInput(string Violation, string? Item, string Description, DateOnly CorrectBy);

    internal sealed record Request(
        Guid AgencyId, InspectionKind Kind, DateOnly InspectedOn, InspectionMethod Method, IReadOnlyList<string> Inspectors, string? Trigger,
        Guid? UnitId, Guid? DrawId, IReadOnlyList<ItemResult>? Items, IReadOnlyList<FindingInput>? Findings);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.InspectedOn).Sensible();
            RuleFor(r => r.Inspectors).NotNull()
                .Must(i => i.Distinct().Count() >= InspectionRules.MinimumInspectors).WithMessage($"检查人员不得少于{InspectionRules.MinimumInspectors}人。")
                .Must(i => i.Count <= 20).WithMessage("检查人员最多20人。");
            RuleForEach(r => r.Inspectors).NotEmpty().MaximumLength(50);
            RuleFor(r => r.Trigger).MaximumLength(500);
            RuleFor(r => r.Items).Must(i => i is null || i.Count <= 50).WithMessage("检查项目最多50项。");
            RuleForEach(r => r.Items).NotNull().ChildRules(i =>
            {
                i.RuleFor(x => x.Code).NotEmpty().MaximumLength(10);
                i.RuleFor(x => x.Note).MaximumLength(500);
            });
            RuleFor(r => r.Findings).Must(f => f is null || f.Count <= 50).WithMessage("一次最多登记50个问题。");
            RuleForEach(r => r.Findings).NotNull().ChildRules(f =>
            {
                f.RuleFor(x => x.Violation).NotEmpty().MaximumLength(40);
                f.RuleFor(x => x.Item).MaximumLength(10);
                f.RuleFor(x => x.Description).NotEmpty().MaximumLength(1000);
                f.RuleFor(x => x.CorrectBy).Sensible();
            });
        }
    }

    public static async Task<Reply<Changed>> Handle(Request request, LicensingDbContext db, Clock clock, CancellationToken ct)
    {
        if (request.InspectedOn > clock.Today)
            return InspectionErrors.InTheFuture;
        if (CheckContent(request) is { } wrong)
            return wrong;
        var agency = await db.Agencies.SingleOrDefaultAsync(a => a.Id == request.AgencyId, ct);
        if (agency is null)
            return ProjectErrors.UnknownAgency;
        if (request.UnitId is { } unitId && !await db.Units.AnyAsync(u => u.Id == unitId, ct))
            return ProjectErrors.UnknownUnit;
        if (await CheckDrawAsync(request, db, ct) is { } refusal)
            return refusal;

        var findings = (request.Findings ?? [])
            .Select((f, i) => Finding.Of(i + 1, InspectionRules.FindViolation(f.Violation)!, f.Item, f.Description, f.CorrectBy)).ToList();
        var inspection = Inspection.Record(
            agency.Id, agency.Jurisdiction,
            new InspectionHeader(request.Kind, request.InspectedOn, request.Method, request.Trigger, request.UnitId, request.DrawId),
            request.Inspectors, request.Items ?? [], findings);
        foreach (var finding in findings)
            agency.TellFinding(finding, inspection.InspectedOn);
        return await db.CommitAsync(inspection, ct: ct);
    }

    private static Error? CheckContent(Request request)
    {
        var items = InspectionRules.ItemsOf(request.Kind);
        var findings = request.Findings ?? [];
        var looked = request.Items ?? [];
        if (looked.Select(i => i.Code).Concat(findings.Select(f => f.Item).OfType<string>()).FirstOrDefault(code => !items.Contains(code)) is { } unknown)
            return InspectionErrors.UnknownItem.With(unknown);
        if (findings.FirstOrDefault(f => InspectionRules.FindViolation(f.Violation) is null) is { } violation)
            return InspectionErrors.UnknownViolation.With(violation.Violation);
        if (looked.FirstOrDefault(i => !i.Conforms && findings.All(f => f.Item != i.Code)) is { } bare)
            return InspectionErrors.NonconformityWithoutFinding.With(bare.Code);
        return request.Kind is InspectionKind.FireBackCheck or InspectionKind.Complaint && string.IsNullOrWhiteSpace(request.Trigger)
            ? InspectionErrors.TriggerRequired
            : null;
    }

    private static async Task<Error?> CheckDrawAsync(Request request, LicensingDbContext db, CancellationToken ct)
    {
        if (request.DrawId is not { } drawId)
            return InspectionRules.Of(request.Kind).Drawn ? InspectionErrors.DrawRequired : null;
        var draw = await db.Draws.AsNoTracking().SingleOrDefaultAsync(d => d.Id == drawId, ct);
        var drawn = draw?.Drawn.Find(d => d.AgencyId == request.AgencyId);
        if (drawn is null || !request.Inspectors.All(drawn.Inspectors.Contains))
            return InspectionErrors.NotDrawn;
        return await db.Inspections.AnyAsync(i => i.DrawId == drawId && i.AgencyId == request.AgencyId, ct)
            ? InspectionErrors.AlreadyInspected
            : null;
    }
}
