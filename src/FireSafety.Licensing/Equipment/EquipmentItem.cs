using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Conditions;

namespace FireSafety.Licensing.Equipment;

/// <summary>How many there are and until when they are calibrated, as declared or as verified.</summary>
/// <param name="Quantity">Pieces.</param>
/// <param name="CalibratedUntil">Last valid day of the calibration (检定有效期); null when none is needed or there is none.</param>
internal sealed record Holding(int Quantity, DateOnly? CalibratedUntil);

/// <summary>Pieces of one item of an equipment list (设备) that an agency has.</summary>
internal sealed class EquipmentItem : Entity
{
    private EquipmentItem() { }

    public Guid AgencyId { get; private set; }
    public string ItemCode { get; private set; } = "";
    public string Name { get; private set; } = "";
    public DateOnly AcquiredOn { get; private set; }
    public DateOnly? RetiredOn { get; private set; }
    public Holding Declared { get; private set; } = null!;
    public Holding? Verified { get; private set; }
    public Verification? Verification { get; private set; }

    public static EquipmentItem Acquire(EquipmentLists.Item item, DateOnly on, Holding declared) =>
        new() { ItemCode = item.Code, Name = item.Name, AcquiredOn = on, Declared = declared };

    internal void Change(Holding declared) => Declared = declared;

    internal void Retire(DateOnly on) => RetiredOn = on;

    internal void Verify(Verification verification, Holding found)
    {
        Verification = verification;
        Verified = verification.Accepted ? found : null;
    }

    internal EquipmentFact? ToFact(bool verified)
    {
        if ((verified ? Verified : Declared) is not { } holding)
            return null;
        var held = RetiredOn?.AddDays(-1) ?? DateOnly.MaxValue;
        // An item that must be calibrated and never was counts on no day.
        var calibrated = NeedsCalibration ? holding.CalibratedUntil ?? AcquiredOn.AddDays(-1) : DateOnly.MaxValue;
        return new EquipmentFact(
            Name, new Span(AcquiredOn, held < calibrated ? held : calibrated), calibrated < held ? "检定到期" : "停用", ItemCode, holding.Quantity);
    }

    internal IEnumerable<Expiry> Expiries()
    {
        if (NeedsCalibration && RetiredOn is null && Verification is not { Accepted: false } && (Verified ?? Declared).CalibratedUntil is { } until)
            yield return new Expiry(Id, "calibration", $"{Name}的检定", until);
    }

    private bool NeedsCalibration => EquipmentLists.Find(ItemCode)?.Calibrated == true;
}
