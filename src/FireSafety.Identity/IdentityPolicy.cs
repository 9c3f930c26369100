using FireSafety.Platform.Reference;

namespace FireSafety.Identity;

/// <summary>How people prove who they are: <c>seeds/reference/identity-policy.json</c>, which names its source.</summary>
internal sealed record IdentityPolicy(string Source, IdentityPolicy.PasswordRules Password, IdentityPolicy.LockoutRules Lockout, IdentityPolicy.LifetimeRules Lifetimes)
{
    /// <param name="Shortest">Fewest characters.</param>
    /// <param name="Classes">Of upper case, lower case, digits and others, how many a password needs.</param>
    /// <param name="LongEnoughForAnyClasses">From this length on the classes do not matter.</param>
    /// <param name="Longest">Most characters: hashing takes time.</param>
    internal sealed record PasswordRules(int Shortest, int Classes, int LongEnoughForAnyClasses, int Longest);

    /// <param name="Attempts">Failures of one name from one address, or from one known browser, after which that pair waits.</param>
    /// <param name="LockMinutes">How long it waits.</param>
    /// <param name="AttemptsOnAccount">Failures of one name from all unknown browsers together, after which all of these wait.</param>
    /// <param name="FirstDelaySeconds">How long after the first failure beyond; doubles with each.</param>
    /// <param name="LongestDelayMinutes">Bound of that delay.</param>
    /// <param name="ForgetAfterHours">Quiet hours after which failures are forgotten.</param>
    /// <param name="AttemptsPerAddressAndMinute">Forms that one address may send, whatever names they hold.</param>
    internal sealed record LockoutRules(
        int Attempts, int LockMinutes, int AttemptsOnAccount, int FirstDelaySeconds, int LongestDelayMinutes, int ForgetAfterHours,
        int AttemptsPerAddressAndMinute);

    /// <param name="AccessTokenMinutes">How long a service believes an access token.</param>
    /// <param name="CodeMinutes">How long an application may take to redeem a code.</param>
    /// <param name="RefreshTokenHours">How long an application may leave a refresh token unused.</param>
    /// <param name="SignInHours">After sign-in, when even a refresh token in steady use ends and the person signs in again.</param>
    /// <param name="SessionHours">After sign-in, how long other applications are let in without asking.</param>
    /// <param name="SecondFactorMinutes">Between password and dynamic code.</param>
    /// <param name="InvitationHours">How long an invitation's one-time code is good.</param>
    /// <param name="ResetHours">The same of a reset password's.</param>
    /// <param name="DeviceDays">How long a browser is known to be a person's.</param>
    /// <param name="KeyYears">How long a pair of keys is valid.</param>
    internal sealed record LifetimeRules(
        int AccessTokenMinutes, int CodeMinutes, int RefreshTokenHours, int SignInHours, int SessionHours, int SecondFactorMinutes,
        int InvitationHours, int ResetHours, int DeviceDays, int KeyYears);

    public static IdentityPolicy Load() => ReferenceData.Load<IdentityPolicy>("identity-policy");
}
