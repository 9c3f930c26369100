using System.Text.Json;
using FireSafety.Hazards.Complaints;
using FireSafety.Hazards.Hazards;
using FireSafety.Hazards.LookBacks;
using FireSafety.Hazards.MajorHazards;
using FireSafety.Hazards.Sealing;
using FireSafety.Hazards.Subscriptions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FireSafety.Hazards.Data;

/// <summary>The service's database; features see only this.</summary>
internal abstract class HazardsDbContext(DbContextOptions options, DataSession session) : ServiceDbContext(options, session)
{
    public DbSet<Hazard> Hazards => Set<Hazard>();
    public DbSet<Complaint> Complaints => Set<Complaint>();
    public DbSet<LookBack> LookBacks => Set<LookBack>();
    public DbSet<UnitCopy> Units => Set<UnitCopy>();
    public DbSet<SupervisorCopy> Supervisors => Set<SupervisorCopy>();

    /// <summary>Hazards with what the life from order to closing asks about.</summary>
    public IQueryable<Hazard> HazardsWithLife => Hazards
        .Include(h => h.Items).Include(h => h.Orders).Include(h => h.Claims).Include(h => h.Reinspections).AsSplitQuery();

    /// <summary>Hazards with judgements and listings.</summary>
    public IQueryable<Hazard> HazardsWithJudgements => Hazards.Include(h => h.Judgements).Include(h => h.Listings).AsSplitQuery();

    /// <summary>Hazards with their seals.</summary>
    public IQueryable<Hazard> HazardsWithSeals => Hazards.Include(h => h.Seals);

    /// <summary>A person whom the request names as the one who did it, with the account that it came from.</summary>
    public Doer By(Person named) => new(named, Session.Command!.Actor is { IsMachine: false } actor ? actor.Id : null);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ShowOwn<Hazard>(modelBuilder, h => h.UnitId == OwnUnit || OwnIndustries.Contains(h.Industry));
        ShowOwn<UnitCopy>(modelBuilder, u => u.Id == OwnUnit || OwnIndustries.Contains(u.Industry));
    }

    /// <summary>The number of an official document of the brigade that answers for a jurisdiction, e.g. 盘双消限改〔2024〕3号.</summary>
    public async Task<string> NumberAsync(string jurisdiction, string kind, int year, CancellationToken ct)
    {
        var division = Divisions.OfPath(jurisdiction);
        var organ = division == Divisions.City ? division.ShortName : Divisions.City.ShortName + division.ShortName;
        var series = organ + kind;
        return Platform.Numbering.OfficialNumber.Of(series, year, await NextNumberAsync(series, year, ct));
    }
}

internal sealed class HazardsSqliteDbContext(DbContextOptions<HazardsSqliteDbContext> options, DataSession session)
    : HazardsDbContext(options, session);

internal sealed class HazardsSqlServerDbContext(DbContextOptions<HazardsSqlServerDbContext> options, DataSession session)
    : HazardsDbContext(options, session);

internal sealed class HazardConfiguration : IEntityTypeConfiguration<Hazard>
{
    public void Configure(EntityTypeBuilder<Hazard> hazard)
    {
        hazard.Property(h => h.Description).HasMaxLength(500);
        hazard.Property(h => h.RejectedReason).HasMaxLength(500);
        hazard.Property(h => h.Industry).HasMaxLength(64);
        hazard.Ignore(h => h.CurrentOrder);
        hazard.HasMany(h => h.Items).WithOne().IsRequired();
        hazard.HasMany(h => h.Orders).WithOne().IsRequired();
        hazard.HasMany(h => h.Claims).WithOne().IsRequired();
        hazard.HasMany(h => h.Reinspections).WithOne().IsRequired();
        hazard.HasMany(h => h.Judgements).WithOne().IsRequired();
        hazard.HasMany(h => h.Listings).WithOne().IsRequired();
        hazard.HasMany(h => h.Seals).WithOne().IsRequired();
        hazard.HasIndex(h => h.UnitId);
        hazard.HasIndex(h => h.FoundOn);
        // Every list counts its rows, and who may see a row is asked of these three: counted here, no row is read.
        hazard.HasIndex(h => new { h.Jurisdiction, h.UnitId, h.Industry });
        hazard.HasIndex(h => new { h.Status, h.RectifyBy });
        // For lists in these orders; what most hazards have none of is filtered, so that reporting one does not pay for it.
        hazard.HasIndex(h => new { h.RectifyBy, h.Id }).HasFilter("[RectifyBy] IS NOT NULL");
        hazard.HasIndex(h => h.ReinspectBy).HasFilter("[ReinspectBy] IS NOT NULL");
        hazard.HasIndex(h => h.SealedUntil).HasFilter("[SealedUntil] IS NOT NULL");
        hazard.HasIndex(h => h.OverdueOn).HasFilter("[OverdueOn] IS NOT NULL");
        hazard.HasIndex(h => h.ClosedOn).HasFilter("[ClosedOn] IS NOT NULL");
        hazard.HasIndex(h => h.SupervisorId).HasFilter("[SupervisorId] IS NOT NULL");
        hazard.HasIndex(h => h.IsListed).HasFilter("[IsListed] = 1");
        hazard.HasIndex(h => new { h.IsMajor, h.Id });
    }
}

internal sealed class HazardItemConfiguration : IEntityTypeConfiguration<HazardItem>
{
    public void Configure(EntityTypeBuilder<HazardItem> item)
    {
        item.ToTable("HazardItems");
        item.Property(i => i.Description).HasMaxLength(500);
        item.Property(i => i.EvidenceText).HasMaxLength(500);
        item.Ignore(i => i.HasEvidence);
    }
}

internal sealed class RectificationOrderConfiguration : IEntityTypeConfiguration<RectificationOrder>
{
    public void Configure(EntityTypeBuilder<RectificationOrder> order)
    {
        order.ToTable("RectificationOrders");
        order.HasIndex(o => o.Number).IsUnique();
        order.Property(o => o.Measures).HasMaxLength(500);
        order.Property(o => o.ContingencyPlan).HasMaxLength(500);
        order.Property(o => o.ExtensionReason).HasMaxLength(500);
    }
}

internal sealed class RectificationClaimConfiguration : IEntityTypeConfiguration<RectificationClaim>
{
    public void Configure(EntityTypeBuilder<RectificationClaim> claim)
    {
        claim.ToTable("RectificationClaims");
        claim.Property(c => c.Account).HasMaxLength(256);
        claim.Property(c => c.Note).HasMaxLength(500);
    }
}

internal sealed class ReinspectionConfiguration : IEntityTypeConfiguration<Reinspection>
{
    public void Configure(EntityTypeBuilder<Reinspection> reinspection)
    {
        reinspection.ToTable("Reinspections");
        reinspection.Property(r => r.Account).HasMaxLength(256);
        reinspection.Property(r => r.Findings).HasMaxLength(1000);
    }
}

internal sealed class MajorJudgementConfiguration : IEntityTypeConfiguration<MajorJudgement>
{
    public void Configure(EntityTypeBuilder<MajorJudgement> judgement)
    {
        judgement.ToTable("MajorJudgements");
        judgement.Property(j => j.Basis).HasMaxLength(1000);
        judgement.Property(j => j.Met).IsJsonColumn();
        judgement.Property(j => j.Discussion).IsJsonColumn();
        judgement.Property(j => j.Experts).IsJsonColumn();
    }
}

internal sealed class ListingConfiguration : IEntityTypeConfiguration<Listing>
{
    public void Configure(EntityTypeBuilder<Listing> listing)
    {
        listing.ToTable("Listings");
        listing.Property(l => l.LastOutcomeReason).HasMaxLength(500);
    }
}

internal sealed class SealConfiguration : IEntityTypeConfiguration<Seal>
{
    public void Configure(EntityTypeBuilder<Seal> seal)
    {
        seal.ToTable("Seals");
        seal.HasIndex(s => s.Number).IsUnique();
        seal.Property(s => s.ReleaseReason).HasMaxLength(500);
        seal.Property(s => s.DecidedBy).IsJsonColumn();
    }
}

internal sealed class ComplaintConfiguration : IEntityTypeConfiguration<Complaint>
{
    public void Configure(EntityTypeBuilder<Complaint> complaint)
    {
        complaint.Property(c => c.Code).HasMaxLength(16);
        complaint.HasIndex(c => c.Code).IsUnique();
        complaint.Property(c => c.Detail).HasMaxLength(2000);
        complaint.Property(c => c.CheckResult).HasMaxLength(1000);
        complaint.Property(c => c.Outcome).HasMaxLength(1000);
        complaint.Property(c => c.NotToldReason).HasMaxLength(500);
        complaint.HasIndex(c => new { c.Status, c.CheckDueAt });
        complaint.HasIndex(c => c.UnitId);
    }
}

internal sealed class LookBackConfiguration : IEntityTypeConfiguration<LookBack>
{
    public void Configure(EntityTypeBuilder<LookBack> lookBack) => lookBack.HasMany(l => l.Draws).WithOne().IsRequired();
}

internal sealed class LookBackDrawConfiguration : IEntityTypeConfiguration<LookBackDraw>
{
    public void Configure(EntityTypeBuilder<LookBackDraw> draw)
    {
        draw.ToTable("LookBackDraws");
        draw.HasIndex(d => d.HazardId);
        draw.Property(d => d.Findings).HasMaxLength(1000);
    }
}

internal static class JsonColumns
{
    /// <summary>Keeps a small immutable list as JSON in one column; it is replaced, never changed.</summary>
    public static void IsJsonColumn<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property.HasMaxLength(-1).HasConversion(
        list => JsonSerializer.Serialize(list, JsonSerializerOptions.Web),
        text => JsonSerializer.Deserialize<List<T>>(text, JsonSerializerOptions.Web)!,
        new ValueComparer<IReadOnlyList<T>>((a, b) => ReferenceEquals(a, b) || a!.SequenceEqual(b!), list => list.Count, list => list));
}
