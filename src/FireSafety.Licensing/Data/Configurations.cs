using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Conditions;
using FireSafety.Licensing.Equipment;
using FireSafety.Licensing.Inspections;
using FireSafety.Licensing.Personnel;
using FireSafety.Licensing.Projects;
using FireSafety.Licensing.Systems;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FireSafety.Licensing.Data;

internal sealed class ServiceAgencyConfiguration : IEntityTypeConfiguration<ServiceAgency>
{
    public void Configure(EntityTypeBuilder<ServiceAgency> agency)
    {
        agency.Property(a => a.CreditCode).HasMaxLength(18);
        agency.HasIndex(a => a.CreditCode).IsUnique();
        agency.HasIndex(a => a.NameNormalized);
        agency.HasIndex(a => new { a.Status, a.Category });
        agency.HasIndex(a => a.NextReviewOn);
        agency.HasIndex(a => a.NextExpiryOn);
        agency.Property(a => a.HomeDivisionCode).HasMaxLength(6);
        agency.Property(a => a.CreditCodeReason).HasMaxLength(500);
        agency.Property(a => a.StatusReason).HasMaxLength(500);
        agency.ComplexProperty(a => a.Manager);
        agency.ComplexProperty(a => a.TechnicalLead);
        agency.ComplexProperty(a => a.DeclaredPremises);
        agency.ComplexProperty(a => a.VerifiedPremises);
        agency.HasMany(a => a.Personnel).WithOne().HasForeignKey(p => p.AgencyId);
        agency.HasMany(a => a.Equipment).WithOne().HasForeignKey(e => e.AgencyId);
        agency.HasMany(a => a.Systems).WithOne().HasForeignKey(s => s.AgencyId);
        agency.HasMany(a => a.Warnings).WithOne().HasForeignKey(w => w.AgencyId);
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("Personnel");
        person.Property(p => p.CertificateNumber).HasMaxLength(64);
        person.Property(p => p.CertificateKey).HasMaxLength(64);
        person.HasIndex(p => p.CertificateKey);
        person.Property(p => p.LeaveReason).HasMaxLength(500);
        person.ComplexProperty(p => p.Declared);
        person.ComplexProperty(p => p.Verified);
        person.ComplexProperty(p => p.Verification, v => v.Property(x => x.Note).HasMaxLength(500));
    }
}

internal sealed class EquipmentItemConfiguration : IEntityTypeConfiguration<EquipmentItem>
{
    public void Configure(EntityTypeBuilder<EquipmentItem> item)
    {
        item.ToTable("Equipment");
        item.Property(e => e.ItemCode).HasMaxLength(20);
        item.ComplexProperty(e => e.Declared);
        item.ComplexProperty(e => e.Verified);
        item.ComplexProperty(e => e.Verification, v => v.Property(x => x.Note).HasMaxLength(500));
    }
}

internal sealed class ManagementSystemConfiguration : IEntityTypeConfiguration<ManagementSystem>
{
    public void Configure(EntityTypeBuilder<ManagementSystem> system)
    {
        system.ToTable("ManagementSystems");
        system.ComplexProperty(s => s.Verification, v => v.Property(x => x.Note).HasMaxLength(500));
    }
}

internal sealed class ExpiryWarningConfiguration : IEntityTypeConfiguration<ExpiryWarning>
{
    public void Configure(EntityTypeBuilder<ExpiryWarning> warning)
    {
        warning.ToTable("ExpiryWarnings");
        warning.Property(w => w.Kind).HasMaxLength(20);
        // Each warning once, even if two replicas run the step at the same moment.
        warning.HasIndex(w => new { w.AgencyId, w.ItemId, w.Kind, w.ExpiresOn, w.DaysAhead }).IsUnique();
    }
}

internal sealed class ServiceProjectConfiguration : IEntityTypeConfiguration<ServiceProject>
{
    public void Configure(EntityTypeBuilder<ServiceProject> project)
    {
        project.ComplexProperty(p => p.Contract, c => c.Property(x => x.Number).HasMaxLength(64));
        project.ComplexProperty(p => p.TechnicalHead);
        project.ComplexProperty(p => p.ProjectHead);
        project.ComplexProperty(p => p.Archive);
        project.HasIndex(p => p.AgencyId);
        project.HasIndex(p => p.UnitId);
        project.HasOne<ServiceAgency>().WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
        project.HasMany(p => p.Conclusions).WithOne().HasForeignKey(c => c.ProjectId);
    }
}

internal sealed class ConclusionConfiguration : IEntityTypeConfiguration<Conclusion>
{
    public void Configure(EntityTypeBuilder<Conclusion> conclusion)
    {
        conclusion.ToTable("Conclusions");
        conclusion.Property(c => c.Number).HasMaxLength(64);
        conclusion.HasIndex(c => new { c.ProjectId, c.Number }).IsUnique();
        conclusion.ComplexProperty(c => c.Signatures);
    }
}

internal sealed class RandomDrawConfiguration : IEntityTypeConfiguration<RandomDraw>
{
    public void Configure(EntityTypeBuilder<RandomDraw> draw)
    {
        draw.Property(d => d.Candidates).IsJson();
        draw.Property(d => d.Drawn).IsJson();
        draw.HasIndex(d => d.DrawnOn);
    }
}

internal sealed class InspectionConfiguration : IEntityTypeConfiguration<Inspection>
{
    public void Configure(EntityTypeBuilder<Inspection> inspection)
    {
        inspection.Property(i => i.Items).IsJson();
        inspection.Property(i => i.Trigger).HasMaxLength(500);
        inspection.HasIndex(i => new { i.AgencyId, i.InspectedOn });
        inspection.HasIndex(i => i.InspectedOn);
        inspection.HasIndex(i => new { i.DrawId, i.AgencyId }).IsUnique().HasFilter("[DrawId] IS NOT NULL");
        inspection.HasOne<ServiceAgency>().WithMany().HasForeignKey(i => i.AgencyId).OnDelete(DeleteBehavior.Restrict);
        inspection.HasOne<RandomDraw>().WithMany().HasForeignKey(i => i.DrawId).OnDelete(DeleteBehavior.Restrict);
        inspection.HasMany(i => i.Findings).WithOne().HasForeignKey(f => f.InspectionId);
    }
}

internal sealed class FindingConfiguration : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> finding)
    {
        finding.Property(f => f.Violation).HasMaxLength(40);
        finding.Property(f => f.ItemCode).HasMaxLength(10);
        finding.Property(f => f.Description).HasMaxLength(1000);
        finding.Property(f => f.Correction).HasMaxLength(1000);
        finding.Property(f => f.VerificationNote).HasMaxLength(500);
        finding.ComplexProperty(f => f.Penalty);
        finding.HasIndex(f => new { f.Class, f.Status });
    }
}

internal sealed class UnitRowConfiguration : IEntityTypeConfiguration<UnitRow>
{
    public void Configure(EntityTypeBuilder<UnitRow> unit)
    {
        unit.Property(u => u.CreditCode).HasMaxLength(18);
        unit.Property(u => u.Version).ValueGeneratedNever();
    }
}
