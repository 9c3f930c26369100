namespace FireSafety.Hazards.Hazards;

internal static class OrderRectification
{
    internal sealed record Request(OrderKind Kind, DateOnly? OrderedOn, DateOnly? RectifyBy, FiveSettled? Settled);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Settled!).SetValidator(new FiveSettled.Validator()).When(r => r.Settled is not null);
    }

    public static async Task<Reply<Changed>> Handle(
        Guid id, Request request, HazardsDbContext db, HazardRules rules, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(db.HazardsWithLife, id, async hazard =>
        {
            var on = request.OrderedOn ?? clock.Today;
            var kind = request.Kind == OrderKind.AtOnce ? "消立改" : "消限改";
            var number = await db.NumberAsync(hazard.Jurisdiction, kind, on.Year, ct);
            return hazard.Order(number, request.Kind, on, request.RectifyBy, request.Settled, rules, clock.Today);
        }, ct);
}
