using FireSafety.Contracts;
using FireSafety.Contracts.Identity;
using FireSafety.Notifications.Messages;

namespace FireSafety.Notifications.Subscriptions;

/// <summary>Tells those who manage an account: the brigade of its jurisdiction where a brigade gives the role, the detachment otherwise.</summary>
internal sealed class AccountMessages(Notifier notifier) : IEventHandler<AccountInvited>, IEventHandler<PasswordResetRequested>
{
    public Task HandleAsync(AccountInvited e, CancellationToken ct) => TellAsync(e, "account-invited", _ => "", e.UserName, e.Name, e.Role, ct);

    // Each request is news of its own.
    public Task HandleAsync(PasswordResetRequested e, CancellationToken ct) =>
        TellAsync(e, "password-reset-requested", x => $"v{x.Version}", e.UserName, e.Name, e.Role, ct);

    private Task TellAsync<TEvent>(TEvent e, string kind, Func<TEvent, string> occasion, string userName, string name, string? role, CancellationToken ct)
        where TEvent : IntegrationEvent =>
        notifier.TellAsync(e, x => $"{x.AggregateId}|{occasion(x)}", new Telling(kind)
        {
            Fields = new Dictionary<string, string> { ["accountId"] = $"{e.AggregateId}", ["userName"] = userName, ["name"] = name },
            Audiences = new Dictionary<string, IReadOnlyList<Audience>>
            {
                ["manager"] = role is null || Roles.GivenByBrigade.Contains(role) ? Recipients.Brigade(e.Jurisdiction) : Recipients.Detachment,
            },
        }, ct);
}
