using Microsoft.AspNetCore.Identity;

namespace FireSafety.Identity.Accounts;

/// <summary>Checks and hashes passwords; every check costs one hash, whoever is asked for.</summary>
internal sealed class Passwords(IPasswordHasher<Account> hasher, IdentityPolicy policy)
{
    // OWASP's figure for PBKDF2 with HMAC-SHA512; the framework's own default is half of it.
    public const int Iterations = 210_000;

    private readonly string nobodys = hasher.HashPassword(null!, OneTimeCode.New().Text);

    /// <summary>Whether it is the account's password. Without an account or a password it takes as long and says no.</summary>
    /// <param name="account">Null for a name that nobody has.</param>
    /// <param name="password">What was typed.</param>
    /// <param name="isOutdated">Hashed with fewer iterations than today.</param>
    public bool Match(Account? account, string password, out bool isOutdated)
    {
        var result = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? nobodys, password);
        isOutdated = result == PasswordVerificationResult.SuccessRehashNeeded;
        return account?.PasswordHash is not null && result != PasswordVerificationResult.Failed;
    }

    public string Hash(Account account, string password) => hasher.HashPassword(account, password);

    /// <summary>What is wrong with a new password, in Chinese, or null.</summary>
    public string? FaultOf(string password, string userName)
    {
        var rules = policy.Password;
        if (password.Length < rules.Shortest)
            return $"密码至少 {rules.Shortest} 个字符。";
        if (password.Length > rules.Longest)
            return $"密码最多 {rules.Longest} 个字符。";
        if (password.Contains(userName, StringComparison.OrdinalIgnoreCase))
            return "密码不能包含用户名。";
        if (password.Distinct().Count() < rules.Shortest / 2)
            return "密码中重复的字符过多。";
        return password.Length >= rules.LongEnoughForAnyClasses || ClassesOf(password) >= rules.Classes
            ? null
            : $"密码应包含大写字母、小写字母、数字、其他字符中的至少 {rules.Classes} 类，或不少于 {rules.LongEnoughForAnyClasses} 个字符。";
    }

    private static int ClassesOf(string password) =>
        (password.Any(char.IsAsciiLetterUpper) ? 1 : 0) + (password.Any(char.IsAsciiLetterLower) ? 1 : 0)
        + (password.Any(char.IsAsciiDigit) ? 1 : 0) + (password.Any(c => !char.IsAsciiLetterOrDigit(c)) ? 1 : 0);
}
