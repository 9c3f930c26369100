using FireSafety.Contracts.Units;
using FireSafety.Units.Data;

namespace FireSafety.Units.Units;

internal static class RegisterUnit
{
    internal sealed record Request(
        string CreditCode, string Name, string Address, string DivisionCode, string Industry, Contact ResponsiblePerson, Contact? Manager);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.CreditCode).NotEmpty();
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
        }
    }

    public static async Task<Reply<Changed>> Handle(Request request, UnitsDbContext db, CancellationToken ct)
    {
        if (Divisions.Find(request.DivisionCode) is not { } division)
            return CommonErrors.UnknownDivision.With(request.DivisionCode);
        if (await db.Units.AnyAsync(u => u.CreditCode == request.CreditCode, ct))
            return UnitErrors.CreditCodeTaken.With(request.CreditCode);

        var unit = Unit.Register(request.CreditCode, request.Name, request.Address, division, request.Industry, request.ResponsiblePerson, request.Manager);

        return await db.CommitAsync(unit, ct: ct);
    }
}
