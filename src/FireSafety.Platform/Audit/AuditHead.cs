namespace FireSafety.Platform.Audit;

/// <summary>How far a database's audit trail is sealed. Without it nobody could tell that the newest rows were deleted.</summary>
internal sealed class AuditHead
{
    public const int Only = 1;

    /// <summary>Bytes of a SHA-256.</summary>
    public const int HashLength = 32;

    public int Id { get; init; } = Only;

    /// <summary>Number of the last sealed row, and how many there are. Of two replicas that seal at once, one fails on it.</summary>
    public long Sequence { get; private set; }

    /// <summary>Hash of the last sealed row; zeros before the first.</summary>
    public byte[] Hash { get; private set; } = new byte[HashLength];

    public void Advance(byte[] hash) => (Sequence, Hash) = (Sequence + 1, hash);
}
