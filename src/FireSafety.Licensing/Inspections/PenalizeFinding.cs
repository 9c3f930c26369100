using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Data;

namespace FireSafety.Licensing.Inspections;

internal static class PenalizeFinding
{
    internal sealed class Validator : AbstractValidator<Penalty>
    {
        public Validator()
        {
            RuleFor(p => p.DecisionNumber).NotEmpty().MaximumLength(64);
            RuleFor(p => p.DecidedOn).Sensible();
            RuleFor(p => p.AmountFen).InclusiveBetween(0, 1_000_000_000_000);
            RuleFor(p => p.AmountFen).Equal(0).When(p => p.Kind != PenaltyKind.Fine).WithMessage("只有罚款填写数额。");
        }
    }

    public static Task<Reply<Changed>> Handle(Guid id, Guid findingId, Penalty request, LicensingDbContext db, CancellationToken ct) =>
        db.ChangeAsync(db.Inspections.Include(i => i.Findings), id, i => i.Penalize(findingId, request), ct);
}
