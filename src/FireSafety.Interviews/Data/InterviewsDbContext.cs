using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Directory;
using FireSafety.Interviews.Interviews;
using FireSafety.Interviews.Proposals;

namespace FireSafety.Interviews.Data;

/// <summary>The interviews' database; features see only this.</summary>
internal abstract class InterviewsDbContext(DbContextOptions options, DataSession session) : ServiceDbContext(options, session)
{
    /// <summary>Name of the query filter that hides supervisors' own interviews (kind 3).</summary>
    public const string ConfidentialFilter = "Confidential";

    private bool maySeeSupervisors;
    private bool responds;

    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<Interview> Interviews => Set<Interview>();
    public DbSet<MinutesVersion> Minutes => Set<MinutesVersion>();
    public DbSet<KnownUnit> Units => Set<KnownUnit>();
    public DbSet<KnownDepartment> Departments => Set<KnownDepartment>();
    public DbSet<KnownSupervisor> Supervisors => Set<KnownSupervisor>();
    public DbSet<KnownAgency> Agencies => Set<KnownAgency>();
    public DbSet<KnownCampaign> Campaigns => Set<KnownCampaign>();
    public DbSet<SettledSource> SettledSources => Set<SettledSource>();

    /// <summary>Whether kind 3 is visible: to the permitted, and to work the system does itself. Nobody unless said.</summary>
    public bool SeesSupervisors => maySeeSupervisors || ReferenceEquals(Session.Scope, AccessScope.System);

    /// <summary>Whether those called in see their interview: when they read, and when they do what a party does.</summary>
    public bool ShowsParties => OnlyReads || responds;

    /// <summary>Whether the caller is among those called in: a supervisor may be, who otherwise works with interviews.</summary>
    public bool IsCalledIn(Interview interview) => interview.Parties.Any(p => p.SubjectId == OwnId);

    /// <summary>The command is one of a party's own: acknowledging its notice, handing in its proof. In all others nobody acts as one called in.</summary>
    public void Respond() => responds = true;

    /// <summary>Shows kind 3 to an actor who may read it.</summary>
    public void ShowTo(Actor actor) => maySeeSupervisors = actor.May(Permissions.InterviewsReadSupervisors);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // Those called in see it from the notice on; before that it is the convener's own business, and stays so when it is cancelled.
        ShowOwn<Interview>(modelBuilder, i =>
            ShowsParties && i.NotifiedAt != null && i.Parties.Any(p => p.SubjectId == OwnId));
        ShowOwn<KnownUnit>(modelBuilder, u => u.Id == OwnUnit);
        modelBuilder.Entity<Interview>().HasQueryFilter(ConfidentialFilter, i =>
            i.Kind != InterviewKind.DetachmentWithSupervisors || SeesSupervisors || (ShowsParties && i.Parties.Any(p => p.SubjectId == OwnId)));
        modelBuilder.Entity<Proposal>().HasQueryFilter(
            ConfidentialFilter, p => p.Kind != InterviewKind.DetachmentWithSupervisors || SeesSupervisors);
    }
}

internal sealed class InterviewsSqliteDbContext(DbContextOptions<InterviewsSqliteDbContext> options, DataSession session)
    : InterviewsDbContext(options, session);

internal sealed class InterviewsSqlServerDbContext(DbContextOptions<InterviewsSqlServerDbContext> options, DataSession session)
    : InterviewsDbContext(options, session);
