namespace FireSafety.Units.Units;

/// <summary>A hand-over of a unit from one brigade to another (辖区调整).</summary>
internal sealed class JurisdictionMove : Entity
{
    private JurisdictionMove() { }

    public JurisdictionMove(string from, string to, DateOnly on, string reason) =>
        (FromDivision, ToDivision, MovedOn, Reason) = (from, to, on, reason);

    public Guid UnitId { get; private set; }
    public string FromDivision { get; private set; } = "";
    public string ToDivision { get; private set; } = "";
    public DateOnly MovedOn { get; private set; }
    public string Reason { get; private set; } = "";
}
