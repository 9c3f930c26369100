using System.Security.Cryptography;
using FireSafety.Contracts.Identity;
using FireSafety.Identity.Organisations;
using FireSafety.Identity.Tokens;
using FireSafety.Platform.Audit;
using Microsoft.AspNetCore.WebUtilities;

namespace FireSafety.Identity.Accounts;

/// <summary>Whom an account acts for: a role, the division it is held in, and the organisation where the role has one.</summary>
internal sealed record Post(string Role, Division Division, Guid? OrganisationId, string? OrganisationName);

/// <summary>A person's access (账号). Whatever makes earlier sign-ins void gives it a new stamp and tells every service.</summary>
internal sealed class Account : AggregateRoot
{
    /// <summary>Longest name that an account may have.</summary>
    public const int LongestUserName = 50;

    /// <summary>Columns are longer, so that a longer name that was typed is nobody's even when it is cut.</summary>
    public const int UserNameLength = 64;

    private Account() { }

    public string UserName { get; private set; } = "";

    /// <summary>Under which it is found, whatever the case it is typed in.</summary>
    public string NormalizedUserName { get; private set; } = "";

    public string Name { get; private set; } = "";
    public string Role { get; private set; } = "";
    public string DivisionCode { get; private set; } = "";

    /// <summary>The unit, agency, department or supervisor that the account belongs to; null where the role has none.</summary>
    public Guid? OrganisationId { get; private set; }

    public string? OrganisationName { get; private set; }
    public bool IsEnabled { get; private set; }

    /// <summary>Why it is disabled, as far as anybody said.</summary>
    public string? DisabledReason { get; private set; }

    /// <summary>Since when what its tokens say holds, UTC, real time: those that say an earlier moment are void.</summary>
    public DateTime AccessSince { get; private set; }

    /// <summary>When this was last seen to by somebody who could not sign in, UTC, real time: they are heard once an hour.</summary>
    public DateTime? ResetRequestedAt { get; private set; }

    [Secret]
    public string? PasswordHash { get; private set; }

    /// <summary>Cookies, authorization codes and refresh tokens with another stamp are void.</summary>
    [Secret]
    public string SecurityStamp { get; private set; } = "";

    public bool RequiresSecondFactor { get; private set; }
    public bool HasSecondFactor { get; private set; }

    /// <summary>Encrypted; there from enrolment on, in force when <see cref="HasSecondFactor"/>.</summary>
    [Secret]
    public string? AuthenticatorKey { get; private set; }

    /// <summary>Hashes, joined by semicolons.</summary>
    [Secret]
    public string? RecoveryCodes { get; private set; }

    [Secret]
    public string? OneTimeCodeHash { get; private set; }

    public DateTime? OneTimeCodeExpiresAt { get; private set; }

    /// <summary>What a name that was typed is looked up as.</summary>
    public static string Normalize(string userName)
    {
        var name = userName.Trim().ToUpperInvariant();
        return name.Length <= UserNameLength ? name : name[..UserNameLength];
    }

    /// <summary>An account that nobody has to be told of.</summary>
    public static Account Enter(string userName, string name, Post post)
    {
        var account = new Account
        {
            UserName = userName,
            NormalizedUserName = Normalize(userName),
            Name = name,
            IsEnabled = true,
            SecurityStamp = NewStamp(),
        };
        account.Hold(post);
        return account;
    }

    public static Account Invite(string userName, string name, Post post)
    {
        var account = Enter(userName, name, post);
        account.Raise(new AccountInvited { UserName = userName, Name = name, Role = post.Role });
        return account;
    }

    /// <param name="name">Name to show.</param>
    /// <param name="post">Role, division and organisation.</param>
    /// <param name="now">Real time, as everywhere in this class.</param>
    public Error? Change(string name, Post post, DateTime now)
    {
        if ((Name, Role, DivisionCode, OrganisationId, OrganisationName) == (name, post.Role, post.Division.Code, post.OrganisationId, post.OrganisationName))
            return null;
        Name = name;
        Hold(post);
        Revoke(now);
        return null;
    }

    public Error? Disable(string? reason, DateTime now)
    {
        if (!IsEnabled)
            return AccountErrors.AlreadyDisabled;
        (IsEnabled, DisabledReason) = (false, reason);
        ForgetOneTimeCode();
        Revoke(now);
        return null;
    }

    public Error? Enable()
    {
        if (IsEnabled)
            return AccountErrors.AlreadyEnabled;
        (IsEnabled, DisabledReason) = (true, null);
        return null;
    }

    /// <summary>
    /// The organisation changed: the account goes where it goes, and is disabled when it is no more. One that comes back is for a
    /// person to enable.
    /// </summary>
    /// <param name="organisation">As it is now.</param>
    /// <param name="isOther">What tokens say of it is no longer so.</param>
    /// <param name="now">Real time.</param>
    public void Follow(Organisation organisation, bool isOther, DateTime now)
    {
        Hold(new Post(Role, Divisions.OfPath(organisation.Jurisdiction), organisation.Id, organisation.Name));
        if (organisation.IsClosed && IsEnabled)
            Disable("所属单位、机构已关停或移出，或监督员不再履职", now);
        else if (isOther)
            Revoke(now);
    }

    /// <summary>Makes every sign-in, token and session of before void.</summary>
    public Error? SignOutEverywhere(DateTime now)
    {
        Revoke(now);
        return null;
    }

    /// <summary>Gives the account a new one-time code; an earlier one is void.</summary>
    public OneTimeCode GiveOneTimeCode(DateTime now, TimeSpan lifetime)
    {
        var code = OneTimeCode.New();
        (OneTimeCodeHash, OneTimeCodeExpiresAt) = (code.Hash, now + lifetime);
        return code;
    }

    public bool Accepts(OneTimeCode code, DateTime now) =>
        IsEnabled && OneTimeCodeHash is { } hash && now < OneTimeCodeExpiresAt
        && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(hash), Convert.FromHexString(code.Hash));

    public void SetPassword(string hash, DateTime now)
    {
        PasswordHash = hash;
        ForgetOneTimeCode();
        Revoke(now);
    }

    /// <summary>The same password, hashed as today's parameters ask for.</summary>
    public void Rehash(string hash) => PasswordHash = hash;

    /// <summary>Takes the password away until the one-time code is used; whoever had it is signed out.</summary>
    public void ForgetPassword(DateTime now)
    {
        PasswordHash = null;
        Revoke(now);
    }

    /// <summary>Tells those who manage the account, at most once an hour.</summary>
    public bool RequestReset(DateTime now)
    {
        if (!IsEnabled || ResetRequestedAt is { } before && now < before.AddHours(1))
            return false;
        ResetRequestedAt = now;
        Raise(new PasswordResetRequested { UserName = UserName, Name = Name, Role = Role });
        return true;
    }

    /// <summary>Sessions without one end at once.</summary>
    public Error? RequireSecondFactor(bool required, DateTime now)
    {
        if (required && !RequiresSecondFactor && !HasSecondFactor)
            Revoke(now);
        RequiresSecondFactor = required;
        return null;
    }

    public void BeginSecondFactor(string encryptedKey)
    {
        AuthenticatorKey = encryptedKey;
        HasSecondFactor = false;
    }

    public void ConfirmSecondFactor(IEnumerable<string> recoveryCodeHashes)
    {
        HasSecondFactor = true;
        RecoveryCodes = string.Join(';', recoveryCodeHashes);
    }

    /// <summary>For who has lost the telephone: the second factor is gone, and so is every session.</summary>
    public Error? DropSecondFactor(DateTime now)
    {
        if (AuthenticatorKey is null)
            return AccountErrors.NoSecondFactor;
        (AuthenticatorKey, RecoveryCodes, HasSecondFactor) = (null, null, false);
        Revoke(now);
        return null;
    }

    /// <summary>Uses a recovery code up.</summary>
    public bool Redeem(string recoveryCodeHash)
    {
        var codes = (RecoveryCodes ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (!codes.Contains(recoveryCodeHash, StringComparer.Ordinal))
            return false;
        RecoveryCodes = string.Join(';', codes.Where(c => c != recoveryCodeHash));
        return true;
    }

    private void Hold(Post post) => (Role, DivisionCode, Jurisdiction, OrganisationId, OrganisationName) =
        (post.Role, post.Division.Code, post.Division.Path, post.OrganisationId, post.OrganisationName);

    private void ForgetOneTimeCode() => (OneTimeCodeHash, OneTimeCodeExpiresAt) = (null, null);

    private void Revoke(DateTime now)
    {
        SecurityStamp = NewStamp();
        AccessSince = Revocation.MomentAfter(AccessSince, now);
        Raise(new AccessRevoked { Subject = Id.ToString(), IssuedBefore = AccessSince });
    }

    private static string NewStamp() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(20));
}
