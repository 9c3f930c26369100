namespace FireSafety.Identity.SignIn;

/// <summary>Failures under one name from one place; with an empty place, from all unknown browsers together. Kept for names that nobody has, too.</summary>
internal sealed class AttemptTally
{
    /// <summary>Hash of the name that was typed: now and then that is the password.</summary>
    public required string Name { get; init; }

    /// <summary>An address, a known browser, or empty.</summary>
    public required string Client { get; init; }

    public int Failures { get; set; }
    public DateTime FailedAt { get; set; }
    public DateTime? LockedUntil { get; set; }

    /// <summary>Period of the last dynamic code that was accepted: no code counts twice.</summary>
    public long LastCodePeriod { get; set; }

    /// <summary>Of two attempts at the same time one loses, and counts itself again.</summary>
    public long Version { get; set; }
}

/// <summary>A sign-in that came through: who, when, from where, how. Append-only.</summary>
internal sealed class SignInRecord : Entity, IScoped
{
    public required Guid AccountId { get; init; }
    public required string UserName { get; init; }
    public required string Jurisdiction { get; init; }

    /// <summary><c>password</c>, or <c>second-factor</c> when that was asked for too.</summary>
    public required string Method { get; init; }

    public required DateTime At { get; init; }
    public required string? From { get; init; }
}
