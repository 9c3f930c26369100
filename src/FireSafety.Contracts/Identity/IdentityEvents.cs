namespace FireSafety.Contracts.Identity;

/// <summary>An account was made for a person, who has yet to set a password.</summary>
[EventName("identity.account-invited.v1")]
public sealed record AccountInvited : IntegrationEvent
{
    /// <summary>Name to sign in with.</summary>
    public required string UserName { get; init; }

    /// <summary>Name to show.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Access.Roles"/>.</summary>
    public required string Role { get; init; }
}

/// <summary>Somebody who cannot sign in asked for a new one-time code; whoever manages the account decides.</summary>
[EventName("identity.password-reset-requested.v1")]
public sealed record PasswordResetRequested : IntegrationEvent
{
    /// <summary>Name to sign in with.</summary>
    public required string UserName { get; init; }

    /// <summary>Name to show.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Access.Roles"/>; events of before do not say.</summary>
    public string? Role { get; init; }
}

/// <summary>
/// Access tokens of a subject that tell of its state before a moment (<c>access_since</c>, else <c>iat</c>) are void. Services check tokens without asking anyone, so each
/// of them keeps this for as long as an access token lives.
/// </summary>
[EventName("identity.access-revoked.v1")]
public sealed record AccessRevoked : IntegrationEvent
{
    /// <summary>Claim <c>sub</c> of the tokens: an account's id, or a machine's client id.</summary>
    public required string Subject { get; init; }

    /// <summary>Real time, UTC, not business time: it is compared with what the tokens say.</summary>
    public required DateTime IssuedBefore { get; init; }
}
