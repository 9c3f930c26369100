namespace FireSafety.Hazards.Hazards;

internal static class ClaimRectified
{
    internal sealed record Request(Person Claimant, DateOnly? ClaimedOn, IReadOnlyList<Evidence>? Evidence, string? Note);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Claimant).NotNull().SetValidator(new Person.Validator()).WithName("申报人");
            RuleFor(r => r.Evidence).Must(e => e is not { Count: > 50 }).WithMessage("佐证不得超过 50 项。");
            RuleForEach(r => r.Evidence).NotNull().SetValidator(new Evidence.Validator()).WithName("佐证");
            RuleFor(r => r.Note).MaximumLength(500).WithName("说明");
        }
    }

    public static async Task<Reply<Changed>> Handle(
        Guid id, Request request, HazardsDbContext db, HazardRules rules, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(db.HazardsWithLife, id, hazard => hazard.Claim(
            request.ClaimedOn ?? clock.Today, db.By(request.Claimant), request.Note, request.Evidence ?? [], rules, clock.Today), ct);
}

internal static class AddEvidence
{
    public static async Task<Reply<Changed>> Handle(Guid id, Evidence request, HazardsDbContext db, CancellationToken ct) =>
        await db.ChangeAsync(db.Hazards.Include(h => h.Items), id, hazard => hazard.AddEvidence(request), ct);
}
