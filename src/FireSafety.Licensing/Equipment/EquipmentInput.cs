using FireSafety.Licensing.Agencies;

namespace FireSafety.Licensing.Equipment;

/// <summary>Equipment as declared.</summary>
/// <param name="AcquiredOn">Today when not given.</param>
internal sealed record EquipmentInput(string ItemCode, int Quantity, DateOnly? CalibratedUntil, DateOnly? AcquiredOn)
{
    public EquipmentItem ToItem(EquipmentLists.Item item, DateOnly today) =>
        EquipmentItem.Acquire(item, AcquiredOn ?? today, new Holding(Quantity, CalibratedUntil));

    internal sealed class Validator : AbstractValidator<EquipmentInput>
    {
        public Validator()
        {
            RuleFor(e => e.ItemCode).NotEmpty().MaximumLength(20);
            RuleFor(e => e.Quantity).InclusiveBetween(0, 10_000);
            RuleFor(e => e.CalibratedUntil).Sensible();
            RuleFor(e => e.AcquiredOn).Sensible();
        }
    }
}
