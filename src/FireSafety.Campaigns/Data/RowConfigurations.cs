using FireSafety.Campaigns.Figures;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FireSafety.Campaigns.Data;

// Versions are concurrency tokens: of two events of one aggregate applied at once, one is run again and sees the other.

internal sealed class InterviewRowConfiguration : IEntityTypeConfiguration<InterviewRow>
{
    public void Configure(EntityTypeBuilder<InterviewRow> row)
    {
        row.ToTable("Interviews");
        row.Property(i => i.Id).ValueGeneratedNever();
        row.Property(i => i.Version).IsConcurrencyToken();
        row.Property(i => i.Class).HasMaxLength(16);
        row.Property(i => i.Status).HasMaxLength(40);
        row.Property(i => i.DivisionCode).HasMaxLength(6);
        row.Property(i => i.PartiesHash).HasMaxLength(64);
        row.HasIndex(i => new { i.CampaignId, i.Class, i.Day });
    }
}

internal sealed class PartyRowConfiguration : IEntityTypeConfiguration<PartyRow>
{
    public void Configure(EntityTypeBuilder<PartyRow> row)
    {
        row.ToTable("InterviewParties");
        row.HasKey(p => new { p.InterviewId, p.PartyId });
        row.Property(p => p.PartyKind).HasMaxLength(40);
        row.HasIndex(p => p.PartyId);
    }
}

internal sealed class AttendeeRowConfiguration : IEntityTypeConfiguration<AttendeeRow>
{
    public void Configure(EntityTypeBuilder<AttendeeRow> row)
    {
        row.ToTable("InterviewAttendees");
        row.Property(a => a.Id).ValueGeneratedNever();
        row.Property(a => a.Version).IsConcurrencyToken();
        row.HasIndex(a => a.InterviewId);
    }
}

internal sealed class CommitmentRowConfiguration : IEntityTypeConfiguration<CommitmentRow>
{
    public void Configure(EntityTypeBuilder<CommitmentRow> row)
    {
        row.ToTable("InterviewCommitments");
        row.Property(c => c.Id).ValueGeneratedNever();
        row.Property(c => c.Version).IsConcurrencyToken();
        row.Property(c => c.Status).HasMaxLength(40);
        row.Property(c => c.What).HasMaxLength(2000);
        row.HasIndex(c => c.InterviewId);
    }
}

internal sealed class HazardRowConfiguration : IEntityTypeConfiguration<HazardRow>
{
    public void Configure(EntityTypeBuilder<HazardRow> row)
    {
        row.ToTable("Hazards");
        row.Property(h => h.Id).ValueGeneratedNever();
        row.Property(h => h.Version).IsConcurrencyToken();
        row.Property(h => h.DivisionCode).HasMaxLength(6);
        row.Property(h => h.Status).HasMaxLength(40);
        row.Property(h => h.Description).HasMaxLength(2000);
        row.HasIndex(h => new { h.FoundOn, h.Status });
        row.HasIndex(h => h.ClosedOn);
    }
}

internal sealed class FindingRowConfiguration : IEntityTypeConfiguration<FindingRow>
{
    public void Configure(EntityTypeBuilder<FindingRow> row)
    {
        row.ToTable("AgencyFindings");
        row.Property(f => f.Id).ValueGeneratedNever();
        row.Property(f => f.Class).HasMaxLength(40);
        row.Property(f => f.DivisionCode).HasMaxLength(6);
        row.Property(f => f.Description).HasMaxLength(2000);
        row.HasIndex(f => f.InspectedOn);
    }
}

internal sealed class UnitRowConfiguration : IEntityTypeConfiguration<UnitRow>
{
    public void Configure(EntityTypeBuilder<UnitRow> row)
    {
        row.ToTable("Units");
        row.Property(u => u.Id).ValueGeneratedNever();
        row.Property(u => u.Version).IsConcurrencyToken();
        row.Property(u => u.DivisionCode).HasMaxLength(6);
        row.HasIndex(u => u.IsKeyUnit).HasFilter("[IsKeyUnit] = 1");
        row.HasIndex(u => u.IsVulnerableGroupFacility).HasFilter("[IsVulnerableGroupFacility] = 1");
        row.HasIndex(u => u.IsOfConcern).HasFilter("[IsOfConcern] = 1");
    }
}
