namespace FireSafety.Hazards.Sealing;

/// <summary>What a decision to seal says.</summary>
internal sealed record SealDecision(string Part, string Ground, DateOnly InspectedOn, DateOnly From, int Days, IReadOnlyList<Person> DecidedBy);

/// <summary>A temporary sealing (临时查封) by one decision; a longer one needs a new decision.</summary>
internal sealed class Seal : Entity
{
    private Seal() { }

    internal Seal(string number, SealDecision decision, DateOnly serveBy)
    {
        (Number, Part, Ground, InspectedOn, From, ServeBy) = (number, decision.Part, decision.Ground, decision.InspectedOn, decision.From, serveBy);
        // The first day counts as one of the days sealed.
        Until = decision.From.AddDays(decision.Days - 1);
        DecidedBy = decision.DecidedBy;
    }

    public string Number { get; private set; } = "";

    /// <summary>What is sealed.</summary>
    public string Part { get; private set; } = "";

    /// <summary>Code of the ground.</summary>
    public string Ground { get; private set; } = "";
    public DateOnly InspectedOn { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly Until { get; private set; }
    public IReadOnlyList<Person> DecidedBy { get; private set; } = [];
    public DateOnly ServeBy { get; private set; }
    public DateOnly? ServedOn { get; private set; }
    public string? ReceivedBy { get; private set; }

    /// <summary>Day on which it was warned that the sealing runs out.</summary>
    public DateOnly? WarnedOn { get; private set; }
    public DateOnly? ReleasedOn { get; private set; }
    public string? ReleaseReason { get; private set; }

    internal void Serve(DateOnly on, string receivedBy) => (ServedOn, ReceivedBy) = (on, receivedBy);

    internal void Warn(DateOnly on) => WarnedOn = on;

    internal void Release(DateOnly on, string reason) => (ReleasedOn, ReleaseReason) = (on, reason);
}

internal static class SealErrors
{
    public static readonly Error TooLong = new("hazards.seal-too-long", ErrorKind.Rule, "临时查封最长 {0} 日，到期需继续的应重新作出决定。");
    public static readonly Error SealedAlready = new("hazards.sealed-already", ErrorKind.Conflict, "该隐患的临时查封（{0}）尚未解除，到期或解除后才能另行决定。");
    public static readonly Error UnknownGround = new("hazards.unknown-seal-ground", ErrorKind.Rule, "查封情形“{0}”无法识别，可选：{1}。");
    public static readonly Error UnknownSeal = new("hazards.unknown-seal", ErrorKind.NotFound, "该隐患没有这项临时查封。");
    public static readonly Error ReleasedAlready = new("hazards.seal-released-already", ErrorKind.Conflict, "该临时查封已于 {0} 解除。");
}
