using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

/// <summary>A person flags a unit as 不放心单位 or lifts the flag.</summary>
internal static class FlagConcern
{
    /// <param name="Grounds">In words that can be read out.</param>
    /// <param name="ReviewOn">When to look again; by policy when not given.</param>
    internal sealed record Request(string Grounds, DateOnly? ReviewOn);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Grounds)
            .Must(g => !string.IsNullOrWhiteSpace(g)).WithMessage("请写明列为不放心单位的依据。").MaximumLength(UnitRules.TextLength);
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, UnitsDbContext db, Clock clock, CancellationToken ct)
    {
        var latest = clock.Today.AddDays(ConcernPolicy.InForce.LongestReviewDays);
        var reviewOn = request.ReviewOn ?? clock.Today.AddDays(ConcernPolicy.InForce.ReviewDays);
        if (reviewOn <= clock.Today || reviewOn > latest)
            return UnitErrors.ReviewDateOutOfRange.With(latest);
        return await db.ChangeAsync(db.Units.Include(u => u.Concerns), id,
            unit => unit.FlagConcern(request.Grounds, null, reviewOn, clock.UtcNow), ct);
    }

    public static Task<Reply<Changed>> Lift(Guid id, Because request, UnitsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Units.Include(u => u.Concerns), id, unit => unit.UnflagConcern(request.Reason, clock.UtcNow), ct);
}
