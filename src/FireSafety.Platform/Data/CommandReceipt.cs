using FireSafety.Platform.Http;

namespace FireSafety.Platform.Data;

/// <summary>What a command with an Idempotency-Key was answered; saved with its change, so a repeat gets the same answer.</summary>
internal sealed class CommandReceipt
{
    public required string Key { get; init; }
    public required string RequestHash { get; init; }
    public required Guid SubjectId { get; init; }
    public required long Version { get; init; }
    public string? Number { get; init; }
    public Guid? PartId { get; init; }
    public bool IsNew { get; init; }
    public required DateTime At { get; init; }

    public static CommandReceipt For(string key, string hash, Changed changed, DateTime at) => new()
    {
        Key = key,
        RequestHash = hash,
        SubjectId = changed.Id,
        Version = changed.Version,
        Number = changed.Number,
        PartId = changed.PartId,
        IsNew = changed.IsNew,
        At = at,
    };

    public Changed ToReply() => new(SubjectId, Version, Number, PartId) { IsNew = IsNew };
}
