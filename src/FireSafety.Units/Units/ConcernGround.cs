namespace FireSafety.Units.Units;

/// <summary>One ground on which a unit is or was 不放心单位.</summary>
internal sealed class ConcernGround : Entity
{
    private ConcernGround() { }

    public ConcernGround(string text, Guid? hazardId, DateOnly on) => (Text, HazardId, FlaggedOn) = (text, hazardId, on);

    public Guid UnitId { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>The hazard that made a rule flag the unit; null when a person did.</summary>
    public Guid? HazardId { get; private set; }

    public DateOnly FlaggedOn { get; private set; }

    /// <summary>Null while the ground stands.</summary>
    public DateOnly? LiftedOn { get; private set; }

    public string? LiftReason { get; private set; }

    public void Lift(DateOnly on, string reason) => (LiftedOn, LiftReason) = (on, reason);
}
