using FireSafety.Contracts.Identity;
using FireSafety.Identity.Accounts;
using FireSafety.Identity.Organisations;
using FireSafety.Identity.Tokens;

namespace FireSafety.Identity.Clients;

/// <summary>A program that calls the services on its own behalf (服务客户端). OpenIddict keeps its secret, hashed.</summary>
internal sealed class MachineClient : AggregateRoot
{
    public const int ClientIdLength = 50;

    private MachineClient() { }

    public string ClientId { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Role { get; private set; } = "";
    public string DivisionCode { get; private set; } = "";
    public Guid? OrganisationId { get; private set; }
    public string? OrganisationName { get; private set; }

    /// <summary>Comes from <see cref="IdentityOptions.Clients"/> and goes with it.</summary>
    public bool IsConfigured { get; private set; }

    /// <summary>When its secret was made, UTC, real time.</summary>
    public DateTime SecretMadeAt { get; private set; }

    /// <summary>Since when what its tokens say holds, UTC, real time: those that say an earlier moment are void.</summary>
    public DateTime AccessSince { get; private set; }

    public static MachineClient Register(string clientId, string name, Post post, DateTime now) => new()
    {
        ClientId = clientId,
        Name = name,
        Role = post.Role,
        DivisionCode = post.Division.Code,
        Jurisdiction = post.Division.Path,
        OrganisationId = post.OrganisationId,
        OrganisationName = post.OrganisationName,
        SecretMadeAt = now,
        AccessSince = now, // later than whatever a removed client of the same id had
    };

    public static MachineClient Configure(string clientId, string name, Post post, DateTime now)
    {
        var client = Register(clientId, name, post, now);
        client.IsConfigured = true;
        return client;
    }

    /// <summary>The old secret, and every token that was got with it, is void.</summary>
    public void ChangeSecret(DateTime now)
    {
        SecretMadeAt = now;
        Revoke(now);
    }

    /// <summary>The organisation changed: the client goes where it goes. For one that is no more it gets no token.</summary>
    public void Follow(Organisation organisation, bool isOther, DateTime now)
    {
        var division = Divisions.OfPath(organisation.Jurisdiction);
        (DivisionCode, Jurisdiction, OrganisationName) = (division.Code, division.Path, organisation.Name);
        if (isOther || organisation.IsClosed)
            Revoke(now);
    }

    /// <summary>Tokens that are still out are void.</summary>
    public void Remove(DateTime now) => Revoke(now);

    private void Revoke(DateTime now)
    {
        AccessSince = Revocation.MomentAfter(AccessSince, now);
        Raise(new AccessRevoked { Subject = ClientId, IssuedBefore = AccessSince });
    }
}
