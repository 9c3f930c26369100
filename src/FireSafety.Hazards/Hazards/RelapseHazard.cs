using FireSafety.Hazards.Subscriptions;

namespace FireSafety.Hazards.Hazards;

internal static class RelapseHazard
{
    internal sealed record Request(
        string Description, DateOnly? FoundOn, IReadOnlyList<string>? Items, Guid? SupervisorId, string? InspectorName);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Description).NotEmpty().MaximumLength(500).WithName("反弹情况");
            RuleFor(r => r.InspectorName).MaximumLength(50).WithName("检查人");
            RuleFor(r => r.Items).Must(i => i is not { Count: > 50 }).WithMessage("问题项不得超过 50 项。");
            RuleForEach(r => r.Items).NotEmpty().MaximumLength(500).WithName("问题项");
        }
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, HazardsDbContext db, Clock clock, CancellationToken ct)
    {
        var closed = await db.Hazards.SingleOrDefaultAsync(h => h.Id == id, ct);
        if (closed is null)
            return CommonErrors.NotFound;
        if (db.StaleOf(closed) is { } stale)
            return stale;
        var (again, refusal) = await ContinueAsync(closed, request, db, clock, ct);
        return refusal is null ? await db.CommitAsync(again!, ct: ct) : refusal;
    }

    /// <summary>Makes the hazard that continues a closed one and adds it to the context.</summary>
    internal static async Task<(Hazard? Again, Error? Refusal)> ContinueAsync(
        Hazard closed, Request request, HazardsDbContext db, Clock clock, CancellationToken ct)
    {
        var (place, refusal) = await db.FindPlaceAsync(closed.UnitId, request.SupervisorId, ct);
        if (refusal is not null)
            return (null, refusal);
        var finding = new Finding(request.Description, closed.Location, HazardSource.Inspection,
            request.FoundOn ?? clock.Today, request.Items ?? [], request.InspectorName);
        if (closed.Relapse(place!.Unit, place.Supervisor, finding, clock.Today, out var again) is { } refused)
            return (null, refused);
        db.Hazards.Add(again!);
        return (again, null);
    }
}
