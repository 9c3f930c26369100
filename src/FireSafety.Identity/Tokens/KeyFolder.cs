using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FireSafety.Identity.Tokens;

/// <summary>
/// The certificates that sign tokens and encrypt what only we read: pairs of files <c>{time}-signing.pfx</c> and
/// <c>{time}-encryption.pfx</c>. The newest valid pair is used, every pair in the folder is still accepted; read at start.
/// </summary>
internal sealed class KeyFolder
{
    public const string NewKeys = "--new-keys";

    private const string SigningSuffix = "-signing.pfx";
    private const string EncryptionSuffix = "-encryption.pfx";

    private KeyFolder(IReadOnlyList<X509Certificate2> signing, IReadOnlyList<X509Certificate2> encryption) => (Signing, Encryption) = (signing, encryption);

    /// <summary>Newest valid first.</summary>
    public IReadOnlyList<X509Certificate2> Signing { get; }

    /// <summary>Newest valid first.</summary>
    public IReadOnlyList<X509Certificate2> Encryption { get; }

    /// <summary>The configured folder; or the data folder's own, whose first pair is made here.</summary>
    /// <exception cref="InvalidOperationException">A configured folder has no valid pair.</exception>
    public static KeyFolder Open(IConfiguration configuration, IdentityOptions options, TimeProvider time)
    {
        if (options.Keys is { Length: > 0 } configured)
            return RefusalOf(configured, time) is { } refusal ? throw new InvalidOperationException(refusal) : Read(configured, time);
        var folder = OwnFolder(configuration);
        if (RefusalOf(folder, time) is not null)
            Write(folder, time);
        return Read(folder, time);
    }

    /// <summary>Why a folder will not do, in one sentence; null when it has a valid pair.</summary>
    public static string? RefusalOf(string? folder, TimeProvider time)
    {
        if (string.IsNullOrEmpty(folder))
            return $"拒绝启动：请用 Identity:Keys 指定密钥目录，并先运行本程序的 {NewKeys} 命令生成一对密钥。";
        return Valid(folder, SigningSuffix, time) && Valid(folder, EncryptionSuffix, time)
            ? null
            : $"拒绝启动：密钥目录 {folder} 中没有有效的签名和加密密钥，请先运行本程序的 {NewKeys} 命令生成一对。";
    }

    /// <summary>The command that adds a pair to the folder.</summary>
    /// <returns>Process exit code.</returns>
    public static int WriteNewKeys(IConfiguration configuration, TimeProvider time)
    {
        var folder = configuration[$"{IdentityOptions.Section}:{nameof(IdentityOptions.Keys)}"] is { Length: > 0 } configured ? configured : OwnFolder(configuration);
        Write(folder, time);
        Console.WriteLine($"已在 {Path.GetFullPath(folder)} 生成一对密钥；重新启动后启用，原有密钥继续用于验证。");
        return 0;
    }

    private static string OwnFolder(IConfiguration configuration) => Path.Combine(configuration["Database:Folder"] ?? new DatabaseOptions().Folder, "keys");

    private static KeyFolder Read(string folder, TimeProvider time) =>
        new(Load(folder, SigningSuffix, time), Load(folder, EncryptionSuffix, time));

    private static List<X509Certificate2> Load(string folder, string suffix, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return
        [
            .. Directory.GetFiles(folder, "*" + suffix)
                .Select(file => X509CertificateLoader.LoadPkcs12FromFile(file, null))
                .OrderByDescending(c => IsValid(c, now)).ThenByDescending(c => c.NotBefore),
        ];
    }

    private static bool Valid(string folder, string suffix, TimeProvider time)
    {
        if (!Directory.Exists(folder))
            return false;
        var certificates = Load(folder, suffix, time);
        var valid = certificates.Any(c => IsValid(c, time.GetUtcNow().UtcDateTime));
        certificates.ForEach(c => c.Dispose());
        return valid;
    }

    private static bool IsValid(X509Certificate2 certificate, DateTime now) =>
        certificate.NotBefore.ToUniversalTime() <= now && now < certificate.NotAfter.ToUniversalTime();

    private static void Write(string folder, TimeProvider time)
    {
        Directory.CreateDirectory(folder);
        var now = time.GetUtcNow();
        var stamp = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        Write(Path.Combine(folder, stamp + SigningSuffix), "FireSafety signing", X509KeyUsageFlags.DigitalSignature, now);
        Write(Path.Combine(folder, stamp + EncryptionSuffix), "FireSafety encryption", X509KeyUsageFlags.KeyEncipherment, now);
    }

    private static void Write(string file, string name, X509KeyUsageFlags usage, DateTimeOffset now)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        using var certificate = request.CreateSelfSigned(now, now.AddYears(IdentityPolicy.Load().Lifetimes.KeyYears));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // nobody else's to read, from its first byte on
        using var stream = new FileStream(file, options);
        stream.Write(certificate.Export(X509ContentType.Pkcs12));
    }
}
