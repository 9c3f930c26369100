using FireSafety.Platform.Access;

namespace FireSafety.Platform.Scoping;

/// <summary>Which rows may be seen and changed: those whose jurisdiction path starts with <see cref="Path"/>.</summary>
public sealed record AccessScope
{
    private AccessScope(string path) => Path = path;

    /// <summary>Path prefix; never empty.</summary>
    public string Path { get; }

    /// <summary>Everything, for background work and subscriptions, which name themselves in the audit trail.</summary>
    public static AccessScope System { get; } = new("/");

    /// <summary>The scope of a signed-in actor, or null (no rows) when the actor has no jurisdiction.</summary>
    public static AccessScope? Of(Actor actor) => actor.Jurisdiction.StartsWith('/') ? new AccessScope(actor.Jurisdiction) : null;

    /// <summary>Whether a row with this jurisdiction is inside.</summary>
    public bool Contains(string jurisdiction) => jurisdiction.StartsWith(Path, StringComparison.Ordinal);
}

/// <summary>A row that belongs to a jurisdiction; filtered on read and guarded on save.</summary>
public interface IScoped
{
    /// <summary>Jurisdiction path, e.g. <c>/2111/211103/</c>.</summary>
    string Jurisdiction { get; }
}

/// <summary>A change would touch a row outside the caller's jurisdiction. A programming error: queries are filtered before.</summary>
public sealed class JurisdictionViolationException(string message) : Exception(message);
