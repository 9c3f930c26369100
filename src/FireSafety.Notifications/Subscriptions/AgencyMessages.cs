using System.Security.Cryptography;
using System.Text;
using FireSafety.Contracts.Licensing;
using FireSafety.Notifications.Messages;
using static FireSafety.Notifications.Messages.Wording;

namespace FireSafety.Notifications.Subscriptions;

/// <summary>Tells the detachment and the agency.</summary>
internal sealed class AgencyMessages(Notifier notifier) :
    IEventHandler<ConditionsLapsed>, IEventHandler<ConditionExpiring>, IEventHandler<AgencyFindingRecorded>
{
    // A day may see more than one lapse, each with its own shortfalls.
    public Task HandleAsync(ConditionsLapsed e, CancellationToken ct) => TellAsync(e, "conditions-lapsed", x => $"v{x.Version}", ct,
        ("lapsedOn", Day(e.LapsedOn)), ("shortfalls", string.Join('；', e.Shortfalls)));

    public Task HandleAsync(ConditionExpiring e, CancellationToken ct) => TellAsync(
        e, "condition-expiring", x => $"{x.ExpiresOn:yyyy-MM-dd}|{x.DaysLeft}|{Short(x.What)}", ct,
        ("what", e.What), ("expiresOn", Day(e.ExpiresOn)), ("daysLeft", Number(e.DaysLeft)));

    public Task HandleAsync(AgencyFindingRecorded e, CancellationToken ct) => TellAsync(e, "agency-finding", x => $"{x.FindingId}", ct,
        ("description", e.Description), ("article", e.Article), ("inspectedOn", Day(e.InspectedOn)));

    // Which of several things expires the same day; its words are longer than a key may be.
    private static string Short(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..16];

    private Task TellAsync<TEvent>(
        TEvent e, string kind, Func<TEvent, string> occasion, CancellationToken ct, params (string Name, string Value)[] more)
        where TEvent : AgencyEvent
    {
        var fields = more.ToDictionary(f => f.Name, f => f.Value);
        (fields["agencyId"], fields["agency"]) = ($"{e.AggregateId}", e.Agency.Name);
        return notifier.TellAsync(e, x => $"{x.AggregateId}|{occasion(x)}", new Telling(kind)
        {
            Fields = fields,
            Audiences = new Dictionary<string, IReadOnlyList<Audience>>
            {
                ["detachment"] = Recipients.Detachment,
                ["agency"] = [Audience.Of("agency", e.AggregateId, Divisions.City.Path)],
            },
        }, ct);
    }
}
