using System.Security.Cryptography;
using FireSafety.Hazards.Hazards;

namespace FireSafety.Hazards.LookBacks;

internal static class DrawLookBack
{
    internal sealed record Request(DateOnly ClosedFrom, DateOnly ClosedTo, string? DivisionCode, int? SharePercent, int? Seed);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ClosedFrom).NotEmpty().WithName("销号起始日期");
            RuleFor(r => r.ClosedTo).NotEmpty().GreaterThanOrEqualTo(r => r.ClosedFrom).WithName("销号截止日期");
            RuleFor(r => r.SharePercent).InclusiveBetween(1, 100).WithName("抽取比例");
            RuleFor(r => r.DivisionCode).MaximumLength(6).WithName("行政区划");
        }
    }

    public static async Task<Reply<Changed>> Handle(Request request, HazardsDbContext db, HazardRules rules, Clock clock, CancellationToken ct)
    {
        var (division, unknown) = DivisionOf(request, db.Session.Scope);
        if (division is null)
            return unknown!;
        var closed = await db.Hazards.AsNoTracking()
            .Where(h => h.Status == HazardStatus.Closed && h.LaterHazardId == null && h.Jurisdiction.StartsWith(division.Path))
            .Where(h => h.ClosedOn >= request.ClosedFrom && h.ClosedOn <= request.ClosedTo)
            .Select(h => new { h.Id, h.UnitName }).ToListAsync(ct);
        if (closed.Count == 0)
            return LookBackErrors.NothingClosed;
        var lookBack = LookBack.Draw(
            division, request.ClosedFrom, request.ClosedTo, clock.Today, request.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue),
            request.SharePercent ?? rules.Periods.LookBack.SharePercent, [.. closed.Select(c => (c.Id, c.UnitName))]);
        return await db.CommitAsync(lookBack, ct: ct);
    }

    // A caller's jurisdiction need not be a division: it may lie above the city's or below a brigade's.
    private static (Division? Division, Error? Error) DivisionOf(Request request, AccessScope? scope)
    {
        if (request.DivisionCode is null)
        {
            var own = Divisions.Brigades.Append(Divisions.City).FirstOrDefault(d => d.Path == scope?.Path);
            return (own, own is null ? LookBackErrors.DivisionNeeded : null);
        }
        var named = Divisions.Find(request.DivisionCode);
        return named is not null && scope?.Contains(named.Path) == true ? (named, null) : (null, CommonErrors.UnknownDivision.With(request.DivisionCode));
    }
}

internal static class RecordLookBack
{
    internal sealed record Request(
        Guid HazardId, bool Relapsed, Person Inspector, DateOnly? VisitedOn, string? Findings, IReadOnlyList<string>? Items, Guid? SupervisorId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.HazardId).NotEmpty().WithName("隐患");
            RuleFor(r => r.Inspector).NotNull().SetValidator(new Person.Validator()).WithName("检查人");
            RuleFor(r => r.Findings).MaximumLength(500).WithName("回头看情况");
            RuleFor(r => r.Findings).NotEmpty().When(r => r.Relapsed).WithMessage("反弹的须写明情况。");
            RuleFor(r => r.Items).Must(i => i is not { Count: > 50 }).WithMessage("问题项不得超过 50 项。");
            RuleForEach(r => r.Items).NotEmpty().MaximumLength(500).WithName("问题项");
        }
    }

    /// <summary>The reply's part is the hazard that continues a relapsed one.</summary>
    public static async Task<Reply<Changed>> Handle(Guid id, Request request, HazardsDbContext db, Clock clock, CancellationToken ct)
    {
        var lookBack = await db.LookBacks.Include(l => l.Draws).SingleOrDefaultAsync(l => l.Id == id, ct);
        if (lookBack is null)
            return CommonErrors.NotFound;
        if (db.StaleOf(lookBack) is { } stale)
            return stale;
        if (lookBack.Expects(request.HazardId) is { } unexpected)
            return unexpected;
        var on = request.VisitedOn ?? clock.Today;
        Hazard? again = null;
        if (request.Relapsed)
        {
            // The drawn stay with the brigade that drew them; a hazard goes along when its unit moves.
            if (await db.Hazards.SingleOrDefaultAsync(h => h.Id == request.HazardId, ct) is not { } closed)
                return LookBackErrors.Moved;
            var relapse = new RelapseHazard.Request(request.Findings!, on, request.Items, request.SupervisorId ?? closed.SupervisorId, request.Inspector.Name);
            (again, var refusal) = await RelapseHazard.ContinueAsync(closed, relapse, db, clock, ct);
            if (refusal is not null)
                return refusal;
        }
        return lookBack.Record(request.HazardId, on, request.Inspector, request.Findings, again, clock.Today) is { } refused
            ? refused
            : await db.CommitAsync(lookBack, again?.Id, ct);
    }
}

internal static class ReadLookBacks
{
    internal sealed record Row(
        Guid Id, long Version, string Jurisdiction, DateOnly ClosedFrom, DateOnly ClosedTo, DateOnly DrawnOn, int Seed, int SharePercent,
        int Population, int Drawn, int Visited, int Relapsed);

    internal sealed record Detail(Row LookBack, IReadOnlyList<LookBackDraw> Draws) : IVersioned
    {
        public long Version => LookBack.Version;
    }

    public static async Task<Reply<Page<Row>>> List([AsParameters] PageQuery page, HazardsDbContext db, CancellationToken ct) =>
        await Rows(db.LookBacks.OrderByDescending(l => l.DrawnOn).ThenBy(l => l.Id)).ToPageAsync(page, ct);

    public static async Task<Reply<Detail>> Get(Guid id, HazardsDbContext db, CancellationToken ct)
    {
        var row = await Rows(db.LookBacks.Where(l => l.Id == id)).SingleOrDefaultAsync(ct);
        if (row is null)
            return CommonErrors.NotFound;
        var draws = await db.LookBacks.AsNoTracking().Where(l => l.Id == id).SelectMany(l => l.Draws).ToListAsync(ct);
        return new Detail(row, [.. draws.OrderBy(d => d.Id)]); // in the order drawn, which SQL Server's order of Guids is not
    }

    private static IQueryable<Row> Rows(IQueryable<LookBack> lookBacks) => lookBacks.AsNoTracking().Select(l => new Row(
        l.Id, l.Version, l.Jurisdiction, l.ClosedFrom, l.ClosedTo, l.DrawnOn, l.Seed, l.SharePercent, l.Population,
        l.Draws.Count, l.Draws.Count(d => d.Result != LookBackResult.Pending), l.Draws.Count(d => d.Result == LookBackResult.Relapsed)));
}
