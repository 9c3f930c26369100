namespace FireSafety.Units.Units;

/// <summary>Units entered together (批量建档): what one submission brought in.</summary>
internal sealed class RegistrationBatch : AggregateRoot
{
    private RegistrationBatch() { }

    public int Count { get; private set; }
    public DateTime RegisteredAt { get; private set; }

    public static RegistrationBatch Of(int count, string jurisdiction, DateTime at) =>
        new() { Count = count, Jurisdiction = jurisdiction, RegisteredAt = at };
}
