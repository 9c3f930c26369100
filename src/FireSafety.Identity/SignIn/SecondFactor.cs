using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FireSafety.Identity.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace FireSafety.Identity.SignIn;

/// <summary>Dynamic codes of an authenticator application: RFC 6238 with the parameters that all of them know (SHA-1, 6 digits, 30 s).</summary>
internal sealed class SecondFactor(IDataProtectionProvider protection, AttemptGuard guard, TimeProvider time)
{
    private const int Seconds = 30;
    private const int RecoveryCodes = 10;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly IDataProtector protector = protection.CreateProtector("FireSafety.Identity.Authenticator");

    /// <summary>Gives the account a new key, in force once a code of it is confirmed.</summary>
    /// <returns>The key to type into the application.</returns>
    public string Begin(Account account)
    {
        var key = RandomNumberGenerator.GetString(Base32, 32);
        account.BeginSecondFactor(protector.Protect(key));
        return key;
    }

    /// <summary>The key of an enrolment that was begun and not confirmed, or null.</summary>
    public string? PendingKeyOf(Account account) =>
        account is { HasSecondFactor: false, AuthenticatorKey: { } encrypted } ? protector.Unprotect(encrypted) : null;

    /// <summary>The address that an application reads from a link or a picture.</summary>
    public static string AddressOf(Account account, string key) =>
        $"otpauth://totp/FireSafety:{Uri.EscapeDataString(account.UserName)}?secret={key}&issuer=FireSafety&digits=6&period={Seconds}";

    /// <summary>Puts the key in force.</summary>
    /// <returns>Codes to be kept on paper, shown once.</returns>
    public static IReadOnlyList<string> Confirm(Account account)
    {
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => OneTimeCode.New(groups: 2)).ToList();
        account.ConfirmSecondFactor(codes.Select(c => c.Hash));
        return [.. codes.Select(c => c.Text)];
    }

    /// <summary>Whether it is a code of the account's key of now, one period ago or one ahead, and not used before.</summary>
    /// <remarks>Saves that it was used, by itself; call before the account is changed.</remarks>
    public async Task<bool> AcceptsAsync(Account account, string code, CancellationToken ct) =>
        account.AuthenticatorKey is { } encrypted
        && PeriodOf(protector.Unprotect(encrypted), code.Replace(" ", "", StringComparison.Ordinal)) is { } period
        && await guard.UseCodeAsync(account.NormalizedUserName, period, ct);

    /// <summary>The code of a key in a period of 30 s since 1970.</summary>
    public static string CodeOf(string key, long period)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, period);
#pragma warning disable CA5350 // RFC 6238 as every application implements it
        var hash = HMACSHA1.HashData(BytesOf(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private long? PeriodOf(string key, string code)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds() / Seconds;
        foreach (var period in (long[])[now, now - 1, now + 1])
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeOf(key, period)), Encoding.ASCII.GetBytes(code)))
                return period;
        }
        return null;
    }

    private static byte[] BytesOf(string key)
    {
        var bytes = new byte[key.Length * 5 / 8];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var letter in key)
        {
            buffer = (buffer << 5) | Base32.IndexOf(letter, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8)
                continue;
            bytes[at++] = (byte)(buffer >> (bits - 8));
            bits -= 8;
            buffer &= (1 << bits) - 1;
        }
        return bytes;
    }
}
