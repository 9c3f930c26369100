using FireSafety.Contracts.Licensing;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Inspections;

/// <summary>Draws agencies and inspectors at random for special checks.</summary>
internal static class HoldDraw
{
    /// <param name="Count">How many agencies.</param>
    /// <param name="Inspectors">The pool of inspectors.</param>
    /// <param name="InspectorsEach">How many of them for each agency; 2 when not given.</param>
    /// <param name="Seed">A seed fixed in public beforehand; random when not given.</param>
    internal sealed record Request(int Count, IReadOnlyList<string> Inspectors, int? InspectorsEach, PracticeCategory? Category, string? Seed);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Count).InclusiveBetween(1, 1000);
            RuleFor(r => r.InspectorsEach).GreaterThanOrEqualTo(InspectionRules.MinimumInspectors);
            RuleFor(r => r.Inspectors).NotNull()
                .Must((r, pool) => pool.Distinct().Count() == pool.Count && pool.Count >= (r.InspectorsEach ?? InspectionRules.MinimumInspectors))
                .WithMessage("检查人员名录不能重复，且不得少于每家所需人数。")
                .Must(pool => pool.Count <= 500).WithMessage("检查人员名录最多500人。");
            RuleForEach(r => r.Inspectors).NotEmpty().MaximumLength(50);
            RuleFor(r => r.Seed).MaximumLength(100);
        }
    }

    public static async Task<Reply<Changed>> Handle(Request request, LicensingDbContext db, Clock clock, CancellationToken ct)
    {
        var agencies = db.Agencies.AsNoTracking().Where(a => a.Status != AgencyStatus.Removed);
        if (request.Category is { } category)
            agencies = agencies.Where(a => a.Category == category);
        var candidates = await agencies.OrderBy(a => a.CreditCode).Select(a => new DrawCandidate(a.Id, a.CreditCode, a.Name)).ToListAsync(ct);
        if (candidates.Count < request.Count)
            return InspectionErrors.TooFewCandidates.With(candidates.Count);
        var seed = string.IsNullOrWhiteSpace(request.Seed) ? RandomDraw.NewSeed() : request.Seed.Trim();
        var draw = RandomDraw.Hold(
            clock.Today, seed, candidates, request.Inspectors, request.Count, request.InspectorsEach ?? InspectionRules.MinimumInspectors);
        return await db.CommitAsync(draw, ct: ct);
    }
}
