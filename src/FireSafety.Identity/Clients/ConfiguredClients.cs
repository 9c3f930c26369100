using FireSafety.Identity.Accounts;
using FireSafety.Identity.Data;
using OpenIddict.Abstractions;
using Grants = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace FireSafety.Identity.Clients;

/// <summary>Brings the clients of <see cref="IdentityOptions.Clients"/> into the database, with the secrets that the configuration has now.</summary>
internal sealed class ConfiguredClients(IdentityDbContext db, IOpenIddictApplicationManager applications, IdentityOptions options, TimeProvider time)
{
    private const int ShortestSecret = 32;

    /// <exception cref="InvalidOperationException">An entry cannot be a client, or a client of that id was registered by hand.</exception>
    public async Task EnterAsync(CancellationToken ct)
    {
        var known = await db.MachineClients.ToDictionaryAsync(c => c.ClientId, ct);
        foreach (var gone in known.Values.Where(c => c.IsConfigured && (!options.Clients.TryGetValue(c.ClientId, out var wanted) || wanted.Role != c.Role)).ToList())
        {
            await ClientEndpoints.TakeAwayAsync(gone, db, time, ct);
            await db.SaveChangesAsync(ct);
            known.Remove(gone.ClientId);
        }
        foreach (var (id, wanted) in options.Clients)
        {
            var post = PostOf(id, wanted);
            if (known.GetValueOrDefault(id) is { IsConfigured: false })
                throw new InvalidOperationException($"Identity:Clients:{id}: a client of this id was registered by hand; remove it first.");
            if (!known.ContainsKey(id))
            {
                db.MachineClients.Add(MachineClient.Configure(id, wanted.Name ?? id, post, time.GetUtcNow().UtcDateTime));
                await applications.CreateAsync(Describe(id, wanted.Name ?? id, wanted.Secret), ct);
            }
            else if (await applications.FindByClientIdAsync(id, ct) is { } application && !await applications.ValidateClientSecretAsync(application, wanted.Secret, ct))
            {
                known[id].ChangeSecret(time.GetUtcNow().UtcDateTime);
                await applications.UpdateAsync(application, wanted.Secret, ct);
            }
        }
    }

    /// <summary>What OpenIddict is to know of a machine client.</summary>
    public static OpenIddictApplicationDescriptor Describe(string id, string name, string secret) => new()
    {
        ClientId = id,
        ClientSecret = secret,
        ClientType = OpenIddictConstants.ClientTypes.Confidential,
        DisplayName = name,
        Permissions = { Grants.Endpoints.Token, Grants.Endpoints.Revocation, Grants.GrantTypes.ClientCredentials, Grants.Prefixes.Scope + Tokens.Server.ApiScope },
    };

    private static Post PostOf(string id, IdentityOptions.ConfiguredClient wanted)
    {
        if (wanted.Secret.Length < ShortestSecret)
            throw new InvalidOperationException($"Identity:Clients:{id}:Secret must have at least {ShortestSecret} characters.");
        var (post, error) = Posts.OfDivision(wanted.Role, Divisions.City.Code);
        return post ?? throw new InvalidOperationException($"Identity:Clients:{id}:Role: {error!.Detail}");
    }
}
