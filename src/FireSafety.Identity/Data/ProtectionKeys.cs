using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml.Linq;
using FireSafety.Identity.Tokens;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace FireSafety.Identity.Data;

/// <summary>A key that protects cookies and second-factor keys, itself encrypted with the newest encryption certificate.</summary>
internal sealed class ProtectionKey
{
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

/// <summary>Keeps these keys in the database, so that every replica can read every other's cookies.</summary>
internal sealed class ProtectionKeyRepository(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        return [.. db.ProtectionKeys.AsNoTracking().ToList().Select(k => XElement.Parse(k.Xml))];
    }

    // The interface is not asynchronous; it is called a few times a year.
    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        db.ProtectionKeys.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}

/// <summary>Encrypts them (CMS) for the newest encryption certificate. The framework's own way wants all certificates before the host is built.</summary>
internal sealed class ProtectionKeyEncryptor(KeyFolder keys) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var envelope = new EnvelopedCms(new ContentInfo(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))));
        envelope.Encrypt(new CmsRecipient(SubjectIdentifierType.IssuerAndSerialNumber, keys.Encryption[0], RSAEncryptionPadding.OaepSHA256));
        return new EncryptedXmlInfo(new XElement("encryptedKey", Convert.ToBase64String(envelope.Encode())), typeof(ProtectionKeyDecryptor));
    }
}

/// <summary>Decrypts them with whichever certificate of the folder they were encrypted for.</summary>
internal sealed class ProtectionKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var envelope = new EnvelopedCms();
        envelope.Decode(Convert.FromBase64String(encryptedElement.Value));
        envelope.Decrypt([.. services.GetRequiredService<KeyFolder>().Encryption]);
        return XElement.Parse(Encoding.UTF8.GetString(envelope.ContentInfo.Content));
    }
}

/// <summary>Puts the repository and the certificates in place when the first key is asked for, not earlier: a migration needs neither.</summary>
internal sealed class ProtectionKeySetup(IServiceScopeFactory scopes, KeyFolder keys) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options)
    {
        options.XmlRepository = new ProtectionKeyRepository(scopes);
        options.XmlEncryptor = new ProtectionKeyEncryptor(keys);
    }
}
