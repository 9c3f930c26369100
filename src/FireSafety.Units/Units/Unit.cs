using FireSafety.Contracts.Units;

namespace FireSafety.Units.Units;

/// <summary>A supervised organisation or place (单位).</summary>
internal sealed class Unit : AggregateRoot
{
    private Unit() { }

    public string CreditCode { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string DivisionCode { get; private set; } = "";
    public string Industry { get; private set; } = "";
    public Contact ResponsiblePerson { get; private set; } = null!;
    public Contact? Manager { get; private set; }

    /// <summary>Enters a unit into the registry (建档).</summary>
    public static Unit Register(string creditCode, string name, string address, Division division, string industry, Contact responsible, Contact? manager)
    {
        var unit = new Unit
        {
            CreditCode = creditCode,
            Name = name,
            Address = address,
            DivisionCode = division.Code,
            Jurisdiction = division.Path,
            Industry = industry,
            ResponsiblePerson = responsible,
            Manager = manager,
        };
        unit.Raise(new UnitRegistered { Unit = unit.Snapshot() });
        return unit;
    }

    private UnitSnapshot Snapshot() => new()
    {
        CreditCode = CreditCode,
        Name = Name,
        Address = Address,
        DivisionCode = DivisionCode,
        Industry = Industry,
        ResponsiblePerson = ResponsiblePerson,
        Manager = Manager,
    };
}
