namespace FireSafety.Hazards.Sealing;

internal static class SealPremises
{
    internal sealed record Request(
        string Part, string Ground, int Days, DateOnly? From, DateOnly? InspectedOn, IReadOnlyList<Person> DecidedBy);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Part).NotEmpty().MaximumLength(200).WithName("查封部位");
            RuleFor(r => r.Ground).NotEmpty().MaximumLength(40).WithName("查封情形");
            RuleFor(r => r.Days).InclusiveBetween(1, 3650).WithName("查封日数");
            RuleFor(r => r.DecidedBy).NotNull().Must(d => d.Count is > 0 and <= 50).WithMessage("请列出参加集体研究的人员，最多 50 人。");
            RuleForEach(r => r.DecidedBy).NotNull().SetValidator(new Person.Validator()).WithName("集体研究人员");
        }
    }

    public static async Task<Reply<Changed>> Handle(
        Guid id, Request request, HazardsDbContext db, HazardRules rules, Clock clock, CancellationToken ct)
    {
        var from = request.From ?? clock.Today;
        var decision = new SealDecision(request.Part, request.Ground, request.InspectedOn ?? from, from, request.Days, request.DecidedBy);
        return await db.ChangeAsync(db.HazardsWithSeals, id, hazard => hazard.SealAsync(
            decision, () => db.NumberAsync(hazard.Jurisdiction, "消封", from.Year, ct), rules, clock.Today), ct);
    }
}

internal static class ServeSeal
{
    public static async Task<Reply<Changed>> Handle(
        Guid id, Guid sealId, Hazards.Service request, HazardsDbContext db, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(db.HazardsWithSeals, id,
            hazard => hazard.ServeSeal(sealId, request.ServedOn ?? clock.Today, request.ReceivedBy, clock.Today), ct);
}

internal static class ReleaseSeal
{
    internal sealed record Request(DateOnly? ReleasedOn, string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500).WithName("解除理由");
    }

    public static async Task<Reply<Changed>> Handle(
        Guid id, Guid sealId, Request request, HazardsDbContext db, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(db.HazardsWithSeals, id,
            hazard => hazard.ReleaseSeal(sealId, request.ReleasedOn ?? clock.Today, request.Reason, clock.Today), ct);
}

internal static class ListSeals
{
    internal sealed record Filter(bool? InForce, string? Division)
    {
        internal sealed class Validator : AbstractValidator<Filter>
        {
            public Validator() => RuleFor(f => f.Division).MaximumLength(6).WithName("行政区划");
        }
    }

    internal sealed record Row(
        Guid HazardId, Guid SealId, string UnitName, string Number, string Part, string Ground, DateOnly From, DateOnly Until,
        DateOnly ServeBy, DateOnly? ServedOn, DateOnly? WarnedOn, DateOnly? ReleasedOn, string? ReleaseReason);

    public static async Task<Reply<Page<Row>>> Handle(
        [AsParameters] Filter filter, [AsParameters] PageQuery page, HazardsDbContext db, CancellationToken ct)
    {
        var hazards = db.Hazards.AsNoTracking();
        if (filter.Division is not null)
        {
            if (Divisions.Find(filter.Division) is not { } division)
                return CommonErrors.UnknownDivision.With(filter.Division);
            hazards = hazards.Where(h => h.Jurisdiction.StartsWith(division.Path));
        }
        var rows = hazards.SelectMany(h => h.Seals, (h, s) => new { Hazard = h, Seal = s });
        if (filter.InForce is { } inForce)
            rows = rows.Where(r => (r.Seal.ReleasedOn == null) == inForce);
        return await rows.OrderBy(r => r.Seal.Until).ThenBy(r => r.Seal.Id)
            .Select(r => new Row(
                r.Hazard.Id, r.Seal.Id, r.Hazard.UnitName, r.Seal.Number, r.Seal.Part, r.Seal.Ground, r.Seal.From, r.Seal.Until,
                r.Seal.ServeBy, r.Seal.ServedOn, r.Seal.WarnedOn, r.Seal.ReleasedOn, r.Seal.ReleaseReason))
            .ToPageAsync(page, ct);
    }
}
