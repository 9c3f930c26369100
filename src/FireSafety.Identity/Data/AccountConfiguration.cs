using FireSafety.Identity.Accounts;
using FireSafety.Identity.Clients;
using FireSafety.Identity.Organisations;
using FireSafety.Identity.SignIn;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FireSafety.Identity.Data;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<MachineClient>,
    IEntityTypeConfiguration<SignInRecord>, IEntityTypeConfiguration<AttemptTally>, IEntityTypeConfiguration<ProtectionKey>, IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.Property(a => a.UserName).HasMaxLength(Account.UserNameLength);
        account.Property(a => a.NormalizedUserName).HasMaxLength(Account.UserNameLength);
        account.HasIndex(a => a.NormalizedUserName).IsUnique();
        account.Property(a => a.Role).HasMaxLength(40);
        account.Property(a => a.DivisionCode).HasMaxLength(6);
        account.HasIndex(a => a.OrganisationId);
        account.Property(a => a.DisabledReason).HasMaxLength(500);
        account.Property(a => a.AuthenticatorKey).HasMaxLength(1000);
        account.Property(a => a.RecoveryCodes).HasMaxLength(2000);
    }

    public void Configure(EntityTypeBuilder<MachineClient> client)
    {
        client.Property(c => c.ClientId).HasMaxLength(MachineClient.ClientIdLength);
        client.HasIndex(c => c.ClientId).IsUnique();
        client.Property(c => c.Role).HasMaxLength(40);
        client.Property(c => c.DivisionCode).HasMaxLength(6);
    }

    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.Property(o => o.Id).ValueGeneratedNever();
        organisation.Property(o => o.Kind).HasMaxLength(40);
        organisation.HasIndex(o => o.Name);
    }

    public void Configure(EntityTypeBuilder<SignInRecord> record)
    {
        record.ToTable("SignIns");
        record.HasIndex(r => new { r.AccountId, r.Id });
    }

    public void Configure(EntityTypeBuilder<AttemptTally> tally)
    {
        tally.ToTable("AttemptTallies");
        tally.HasKey(t => new { t.Name, t.Client });
        tally.Property(t => t.Name).HasMaxLength(64);
        tally.Property(t => t.Client).HasMaxLength(64);
        tally.HasIndex(t => t.FailedAt);
    }

    public void Configure(EntityTypeBuilder<ProtectionKey> key)
    {
        key.ToTable("ProtectionKeys");
        key.HasKey(k => k.Name);
        key.Property(k => k.Xml).HasMaxLength(-1);
    }
}
