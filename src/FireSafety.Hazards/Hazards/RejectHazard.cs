namespace FireSafety.Hazards.Hazards;

internal static class RejectHazard
{
    internal sealed record Request(string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500).WithName("不予认定的理由");
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, HazardsDbContext db, CancellationToken ct) =>
        await db.ChangeAsync(db.Hazards, id, hazard => hazard.Reject(request.Reason), ct);
}
