using FireSafety.Contracts.Access;
using FireSafety.Platform.Access;

namespace FireSafety.Platform.Scoping;

/// <summary>
/// Which rows may be seen and changed: those whose jurisdiction path starts with <see cref="Path"/>; for a party
/// (<see cref="Roles.Parties"/>) only those that are its own.
/// </summary>
public sealed record AccessScope
{
    private AccessScope(string path) => Path = path;

    /// <summary>Path prefix; never empty.</summary>
    public string Path { get; }

    /// <summary>Role of the actor; empty for the system.</summary>
    public string Role { get; private init; } = "";

    /// <summary>Stable subject identifier of the actor; empty for the system.</summary>
    public string Subject { get; private init; } = "";

    /// <summary>The unit, agency, department or supervisor that the actor is or speaks for.</summary>
    public Guid? OrganisationId { get; private init; }

    /// <summary>Industry codes that a department answers for.</summary>
    public IReadOnlyList<string> Industries { get; private init; } = [];

    /// <summary>Whether jurisdiction alone shows nothing: the actor is a party.</summary>
    public bool OnlyOwn => Roles.Parties.Contains(Role);

    /// <summary>Everything, for background work and subscriptions, which name themselves in the audit trail.</summary>
    public static AccessScope System { get; } = new("/");

    /// <summary>The scope of a signed-in actor, or null (no rows) when the actor has no jurisdiction, or is a party and nobody in particular.</summary>
    public static AccessScope? Of(Actor actor) =>
        !actor.Jurisdiction.StartsWith('/') || (Roles.Parties.Contains(actor.Role) && actor.OrganisationId is null)
            ? null
            : new AccessScope(actor.Jurisdiction) { Subject = actor.Id, Role = actor.Role, OrganisationId = actor.OrganisationId, Industries = actor.Industries };

    /// <summary>Whether a row with this jurisdiction is inside.</summary>
    public bool Contains(string jurisdiction) => !OnlyOwn && jurisdiction.StartsWith(Path, StringComparison.Ordinal);
}

/// <summary>A row that belongs to a jurisdiction; filtered on read and guarded on save.</summary>
public interface IScoped
{
    /// <summary>Jurisdiction path, e.g. <c>/2111/211103/</c>.</summary>
    string Jurisdiction { get; }
}

/// <summary>A change would touch a row outside the caller's jurisdiction. A programming error: queries are filtered before.</summary>
public sealed class JurisdictionViolationException(string message) : Exception(message);
