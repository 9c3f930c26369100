namespace FireSafety.Hazards.Hazards;

internal static class ExtendPeriod
{
    internal sealed record Request(DateOnly Until, string Reason, Person Approver) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Until).NotEmpty().WithName("延长后的期限");
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500).WithName("延期理由");
            RuleFor(r => r.Approver).NotNull().SetValidator(new Person.Validator()).WithName("批准人");
        }
    }

    public static async Task<Reply<Changed>> Handle(
        Guid id, Request request, HazardsDbContext db, HazardRules rules, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(db.Hazards.Include(h => h.Orders), id,
            hazard => hazard.Extend(request.Until, request.Reason, request.Approver, rules, clock.Today), ct);
}
