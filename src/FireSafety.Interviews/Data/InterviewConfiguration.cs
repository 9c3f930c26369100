using System.Text.Json;
using FireSafety.Interviews.Commitments;
using FireSafety.Interviews.Interviews;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FireSafety.Interviews.Data;

internal sealed class InterviewConfiguration : IEntityTypeConfiguration<Interview>
{
    public void Configure(EntityTypeBuilder<Interview> interview)
    {
        interview.Property(i => i.DivisionCode).HasMaxLength(6);
        interview.Property(i => i.Reason).HasMaxLength(2000);
        interview.Property(i => i.Procedure).HasMaxLength(2000);
        interview.Property(i => i.Materials).HasMaxLength(2000);
        interview.Property(i => i.UrgentReason).HasMaxLength(500);
        interview.Property(i => i.Opening).HasMaxLength(4000);
        interview.Property(i => i.Correction).HasMaxLength(500);
        interview.Property(i => i.Conclusion).HasMaxLength(2000);
        interview.Property(i => i.CancelReason).HasMaxLength(500);
        interview.Property(i => i.NoticeNumber).HasMaxLength(40);
        interview.Property(i => i.MinutesNumber).HasMaxLength(40);
        interview.Property(i => i.SignInCode).HasMaxLength(8);
        interview.Ignore(i => i.Number);
        interview.HasIndex(i => i.SignInCode).IsUnique().HasFilter("[SignInCode] IS NOT NULL");
        interview.HasIndex(i => new { i.Status, i.ScheduledAt });
        interview.HasIndex(i => new { i.Kind, i.ScheduledAt });
        interview.HasIndex(i => new { i.DivisionCode, i.ScheduledAt });
        interview.HasIndex(i => new { i.CampaignId, i.Kind });
        interview.HasMany(i => i.Parties).WithOne().HasForeignKey(p => p.InterviewId);
        interview.HasMany(i => i.Attendees).WithOne().HasForeignKey(a => a.InterviewId);
        interview.HasMany(i => i.Problems).WithOne().HasForeignKey(p => p.InterviewId);
        interview.HasMany(i => i.Demands).WithOne().HasForeignKey(d => d.InterviewId);
        interview.HasMany(i => i.Commitments).WithOne().HasForeignKey(c => c.InterviewId);
    }
}

internal sealed class InterviewPartyConfiguration : IEntityTypeConfiguration<InterviewParty>
{
    private static readonly ValueConverter<IReadOnlyList<StatementSection>, string> Sections = new(
        sections => JsonSerializer.Serialize(sections, JsonSerializerOptions.Web),
        json => JsonSerializer.Deserialize<List<StatementSection>>(json, JsonSerializerOptions.Web)!);

    private static readonly ValueComparer<IReadOnlyList<StatementSection>> SameSections = new(
        (a, b) => a!.SequenceEqual(b!), sections => sections.Aggregate(0, (hash, s) => HashCode.Combine(hash, s)), sections => sections);

    public void Configure(EntityTypeBuilder<InterviewParty> party)
    {
        party.ToTable("Parties");
        party.Property(p => p.Excuse).HasMaxLength(500);
        party.Property(p => p.Comment).HasMaxLength(2000);
        party.Property(p => p.Statement).HasConversion(Sections, SameSections).HasMaxLength(-1);
        party.Ignore(p => p.Ref);
        party.HasIndex(p => new { p.InterviewId, p.SubjectId }).IsUnique();
        party.HasIndex(p => new { p.SubjectId, p.IsAbsent });
        party.HasIndex(p => p.AcknowledgedAt);
    }
}

// Parts refer to their party without a foreign key of their own: they are deleted with the interview, and SQL Server
// refuses two cascade paths to one table.
internal sealed class AttendeeConfiguration : IEntityTypeConfiguration<Attendee>
{
    public void Configure(EntityTypeBuilder<Attendee> attendee)
    {
        attendee.ToTable("Attendees");
        attendee.Property(a => a.Name).HasMaxLength(50);
        attendee.Property(a => a.Post).HasMaxLength(100);
        attendee.Property(a => a.Phone).HasMaxLength(20);
        attendee.Property(a => a.Authorization).HasMaxLength(100);
        attendee.HasIndex(a => new { a.InterviewId, a.PartyId, a.Name }).IsUnique();
    }
}

internal sealed class ProblemConfiguration : IEntityTypeConfiguration<Problem>
{
    public void Configure(EntityTypeBuilder<Problem> problem)
    {
        problem.ToTable("Problems");
        problem.Property(p => p.Text).HasMaxLength(1000);
        problem.HasIndex(p => p.PartyId);
    }
}

internal sealed class DemandConfiguration : IEntityTypeConfiguration<Demand>
{
    public void Configure(EntityTypeBuilder<Demand> demand)
    {
        demand.ToTable("Demands");
        demand.Property(d => d.Text).HasMaxLength(1000);
    }
}

internal sealed class CommitmentConfiguration : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> commitment)
    {
        commitment.ToTable("Commitments");
        commitment.Property(c => c.What).HasMaxLength(1000);
        commitment.Property(c => c.Proof).HasMaxLength(2000);
        commitment.Property(c => c.Note).HasMaxLength(1000);
        commitment.Ignore(c => c.IsSettled);
        commitment.HasIndex(c => new { c.Status, c.DueOn });
        commitment.HasIndex(c => c.PartyId);
        commitment.HasMany(c => c.Links).WithOne().HasForeignKey(l => l.CommitmentId);
    }
}

internal sealed class CommitmentLinkConfiguration : IEntityTypeConfiguration<CommitmentLink>
{
    public void Configure(EntityTypeBuilder<CommitmentLink> link)
    {
        link.ToTable("CommitmentLinks");
        link.HasIndex(l => new { l.TargetId, l.Kind });
    }
}

internal sealed class MinutesVersionConfiguration : IEntityTypeConfiguration<MinutesVersion>
{
    public void Configure(EntityTypeBuilder<MinutesVersion> minutes)
    {
        minutes.ToTable("Minutes");
        minutes.HasKey(m => new { m.InterviewId, m.Version });
        minutes.Property(m => m.Number).HasMaxLength(40);
        minutes.Property(m => m.Correction).HasMaxLength(500);
        minutes.HasOne<Interview>().WithMany().HasForeignKey(m => m.InterviewId);
    }
}
