using System.Text.Encodings.Web;
using System.Text.Json;
using FireSafety.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FireSafety.Platform.Audit;

/// <summary>The audit trail tells that it changed and not to what: password hashes, keys of a second factor.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

/// <summary>One changed entity in one command: who, what (before and after), why, when, from where. Append-only.</summary>
public sealed class AuditEntry
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
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

    /// <summary><c>Added</c>, <c>Modified</c>, <c>Deleted</c>, or <c>Operated</c> for an operation that changes no entity.</summary>
    public string Action { get; private set; } = "";

    /// <summary>JSON object: property → [before, after].</summary>
    public string Changes { get; private set; } = "";

    /// <summary>Why, when given.</summary>
    public string? Reason { get; private set; }

    /// <summary>Remote address, when there is one.</summary>
    public string? From { get; private set; }

    /// <summary>W3C trace id.</summary>
    public string TraceId { get; private set; } = "";

    /// <summary>An operation that changes no entity but must be shown, e.g. sending a parked event again.</summary>
    internal static AuditEntry Of(CommandContext command, string subjectType, object? details, DateTime at) => new()
    {
        At = at,
        ActorId = command.Actor.Id,
        ActorName = command.Actor.Name,
        Operation = command.Operation,
        SubjectType = subjectType,
        Action = "Operated",
        Changes = JsonSerializer.Serialize(details, Json),
        Reason = command.Reason,
        From = command.From,
        TraceId = command.TraceId,
    };

    internal static AuditEntry? For(EntityEntry<Entity> entry, CommandContext command, DateTime at)
    {
        var changes = new SortedDictionary<string, object?[]>(StringComparer.Ordinal);
        Collect(entry.Properties, entry.ComplexProperties, "", entry.State, changes);
        if (changes.Count == 0)
            return null;
        return new AuditEntry
        {
            At = at,
            ActorId = command.Actor.Id,
            ActorName = command.Actor.Name,
            Operation = command.Operation,
            SubjectType = entry.Metadata.ClrType.Name,
            SubjectId = entry.Entity.Id,
            Action = entry.State.ToString(),
            Changes = JsonSerializer.Serialize(changes, Json),
            Reason = command.Reason,
            From = command.From,
            TraceId = command.TraceId,
        };
    }

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
