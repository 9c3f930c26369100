using FireSafety.Contracts;
using FireSafety.Contracts.Interviews;
using FireSafety.Notifications.Data;

namespace FireSafety.Notifications.Messages;

/// <summary>Finds the audiences an event leads to.</summary>
internal sealed class Recipients(NotificationsDbContext db)
{
    public static IReadOnlyList<Audience> Detachment { get; } = [Audience.Detachment];

    public static IReadOnlyList<Audience> AllBrigades { get; } = [.. Divisions.Brigades.Select(Audience.Brigade)];

    /// <summary>The brigade of a jurisdiction; the detachment where it is nobody's in particular.</summary>
    public static IReadOnlyList<Audience> Brigade(string jurisdiction) =>
        [Divisions.Brigades.FirstOrDefault(b => jurisdiction.StartsWith(b.Path, StringComparison.Ordinal)) is { } brigade ? Audience.Brigade(brigade) : Audience.Detachment];

    /// <summary>Kinds 1 to 3 are the detachment's to prepare, 4 and 5 a brigade's.</summary>
    public static IReadOnlyList<Audience> Convener(InterviewKind kind, string jurisdiction) =>
        kind is InterviewKind.BrigadeWithKeyUnits or InterviewKind.BrigadeWithRiskUnits ? Brigade(jurisdiction) : Detachment;

    /// <summary>A supervisor's messages belong to the brigade the supervisor serves in; until that is known, to <paramref name="jurisdiction"/>.</summary>
    public async Task<IReadOnlyList<Audience>> SupervisorAsync<TEvent>(
        TEvent happened, Func<TEvent, Guid?> supervisorOf, string jurisdiction, CancellationToken ct)
        where TEvent : IntegrationEvent
    {
        if (supervisorOf(happened) is not { } supervisor)
            return [];
        var posts = await db.Session.Ahead.AskAsync(
            happened, e => supervisorOf(e) ?? Guid.Empty, ids => db.SupervisorPosts.AsNoTracking().Where(p => ids.Contains(p.SupervisorId)), p => p.SupervisorId, ct);
        return [Audience.Of("supervisor", supervisor, posts.SingleOrDefault()?.Jurisdiction ?? jurisdiction)];
    }

    public async Task<IReadOnlyList<Audience>> PartiesAsync(IReadOnlyList<PartyRef> parties, string jurisdiction, CancellationToken ct)
    {
        var supervisors = parties.Where(p => p.Kind == PartyKind.Supervisor).Select(p => p.Id).ToList();
        var posts = supervisors.Count == 0 ? [] : await db.SupervisorPosts.AsNoTracking()
            .Where(p => supervisors.Contains(p.SupervisorId)).ToDictionaryAsync(p => p.SupervisorId, p => p.Jurisdiction, ct);
        return [.. parties.Select(p => p.Kind switch
        {
            PartyKind.Department => Audience.Of("department", p.Id, Divisions.City.Path),
            PartyKind.Agency => Audience.Of("agency", p.Id, Divisions.City.Path),
            PartyKind.Supervisor => Audience.Of("supervisor", p.Id, posts.GetValueOrDefault(p.Id, jurisdiction)),
            PartyKind.Unit => Audience.Of("unit", p.Id, jurisdiction),
            _ => throw new ArgumentOutOfRangeException(nameof(parties), p.Kind, null),
        })];
    }
}
