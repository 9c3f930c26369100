using System.Text.Json;
using FireSafety.Campaigns.Briefings;
using FireSafety.Campaigns.Campaigns;
using FireSafety.Campaigns.Tasks;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FireSafety.Campaigns.Data;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> campaign)
    {
        campaign.Property(c => c.Series).HasMaxLength(30);
        campaign.HasIndex(c => new { c.Status, c.From });
    }
}

internal sealed class DeployedTaskConfiguration : IEntityTypeConfiguration<DeployedTask>
{
    public void Configure(EntityTypeBuilder<DeployedTask> task)
    {
        task.ToTable("Tasks");
        task.Property(t => t.Description).HasMaxLength(2000);
        task.Property(t => t.DivisionCode).HasMaxLength(6);
        task.HasIndex(t => new { t.CampaignId, t.Status });
        task.HasIndex(t => new { t.Status, t.DueOn });
        task.HasIndex(t => t.SupervisorId);
        task.HasOne<Campaign>().WithMany().HasForeignKey(t => t.CampaignId).OnDelete(DeleteBehavior.Restrict);
        task.HasMany(t => t.Reports).WithOne().HasForeignKey("TaskId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        task.Navigation(t => t.Reports).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class ProgressReportConfiguration : IEntityTypeConfiguration<ProgressReport>
{
    public void Configure(EntityTypeBuilder<ProgressReport> report)
    {
        report.ToTable("TaskReports");
        report.Property(r => r.Note).HasMaxLength(1000);
    }
}

internal sealed class BriefingConfiguration : IEntityTypeConfiguration<Briefing>
{
    public void Configure(EntityTypeBuilder<Briefing> briefing)
    {
        briefing.Ignore(b => b.Label).Ignore(b => b.Words);
        briefing.Property(b => b.Lead).HasMaxLength(4000);
        briefing.Property(b => b.ReturnedBecause).HasMaxLength(500);
        briefing.Property(b => b.Facts).HasMaxLength(-1).HasConversion(new FactsConverter(), new FactsComparer());
        briefing.HasIndex(b => new { b.CampaignId, b.Edition, b.Year, b.Issue }).IsUnique();
        briefing.HasOne<Campaign>().WithMany().HasForeignKey(b => b.CampaignId).OnDelete(DeleteBehavior.Restrict);
        briefing.HasMany(b => b.Sections).WithOne().HasForeignKey("BriefingId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        briefing.HasMany(b => b.Overrides).WithOne().HasForeignKey("BriefingId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        briefing.HasMany(b => b.Figures).WithOne().HasForeignKey("BriefingId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        foreach (var parts in new[] { nameof(Briefing.Sections), nameof(Briefing.Overrides), nameof(Briefing.Figures) })
            briefing.Navigation(parts).UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    private sealed class FactsConverter() : ValueConverter<IReadOnlyDictionary<string, string>, string>(
        facts => JsonSerializer.Serialize(facts, JsonSerializerOptions.Default),
        json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Default)!);

    private sealed class FactsComparer() : ValueComparer<IReadOnlyDictionary<string, string>>(
        (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.OrderBy(f => f.Key).SequenceEqual(b.OrderBy(f => f.Key))),
        facts => facts.Count,
        facts => facts);
}

internal sealed class BriefingSectionConfiguration : IEntityTypeConfiguration<BriefingSection>
{
    public void Configure(EntityTypeBuilder<BriefingSection> section)
    {
        section.ToTable("BriefingSections");
        section.Property(s => s.Text).HasMaxLength(-1);
    }
}

internal sealed class FigureOverrideConfiguration : IEntityTypeConfiguration<FigureOverride>
{
    public void Configure(EntityTypeBuilder<FigureOverride> value)
    {
        value.ToTable("BriefingOverrides");
        value.Property(o => o.Reference).HasMaxLength(100);
        value.Property(o => o.Reason).HasMaxLength(500);
    }
}

internal sealed class FrozenFigureConfiguration : IEntityTypeConfiguration<FrozenFigure>
{
    public void Configure(EntityTypeBuilder<FrozenFigure> figure)
    {
        figure.ToTable("BriefingFigures");
        figure.Property(f => f.Reference).HasMaxLength(100);
    }
}

internal sealed class FrozenRowConfiguration : IEntityTypeConfiguration<FrozenRow>
{
    public void Configure(EntityTypeBuilder<FrozenRow> row)
    {
        row.ToTable("BriefingRows");
        row.HasKey(r => new { r.FigureId, r.Ordinal });
        row.Property(r => r.Class).HasMaxLength(40);
        row.Property(r => r.DivisionCode).HasMaxLength(6);
        row.Property(r => r.Detail).HasMaxLength(2000);
        row.HasOne<FrozenFigure>().WithMany().HasForeignKey(r => r.FigureId).OnDelete(DeleteBehavior.Restrict);
    }
}
