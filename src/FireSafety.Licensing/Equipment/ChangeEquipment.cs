using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Conditions;

namespace FireSafety.Licensing.Equipment;

/// <summary>Equipment is entered, declared anew (e.g. after a calibration), or retired.</summary>
internal static class ChangeEquipment
{
    internal sealed class HoldingValidator : AbstractValidator<Holding>
    {
        public HoldingValidator()
        {
            RuleFor(h => h.Quantity).InclusiveBetween(0, 10_000);
            RuleFor(h => h.CalibratedUntil).Sensible();
        }
    }

    internal sealed record RetireRequest(DateOnly On, string? Reason) : IReasoned;

    internal sealed class RetireValidator : AbstractValidator<RetireRequest>
    {
        public RetireValidator()
        {
            RuleFor(r => r.On).Sensible();
            RuleFor(r => r.Reason).MaximumLength(500);
        }
    }

    public static async Task<Reply<Changed>> Acquire(Guid id, EquipmentInput request, ConditionReview review, Clock clock, CancellationToken ct)
    {
        if (EquipmentLists.Find(request.ItemCode) is not { } listed)
            return AgencyErrors.UnknownEquipment.With(request.ItemCode);
        var item = request.ToItem(listed, clock.Today);
        return await review.ChangeAsync(id, agency => agency.Acquire(item), item, ct);
    }

    public static Task<Reply<Changed>> Declare(Guid id, Guid itemId, Holding request, ConditionReview review, CancellationToken ct) =>
        review.ChangeAsync(id, agency => agency.ChangeEquipment(itemId, request), null, ct);

    public static Task<Reply<Changed>> Retire(Guid id, Guid itemId, RetireRequest request, ConditionReview review, CancellationToken ct) =>
        review.ChangeAsync(id, agency => agency.RetireEquipment(itemId, request.On), null, ct);
}
