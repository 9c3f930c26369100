using System.Text.Json.Serialization;

namespace FireSafety.Platform.Http;

/// <summary>The reply to every command: what was changed and its version, which the ETag header repeats.</summary>
/// <param name="Id">The aggregate.</param>
/// <param name="Version">Its version after the change; send it back in If-Match.</param>
/// <param name="Number">Its official number, when it has one.</param>
/// <param name="PartId">The part that was made, e.g. an attendee.</param>
public sealed record Changed(Guid Id, long Version, string? Number = null, Guid? PartId = null) : IVersioned
{
    /// <summary>Made by this command: answered 201 with its Location.</summary>
    [JsonIgnore]
    public bool IsNew { get; init; }
}

/// <summary>A reply that carries a version to be sent as ETag.</summary>
public interface IVersioned
{
    /// <summary>Version of the aggregate shown.</summary>
    long Version { get; }
}

/// <summary>A document to download.</summary>
public sealed record FileReply(byte[] Content, string ContentType, string FileName)
{
    /// <summary>Media type of .docx.</summary>
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}
