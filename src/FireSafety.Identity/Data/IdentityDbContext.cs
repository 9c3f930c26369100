using FireSafety.Identity.Accounts;
using FireSafety.Identity.Clients;
using FireSafety.Identity.Organisations;
using FireSafety.Identity.SignIn;

namespace FireSafety.Identity.Data;

/// <summary>Accounts, machine clients, and what OpenIddict keeps of clients, authorizations and tokens; features see only this.</summary>
internal abstract class IdentityDbContext(DbContextOptions options, DataSession session) : ServiceDbContext(options, session)
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<MachineClient> MachineClients => Set<MachineClient>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<SignInRecord> SignIns => Set<SignInRecord>();
    public DbSet<AttemptTally> Tallies => Set<AttemptTally>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    /// <summary>The accounts that the caller manages: a brigade's leader those of its supervisors and units, the detachment all.</summary>
    public IQueryable<Account> ManagedAccounts =>
        Session.Scope?.Role == Roles.BrigadeLeader ? Accounts.Where(a => Roles.GivenByBrigade.Contains(a.Role)) : Accounts;

    /// <summary>Account of the caller; an id of nobody for machines and the system.</summary>
    public Guid OwnAccount => Guid.TryParse(Session.Scope?.Subject, out var id) ? id : Guid.Empty;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseOpenIddict<Guid>();
        base.OnModelCreating(modelBuilder);
        ShowOwn<Account>(modelBuilder, a => a.Id == OwnAccount);
        // OpenIddict leaves these open-ended, and a service's strings are short unless they say otherwise.
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => t.ClrType.Namespace!.StartsWith("OpenIddict", StringComparison.Ordinal)))
        {
            foreach (var property in type.GetProperties().Where(p => p.ClrType == typeof(string) && OpenEnded.Contains(p.Name)))
                property.SetMaxLength(-1);
        }
    }

    private static readonly HashSet<string> OpenEnded =
    [
        "ClientSecret", "DisplayName", "DisplayNames", "JsonWebKeySet", "Permissions", "PostLogoutRedirectUris", "Properties", "RedirectUris",
        "Requirements", "Settings", "Scopes", "Payload", "Description", "Descriptions", "Resources",
    ];
}

internal sealed class IdentitySqliteDbContext(DbContextOptions<IdentitySqliteDbContext> options, DataSession session)
    : IdentityDbContext(options, session);

internal sealed class IdentitySqlServerDbContext(DbContextOptions<IdentitySqlServerDbContext> options, DataSession session)
    : IdentityDbContext(options, session);
