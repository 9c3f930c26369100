using System.Linq.Expressions;

namespace FireSafety.Notifications.Messages;

/// <summary>What a signed-in person is addressed as, and what else the person may look at; jurisdiction limits both.</summary>
internal sealed class Reader(Actor actor)
{
    /// <summary>Keys that are the person's own.</summary>
    public IReadOnlyList<string> Own { get; } = OwnOf(actor);

    /// <summary>Those who supervise may also look at what others in their jurisdiction were told.</summary>
    public bool SeesOthers { get; } =
        actor.Role is Roles.DetachmentAdmin or Roles.DetachmentOfficer or Roles.BrigadeLeader or Roles.Auditor;

    public string Id => actor.Id;

    /// <summary>What the person may see: own audiences, or everyone's when <see cref="SeesOthers"/>; supervisors' interviews only with the permission.</summary>
    public Expression<Func<Notification, bool>> MaySee()
    {
        var (own, others, matters) = (Own, SeesOthers, actor.May(Permissions.InterviewsReadSupervisors));
        var self = Self(actor);
        return n => (others || own.Contains(n.Audience)) && (!n.IsSupervisorMatter || matters || n.Audience == self);
    }

    private static List<string> OwnOf(Actor actor) => actor.Role switch
    {
        Roles.CityLeader or Roles.DetachmentAdmin or Roles.DetachmentOfficer => [Audience.Detachment.Key],
        Roles.BrigadeLeader => [.. Brigade(actor)],
        Roles.Supervisor => [.. Brigade(actor), Self(actor)],
        Roles.Unit or Roles.Agency or Roles.Department => [Self(actor)],
        _ => [],
    };

    private static string Self(Actor actor) => $"{actor.Role}:{actor.OrganisationId}";

    private static IEnumerable<string> Brigade(Actor actor) =>
        Divisions.Brigades.Where(b => b.Path == actor.Jurisdiction).Select(b => Audience.Brigade(b).Key);
}
