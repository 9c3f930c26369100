using FireSafety.Hazards.Subscriptions;

namespace FireSafety.Hazards.Hazards;

internal static class ReportHazard
{
    internal sealed record Request(
        Guid UnitId, string Description, HazardSource Source, DateOnly FoundOn, IReadOnlyList<string>? Items,
        Guid? SupervisorId, string? InspectorName, string? Location);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.UnitId).NotEmpty().WithName("单位");
            RuleFor(r => r.Description).NotEmpty().MaximumLength(500).WithName("隐患描述");
            RuleFor(r => r.FoundOn).NotEmpty().WithName("发现日期");
            RuleFor(r => r.Location).MaximumLength(200).WithName("部位");
            RuleFor(r => r.InspectorName).MaximumLength(50).WithName("检查人");
            RuleFor(r => r.Items).Must(i => i is not { Count: > 50 }).WithMessage("问题项不得超过 50 项。");
            RuleForEach(r => r.Items).NotEmpty().MaximumLength(500).WithName("问题项");
        }
    }

    public static async Task<Reply<Changed>> Handle(Request request, HazardsDbContext db, Clock clock, CancellationToken ct)
    {
        if (HazardRules.Within(request.FoundOn, DateOnly.MinValue, clock.Today) is { } wrongDay)
            return wrongDay;
        var (place, refusal) = await db.FindPlaceAsync(request.UnitId, request.SupervisorId, ct);
        if (refusal is not null)
            return refusal;
        if (place!.Unit.IsClosed)
            return HazardErrors.UnitClosed.With(place.Unit.Name);
        var finding = new Finding(
            request.Description, request.Location, request.Source, request.FoundOn, request.Items ?? [], request.InspectorName);
        return await db.CommitAsync(Hazard.Report(place.Unit, place.Supervisor, finding), ct: ct);
    }
}
