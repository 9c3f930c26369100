using FireSafety.Contracts;
using FireSafety.Contracts.Identity;
using FireSafety.Notifications.Messages;

namespace FireSafety.Notifications.Subscriptions;

/// <summary>Tells those who manage an account: the brigade of its jurisdiction, the detachment for the city's.</summary>
internal sealed class AccountMessages(Notifier notifier) : IEventHandler<AccountInvited>, IEventHandler<PasswordResetRequested>
{
    public Task HandleAsync(AccountInvited e, CancellationToken ct) => TellAsync(e, "account-invited", _ => "", e.UserName, e.Name, ct);

    // Each request is news of its own.
    public Task HandleAsync(PasswordResetRequested e, CancellationToken ct) =>
        TellAsync(e, "password-reset-requested", x => $"v{x.Version}", e.UserName, e.Name, ct);

    private Task TellAsync<TEvent>(TEvent e, string kind, Func<TEvent, string> occasion, string userName, string name, CancellationToken ct)
        where TEvent : IntegrationEvent =>
        notifier.TellAsync(e, x => $"{x.AggregateId}|{occasion(x)}", new Telling(kind)
        {
            Fields = new Dictionary<string, string> { ["accountId"] = $"{e.AggregateId}", ["userName"] = userName, ["name"] = name },
            Audiences = new Dictionary<string, IReadOnlyList<Audience>> { ["brigade"] = Recipients.Brigade(e.Jurisdiction) },
        }, ct);
}
