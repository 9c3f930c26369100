using FireSafety.Campaigns.Briefings;
using FireSafety.Campaigns.Campaigns;
using FireSafety.Campaigns.Figures;
using FireSafety.Campaigns.Tasks;
using FireSafety.Contracts.Interviews;

namespace FireSafety.Campaigns.Data;

/// <summary>Drives, tasks, briefings and the rows that figures count; features see only this.</summary>
internal abstract class CampaignsDbContext(DbContextOptions options, DataSession session) : ServiceDbContext(options, session)
{
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<DeployedTask> Tasks => Set<DeployedTask>();
    public DbSet<Briefing> Briefings => Set<Briefing>();
    public DbSet<FrozenRow> FrozenRows => Set<FrozenRow>();

    public DbSet<InterviewRow> Interviews => Set<InterviewRow>();
    public DbSet<PartyRow> Parties => Set<PartyRow>();
    public DbSet<AttendeeRow> Attendees => Set<AttendeeRow>();
    public DbSet<CommitmentRow> Commitments => Set<CommitmentRow>();
    public DbSet<HazardRow> Hazards => Set<HazardRow>();
    public DbSet<FindingRow> Findings => Set<FindingRow>();
    public DbSet<UnitRow> Units => Set<UnitRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // The city's drive addresses every brigade and department; tasks and figures under it stay limited to one's own rows.
        ShowAlso<Campaign>(modelBuilder, c => OwnDepartment != Guid.Empty || (SeesJurisdiction && ScopePath.StartsWith(c.Jurisdiction)));
        ShowAlso<Briefing>(modelBuilder, b => b.Status == BriefingStatus.Published
            && (OwnDepartment != Guid.Empty || (SeesJurisdiction && ScopePath.StartsWith(b.Jurisdiction))));
        ShowAlso<PartyRow>(modelBuilder, p => p.PartyId == OwnId);
        // Those called in know of it from the notice on.
        ShowAlso<InterviewRow>(modelBuilder, i => i.Status != nameof(InterviewStatus.Planned) && Parties.Any(p => p.InterviewId == i.Id && p.PartyId == OwnId));
    }
}

internal sealed class CampaignsSqliteDbContext(DbContextOptions<CampaignsSqliteDbContext> options, DataSession session)
    : CampaignsDbContext(options, session);

internal sealed class CampaignsSqlServerDbContext(DbContextOptions<CampaignsSqlServerDbContext> options, DataSession session)
    : CampaignsDbContext(options, session);
