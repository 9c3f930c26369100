using System.Text.Encodings.Web;
using System.Text.Json;
using FireSafety.Platform.Data;
using FireSafety.Platform.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FireSafety.Platform.Audit;

/// <summary>The audit trail tells that it changed and not to what: password hashes, keys of a second factor.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

/// <summary>Whether something is about a supervisor's own interview (kind 3), which not everybody may know of.</summary>
public interface ISupervisorMatter
{
    /// <summary>True hides its rows of the audit trail from those without <c>interviews.read-supervisors</c>.</summary>
    bool IsSupervisorMatter { get; }
}

/// <summary>
/// One changed entity in one command: who, what (before and after), why, when, from where. Append-only, and sealed into a chain
/// (<see cref="AuditChain"/>) some seconds after it was written.
/// </summary>
public sealed class AuditEntry : IScoped
{
    /// <summary><see cref="Action"/> of an operation that changes no entity.</summary>
    public const string Operated = "Operated";

    /// <summary><see cref="Action"/> of a read of personal data or of a supervisor matter.</summary>
    public const string Read = "Read";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Chinese stays readable; the column is never put into HTML unescaped
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>Grows with time.</summary>
    public long Id { get; private set; }

    /// <summary>Business time, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Subject identifier of the actor.</summary>
    public string ActorId { get; private set; } = "";

    /// <summary>Name of the actor at the time.</summary>
    public string ActorName { get; private set; } = "";

    /// <summary>Endpoint, subscription or step, e.g. <c>hazards.close</c>.</summary>
    public string Operation { get; private set; } = "";

    /// <summary>Type of the entity.</summary>
    public string SubjectType { get; private set; } = "";

    /// <summary>Id of the entity.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary><c>Added</c>, <c>Modified</c>, <c>Deleted</c>, <see cref="Operated"/> or <see cref="Read"/>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>JSON object: property → [before, after].</summary>
    public string Changes { get; private set; } = "";

    /// <summary>Why, when given.</summary>
    public string? Reason { get; private set; }

    /// <summary>Remote address, when there is one.</summary>
    public string? From { get; private set; }

    /// <summary>W3C trace id.</summary>
    public string TraceId { get; private set; } = "";

    /// <summary>That of the changed aggregate after the change, for a part that of its aggregate; else that of who acted; the city's for the system.</summary>
    public string Jurisdiction { get; private set; } = "";

    /// <summary>See <see cref="ISupervisorMatter"/>.</summary>
    public bool IsSupervisorMatter { get; private set; }

    /// <summary>Number in the chain, from 1 without gaps, in the order of sealing; null until sealed.</summary>
    public long? Sequence { get; private set; }

    /// <summary>SHA-256 over this row and the hash of the one before; null until sealed.</summary>
    public byte[]? Hash { get; private set; }

    private AuditEntry()
    {
    }

    private AuditEntry(CommandContext command, AccessScope? scope, AggregateRoot? root, DateTime at)
    {
        At = at;
        ActorId = command.Actor.Id;
        ActorName = command.Actor.Name;
        Operation = command.Operation;
        Reason = command.Reason;
        From = command.From;
        TraceId = command.TraceId;
        Jurisdiction = JurisdictionOf(root, scope);
        IsSupervisorMatter = root is ISupervisorMatter { IsSupervisorMatter: true };
    }

    /// <summary>An operation that changes no entity but must be shown, e.g. sending a parked event again.</summary>
    internal static AuditEntry OfOperation(CommandContext command, AccessScope? scope, string subjectType, object? details, DateTime at) =>
        new(command, scope, null, at) { Action = Operated, SubjectType = subjectType, Changes = JsonSerializer.Serialize(details, Json) };

    /// <summary>A read that must be shown.</summary>
    /// <param name="command">Who read, and from where.</param>
    /// <param name="scope">What the reader may see.</param>
    /// <param name="subjectType">What was read.</param>
    /// <param name="subject">Which; null for a list.</param>
    /// <param name="isSupervisorMatter">See <see cref="ISupervisorMatter"/>.</param>
    /// <param name="asked">What was asked for.</param>
    /// <param name="at">Business time, UTC.</param>
    internal static AuditEntry OfRead(
        CommandContext command, AccessScope? scope, string subjectType, AggregateRoot? subject, bool isSupervisorMatter, object asked, DateTime at) =>
        new(command, scope, subject, at)
        {
            Action = Read,
            SubjectType = subjectType,
            SubjectId = subject?.Id ?? Guid.Empty,
            IsSupervisorMatter = isSupervisorMatter,
            Changes = JsonSerializer.Serialize(asked, Json),
        };

    /// <summary>A change that waits to be saved; null when no column differs.</summary>
    internal static AuditEntry? OfChange(EntityEntry<Entity> entry, AggregateRoot? root, CommandContext command, AccessScope? scope, DateTime at)
    {
        var changes = new SortedDictionary<string, object?[]>(StringComparer.Ordinal);
        Collect(entry.Properties, entry.ComplexProperties, "", entry.State, changes);
        if (changes.Count == 0)
            return null;
        return new AuditEntry(command, scope, root, at)
        {
            Action = entry.State.ToString(),
            SubjectType = entry.Metadata.ClrType.Name,
            SubjectId = entry.Entity.Id,
            Changes = JsonSerializer.Serialize(changes, Json),
        };
    }

    internal void Seal(AuditHead head)
    {
        Sequence = head.Sequence + 1;
        Hash = AuditChain.HashOf(this, head.Hash);
        head.Advance(Hash);
    }

    private static string JurisdictionOf(AggregateRoot? root, AccessScope? scope) =>
        root?.Jurisdiction ?? (scope is null || scope == AccessScope.System ? Divisions.City.Path : scope.Path);

    private const string Hidden = "***";

    private static void Collect(
        IEnumerable<PropertyEntry> properties, IEnumerable<ComplexPropertyEntry> complex, string prefix, EntityState state,
        SortedDictionary<string, object?[]> changes)
    {
        foreach (var property in properties)
        {
            if (property.Metadata.Name is nameof(Entity.Id) or nameof(AggregateRoot.Version))
                continue;
            var before = state == EntityState.Added ? null : property.OriginalValue;
            var after = state == EntityState.Deleted ? null : property.CurrentValue;
            if (state == EntityState.Modified ? property.IsModified : (before ?? after) is not null)
                changes[prefix + property.Metadata.Name] = property.Metadata.PropertyInfo?.IsDefined(typeof(SecretAttribute), inherit: true) == true
                    ? [before is null ? null : Hidden, after is null ? null : Hidden]
                    : [before, after];
        }
        foreach (var part in complex)
            Collect(part.Properties, part.ComplexProperties, prefix + part.Metadata.Name + ".", state, changes);
    }
}
