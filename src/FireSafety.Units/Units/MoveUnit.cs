using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

/// <summary>Hands a unit over to another brigade (辖区调整); done by whoever is over both.</summary>
internal static class MoveUnit
{
    internal sealed record Request(string DivisionCode, string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.DivisionCode).NotEmpty().MaximumLength(20);
            RuleFor(r => r.Reason).IsReason();
        }
    }

    public static async Task<Reply<Changed>> Handle(Guid id, Request request, UnitsDbContext db, Clock clock, CancellationToken ct)
    {
        var (division, error) = Supervising.Brigade(request.DivisionCode, db);
        if (division is null)
            return error!;
        return await db.ChangeAsync(db.Units, id, unit => unit.Move(division, request.Reason, clock.UtcNow), ct);
    }
}
