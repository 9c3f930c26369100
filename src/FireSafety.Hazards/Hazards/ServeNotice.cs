namespace FireSafety.Hazards.Hazards;

/// <summary>When a document was handed over, and to whom (送达回证).</summary>
internal sealed record Service(DateOnly? ServedOn, string ReceivedBy)
{
    internal sealed class Validator : AbstractValidator<Service>
    {
        public Validator() => RuleFor(r => r.ReceivedBy).NotEmpty().MaximumLength(50).WithName("签收人");
    }
}

internal static class ServeNotice
{
    public static async Task<Reply<Changed>> Handle(Guid id, Service request, HazardsDbContext db, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(db.Hazards.Include(h => h.Orders), id,
            hazard => hazard.ServeNotice(request.ServedOn ?? clock.Today, request.ReceivedBy, clock.Today), ct);
}
