using System.Text.Json;
using FireSafety.Units.Departments;
using FireSafety.Units.Search;
using FireSafety.Units.Supervisors;
using FireSafety.Units.Units;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FireSafety.Units.Data;

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.Property(u => u.CreditCode).HasMaxLength(18);
        unit.HasIndex(u => u.CreditCode).IsUnique();
        unit.Property(u => u.CreditCodeOverrideReason).HasMaxLength(UnitRules.TextLength);
        unit.Property(u => u.KeyUnitReason).HasMaxLength(UnitRules.TextLength);
        unit.Property(u => u.DivisionCode).HasMaxLength(6);
        unit.Property(u => u.Industry).HasMaxLength(40);
        unit.ComplexProperty(u => u.ResponsiblePerson);
        unit.ComplexProperty(u => u.Manager);
        unit.ComplexProperty(u => u.KeyUnitSuggestion);
        unit.Property(u => u.Measures).HasMaxLength(2000).HasConversion(
            measures => JsonSerializer.Serialize(measures, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<List<Measure>>(json, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyList<Measure>>((a, b) => a!.SequenceEqual(b!), m => m.Aggregate(0, HashCode.Combine), m => m));

        // Every list is in name order, so each filter has it behind its own column.
        unit.HasIndex(u => new { u.Name, u.Id });
        unit.HasIndex(u => new { u.DivisionCode, u.Name, u.Id });
        unit.HasIndex(u => new { u.Industry, u.Name, u.Id });
        unit.HasIndex(u => new { u.IsKeyUnit, u.Name, u.Id });
        unit.HasIndex(u => new { u.IsOfConcern, u.Name, u.Id });
        unit.HasIndex(u => new { u.IsVulnerableGroupFacility, u.Name, u.Id });
        unit.HasIndex(u => new { u.IsClosed, u.Name, u.Id });
        unit.HasIndex(u => new { u.ConcernReviewOn, u.Id }).HasFilter("[ConcernReviewOn] IS NOT NULL");
        unit.HasIndex(u => u.BatchId);

        unit.HasMany(u => u.Posts).WithOne().HasForeignKey(p => p.UnitId);
        unit.HasMany(u => u.Moves).WithOne().HasForeignKey(m => m.UnitId);
        unit.HasMany(u => u.Concerns).WithOne().HasForeignKey(c => c.UnitId);
        unit.HasMany(u => u.Pairings).WithOne().HasForeignKey(p => p.UnitId);
        unit.HasMany<TimelineEntry>("timeline").WithOne().HasForeignKey(t => t.UnitId);
    }
}

internal sealed class RegistrationBatchConfiguration : IEntityTypeConfiguration<RegistrationBatch>
{
    public void Configure(EntityTypeBuilder<RegistrationBatch> batch) => batch.ToTable("RegistrationBatches");
}

internal sealed class PartConfiguration : IEntityTypeConfiguration<PostHolding>, IEntityTypeConfiguration<JurisdictionMove>,
    IEntityTypeConfiguration<ConcernGround>, IEntityTypeConfiguration<AssistancePairing>, IEntityTypeConfiguration<AssistanceVisit>
{
    public void Configure(EntityTypeBuilder<PostHolding> post) => post.ToTable("PostHoldings");

    public void Configure(EntityTypeBuilder<JurisdictionMove> move)
    {
        move.ToTable("JurisdictionMoves");
        move.Property(m => m.FromDivision).HasMaxLength(6);
        move.Property(m => m.ToDivision).HasMaxLength(6);
        move.Property(m => m.Reason).HasMaxLength(UnitRules.TextLength);
    }

    public void Configure(EntityTypeBuilder<ConcernGround> ground)
    {
        ground.ToTable("ConcernGrounds");
        ground.Property(g => g.Text).HasMaxLength(UnitRules.TextLength);
        ground.Property(g => g.LiftReason).HasMaxLength(UnitRules.TextLength);
    }

    public void Configure(EntityTypeBuilder<AssistancePairing> pairing)
    {
        pairing.ToTable("AssistancePairings");
        pairing.ComplexProperty(p => p.Helper);
        pairing.HasMany(p => p.Visits).WithOne().HasForeignKey(v => v.PairingId);
    }

    public void Configure(EntityTypeBuilder<AssistanceVisit> visit)
    {
        visit.ToTable("AssistanceVisits");
        visit.Property(v => v.Findings).HasMaxLength(UnitRules.TextLength);
    }
}

internal sealed class ProjectionConfiguration : IEntityTypeConfiguration<TimelineEntry>, IEntityTypeConfiguration<HazardAtUnit>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> entry)
    {
        entry.Property(t => t.Text).HasMaxLength(UnitRules.TextLength);
        entry.HasIndex(t => new { t.UnitId, t.At, t.Id });
    }

    public void Configure(EntityTypeBuilder<HazardAtUnit> hazard)
    {
        hazard.HasKey(h => h.HazardId);
        hazard.Property(h => h.HazardId).ValueGeneratedNever();
        hazard.HasIndex(h => new { h.UnitId, h.Status });
    }
}

internal sealed class SearchConfiguration : IEntityTypeConfiguration<UnitSearchEntry>, IEntityTypeConfiguration<UnitGram>
{
    public void Configure(EntityTypeBuilder<UnitSearchEntry> entry)
    {
        entry.HasKey(e => e.UnitId);
        entry.Property(e => e.UnitId).ValueGeneratedNever();
        entry.Property(e => e.Text).HasMaxLength(400);
        entry.HasIndex(e => e.Key);
        entry.HasOne<Unit>().WithOne().HasForeignKey<UnitSearchEntry>(e => e.UnitId);
    }

    public void Configure(EntityTypeBuilder<UnitGram> gram) => gram.HasKey(g => new { g.Gram, g.UnitKey });
}

internal sealed class DirectoryConfiguration : IEntityTypeConfiguration<Department>, IEntityTypeConfiguration<Supervisor>
{
    public void Configure(EntityTypeBuilder<Department> department)
    {
        department.HasIndex(d => d.Name).IsUnique();
        department.Property(d => d.Industries).HasMaxLength(1000);
        department.ComplexProperty(d => d.Leader);
    }

    public void Configure(EntityTypeBuilder<Supervisor> supervisor)
    {
        supervisor.Property(s => s.DivisionCode).HasMaxLength(6);
        supervisor.HasIndex(s => new { s.DivisionCode, s.Name, s.Id });
    }
}
