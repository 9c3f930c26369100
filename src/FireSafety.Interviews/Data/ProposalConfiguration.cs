using FireSafety.Interviews.Directory;
using FireSafety.Interviews.Proposals;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FireSafety.Interviews.Data;

internal sealed class ProposalConfiguration : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.Property(p => p.Decision).HasMaxLength(500);
        proposal.Ignore(p => p.Subject);
        proposal.Ignore(p => p.HasCause);
        // Two events at once may both find no open proposal; the second is refused here and delivered again.
        proposal.HasIndex(p => new { p.Kind, p.SubjectId }).IsUnique().HasFilter("[Status] = 'Open'");
        proposal.HasIndex(p => new { p.Status, p.Kind, p.LastGroundAt });
        proposal.HasIndex(p => p.SubjectId);
        proposal.HasIndex(p => p.InterviewId);
        proposal.HasIndex(p => p.CampaignId);
        proposal.HasMany(p => p.Grounds).WithOne().HasForeignKey(g => g.ProposalId);
    }
}

internal sealed class GroundConfiguration : IEntityTypeConfiguration<Ground>
{
    public void Configure(EntityTypeBuilder<Ground> ground)
    {
        ground.ToTable("Grounds");
        ground.Property(g => g.Words).HasMaxLength(1000);
        ground.HasIndex(g => new { g.ProposalId, g.Kind, g.SourceId }).IsUnique();
        ground.HasIndex(g => new { g.SourceId, g.Kind });
        ground.HasIndex(g => new { g.Industry, g.Kind });
    }
}

internal sealed class KnownUnitConfiguration : IEntityTypeConfiguration<KnownUnit>
{
    public void Configure(EntityTypeBuilder<KnownUnit> unit)
    {
        unit.ToTable("KnownUnits");
        unit.Property(u => u.Id).ValueGeneratedNever();
        unit.Property(u => u.DivisionCode).HasMaxLength(6);
        unit.Ignore(u => u.IsToBeCovered);
        unit.HasIndex(u => new { u.IsKeyUnit, u.IsClosed });
    }
}

internal sealed class KnownDepartmentConfiguration : IEntityTypeConfiguration<KnownDepartment>
{
    public void Configure(EntityTypeBuilder<KnownDepartment> department)
    {
        department.ToTable("KnownDepartments");
        department.Property(d => d.Id).ValueGeneratedNever();
        department.PrimitiveCollection(d => d.Industries).HasMaxLength(2000);
    }
}

internal sealed class KnownSupervisorConfiguration : IEntityTypeConfiguration<KnownSupervisor>
{
    public void Configure(EntityTypeBuilder<KnownSupervisor> supervisor)
    {
        supervisor.ToTable("KnownSupervisors");
        supervisor.Property(s => s.Id).ValueGeneratedNever();
        supervisor.Property(s => s.DivisionCode).HasMaxLength(6);
    }
}

internal sealed class KnownAgencyConfiguration : IEntityTypeConfiguration<KnownAgency>
{
    public void Configure(EntityTypeBuilder<KnownAgency> agency)
    {
        agency.ToTable("KnownAgencies");
        agency.Property(a => a.Id).ValueGeneratedNever();
    }
}

internal sealed class KnownCampaignConfiguration : IEntityTypeConfiguration<KnownCampaign>
{
    public void Configure(EntityTypeBuilder<KnownCampaign> campaign)
    {
        campaign.ToTable("KnownCampaigns");
        campaign.Property(c => c.Id).ValueGeneratedNever();
    }
}

internal sealed class SettledSourceConfiguration : IEntityTypeConfiguration<SettledSource>
{
    public void Configure(EntityTypeBuilder<SettledSource> source)
    {
        source.ToTable("SettledSources");
        source.HasKey(s => s.SourceId);
        source.Property(s => s.SourceId).ValueGeneratedNever();
    }
}
