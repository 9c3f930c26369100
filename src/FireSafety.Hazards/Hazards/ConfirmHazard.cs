using FireSafety.Hazards.Subscriptions;

namespace FireSafety.Hazards.Hazards;

internal static class ConfirmHazard
{
    internal sealed record Request(DateOnly? ConfirmedOn, Guid? SupervisorId, string? InspectorName);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.InspectorName).MaximumLength(50).WithName("检查人");
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, HazardsDbContext db, Clock clock, CancellationToken ct)
    {
        var (supervisor, refusal) = await db.FindSupervisorAsync(request.SupervisorId, ct);
        if (refusal is not null)
            return refusal;
        return await db.ChangeAsync(db.Hazards.Include(h => h.Items), id,
            hazard => hazard.Confirm(request.ConfirmedOn ?? clock.Today, supervisor, request.InspectorName, clock.Today), ct);
    }
}
