using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Identity;
using FireSafety.Platform.Access;
using FireSafety.TestKit;
using Microsoft.IdentityModel.Tokens;

namespace FireSafety.Platform.Tests.Notebook;

/// <summary>Which access tokens a service believes; the issuer is a provider outside the city, the own one is tested with Identity.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private const string Notes = "/api/writer/notes";
    private static readonly Guid Subject = Guid.CreateVersion7();
    private OutsideProvider provider = null!;
    private ServiceHost host = null!;

    public async ValueTask InitializeAsync()
    {
        provider = await OutsideProvider.StartAsync();
        host = await NotebookHost.StartAsync(settings: new()
        {
            ["Identity:Issuer"] = provider.Issuer.ToString(),
            ["Identity:Claims:role"] = "post",
            ["Identity:Claims:jurisdiction"] = "area",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await provider.DisposeAsync();
    }

    private static Dictionary<string, object> Officer() =>
        new() { ["sub"] = Subject.ToString(), ["name"] = "示例人员 1", ["post"] = Roles.DetachmentOfficer, ["area"] = "/2111/" };

    private async Task<HttpResponseMessage> AskAsync(string token)
    {
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await client.GetAsync(Notes, TestContext.Current.CancellationToken);
    }

    private async Task IsRefusedAsync(string token)
    {
        using var refused = await AskAsync(token);
        await refused.IsProblemAsync(HttpStatusCode.Unauthorized, "access.not-signed-in");
    }

    [Fact]
    public async Task Token_OfTheProviderWithMappedClaims_IsBelieved()
    {
        using var answer = await AskAsync(provider.Token(Officer(), host.Time.GetUtcNow()));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Token_WhoseRoleComesUnderOurOwnNameOnly_HoldsNoPermission()
    {
        var claims = Officer();
        claims.Remove("post");
        claims["role"] = Roles.DetachmentAdmin;

        using var refused = await AskAsync(provider.Token(claims, host.Time.GetUtcNow()));

        await refused.IsProblemAsync(HttpStatusCode.Forbidden, "access.not-permitted");
    }

    [Fact]
    public async Task Token_AfterTheProviderChangedItsKey_IsBelieved()
    {
        (await AskAsync(provider.Token(Officer(), host.Time.GetUtcNow()))).Dispose();
        provider.ReplaceKey();

        // The first one makes the service fetch the keys, beside its answer.
        var status = HttpStatusCode.Unauthorized;
        for (var asked = 0; asked < 1000 && status != HttpStatusCode.OK; asked++)
        {
            using var answer = await AskAsync(provider.Token(Officer(), host.Time.GetUtcNow()));
            status = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Token_Expired_IsRefused() => await IsRefusedAsync(provider.Token(Officer(), host.Time.GetUtcNow().AddMinutes(-11)));

    [Fact]
    public async Task Token_NotYetValid_IsRefused() => await IsRefusedAsync(provider.Token(Officer(), host.Time.GetUtcNow().AddMinutes(5)));

    [Fact]
    public async Task Token_ForAnotherAudience_IsRefused() => await IsRefusedAsync(provider.Token(Officer(), host.Time.GetUtcNow(), audience: "another"));

    [Fact]
    public async Task Token_OfAnotherIssuer_IsRefused() =>
        await IsRefusedAsync(provider.Token(Officer(), host.Time.GetUtcNow(), issuer: "https://another.example/"));

    [Fact]
    public async Task Token_ThatIsAnIdToken_IsRefused() => await IsRefusedAsync(provider.Token(Officer(), host.Time.GetUtcNow(), type: "JWT"));

    [Fact]
    public async Task Token_SignedByAnotherKeyOfTheSameName_IsRefused()
    {
        var stranger = new RsaSecurityKey(RSA.Create(2048)) { KeyId = provider.Key.KeyId };

        await IsRefusedAsync(provider.Token(Officer(), host.Time.GetUtcNow(), signedWith: new SigningCredentials(stranger, SecurityAlgorithms.RsaSha256)));
    }

    [Fact]
    public async Task Token_SignedWithThePublicKeyAsASharedSecret_IsRefused()
    {
        var secret = new SymmetricSecurityKey(provider.Key.Rsa.ExportRSAPublicKey()) { KeyId = provider.Key.KeyId };

        await IsRefusedAsync(provider.Token(Officer(), host.Time.GetUtcNow(), signedWith: new SigningCredentials(secret, SecurityAlgorithms.HmacSha256)));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    public async Task Token_Unsigned_IsRefused(string algorithm)
    {
        var signed = provider.Token(Officer(), host.Time.GetUtcNow()).Split('.');
        var header = Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes($$"""{"alg":"{{algorithm}}","typ":"at+jwt"}"""));

        await IsRefusedAsync($"{header}.{signed[1]}.");
        await IsRefusedAsync($"{header}.{signed[1]}.{signed[2]}");
    }

    [Fact]
    public async Task Token_WithAChangedClaim_IsRefused()
    {
        var signed = provider.Token(Officer(), host.Time.GetUtcNow()).Split('.');
        var changed = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(signed[1]).Replace("detachment-officer", "detachment-admin", StringComparison.Ordinal));

        await IsRefusedAsync($"{signed[0]}.{changed}.{signed[2]}");
    }

    [Fact]
    public async Task Token_Revoked_IsRefusedAndOneIssuedLaterIsNot()
    {
        var token = provider.Token(Officer(), host.Time.GetUtcNow());
        (await AskAsync(token)).Dispose();

        await host.PublishAsync(new AccessRevoked { Subject = Subject.ToString(), IssuedBefore = host.Time.GetUtcNow().UtcDateTime });
        host.Time.Advance(TimeSpan.FromSeconds(2));

        await IsRefusedAsync(token);
        using var later = await AskAsync(provider.Token(Officer(), host.Time.GetUtcNow()));
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task Token_MadeWhileItsSubjectWasBeingChanged_CountsByTheStateItTellsOf()
    {
        var now = host.Time.GetUtcNow();
        var (before, after) = (Officer(), Officer());
        (before[Actor.AccessSinceClaim], after[Actor.AccessSinceClaim]) = ($"{now.UtcTicks - 1}", $"{now.UtcTicks}");

        await host.PublishAsync(new AccessRevoked { Subject = Subject.ToString(), IssuedBefore = now.UtcDateTime });

        await IsRefusedAsync(provider.Token(before, now.AddSeconds(5))); // read before the change, issued after it
        using var believed = await AskAsync(provider.Token(after, now));
        Assert.Equal(HttpStatusCode.OK, believed.StatusCode);
    }

    [Fact]
    public async Task Token_RevokedTwiceOutOfOrder_TheLaterMomentHolds()
    {
        var now = host.Time.GetUtcNow();
        await host.PublishAsync(new AccessRevoked { Subject = Subject.ToString(), IssuedBefore = now.UtcDateTime });
        await host.PublishAsync(new AccessRevoked { Subject = Subject.ToString(), IssuedBefore = now.UtcDateTime.AddHours(-1), Version = 2 });

        await IsRefusedAsync(provider.Token(Officer(), now.AddMinutes(-1)));
    }

    [Fact]
    public async Task Token_WithoutASubject_IsRefused()
    {
        var claims = Officer();
        claims.Remove("sub");

        await IsRefusedAsync(provider.Token(claims, host.Time.GetUtcNow()));
    }

    [Fact]
    public async Task Request_WithoutAToken_IsRefused()
    {
        using var client = host.Anonymous();
        using var refused = await client.GetAsync(Notes, TestContext.Current.CancellationToken);

        await refused.IsProblemAsync(HttpStatusCode.Unauthorized, "access.not-signed-in");
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Actor_ThroughAPrincipalAndBack_IsTheSame(bool isMachine)
    {
        var actor = new Actor("a", "示例人员 1", Roles.Department, "/2111/") { OrganisationId = Guid.CreateVersion7(), Industries = ["education", "health"], IsMachine = isMachine };

        var read = Actor.Of(actor.ToPrincipal("test"));

        Assert.Equal(actor with { Industries = [] }, read with { Industries = [] });
        Assert.Equal(actor.Industries, read.Industries);
    }
}
