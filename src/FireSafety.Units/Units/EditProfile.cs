using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

/// <summary>Corrects what a unit is (变更单位信息); the search index follows.</summary>
internal static class EditProfile
{
    internal sealed record Request(
        string CreditCode, string? CreditCodeOverrideReason, string Name, string Address, string Industry, string? Category,
        IReadOnlyList<Measure>? Measures, string? Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.CreditCode).NotEmpty().MaximumLength(50);
            RuleFor(r => r.CreditCodeOverrideReason).MaximumLength(UnitRules.TextLength);
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Address).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Industry).NotEmpty().MaximumLength(40);
            RuleFor(r => r.Measures).AreMeasures();
            RuleFor(r => r.Reason).MaximumLength(UnitRules.TextLength);
        }
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, UnitsDbContext db, Clock clock, CancellationToken ct)
    {
        var (profile, error) = UnitProfile.Check(
            request.CreditCode, request.CreditCodeOverrideReason, request.Name, request.Address, request.Industry, request.Category, request.Measures);
        if (profile is null)
            return error!;
        if (await CreditCodes.FindAsync(db, profile.CreditCode, ct) is { } holder && holder.Id != id)
            return holder.ToError(db);

        return await db.ChangeAsync(db.Units, id, async unit =>
        {
            if (unit.EditProfile(profile, clock.UtcNow) is { } refusal)
                return refusal;
            var entry = await db.SearchEntries.SingleAsync(e => e.UnitId == id, ct);
            var (gone, come) = entry.Follow(unit);
            db.RemoveRange(gone);
            db.AddRange(come);
            return null;
        }, ct);
    }
}
