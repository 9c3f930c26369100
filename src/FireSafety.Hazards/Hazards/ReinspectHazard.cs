namespace FireSafety.Hazards.Hazards;

internal static class ReinspectHazard
{
    internal sealed record Request(bool Passed, string? Findings, Person Inspector, DateOnly? InspectedOn);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Inspector).NotNull().SetValidator(new Person.Validator()).WithName("复查人");
            RuleFor(r => r.Findings).MaximumLength(1000).WithName("复查情况");
        }
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, HazardsDbContext db, Clock clock, CancellationToken ct) =>
        await db.ChangeAsync(db.HazardsWithLife, id, hazard => hazard.Reinspect(
            request.InspectedOn ?? clock.Today, request.Passed, request.Findings, db.By(request.Inspector), clock.Today), ct);
}
