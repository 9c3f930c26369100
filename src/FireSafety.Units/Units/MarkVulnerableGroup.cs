using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

/// <summary>Marks or unmarks a vulnerable-group facility (弱势群体场所).</summary>
internal static class MarkVulnerableGroup
{
    internal sealed record Request(bool Marked, string? Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).MaximumLength(UnitRules.TextLength);
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, UnitsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Units.Include(u => u.Pairings), id, unit => unit.MarkVulnerableGroup(request.Marked, clock.UtcNow), ct);
}
