using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Inspections;
using FireSafety.Licensing.Personnel;
using FireSafety.Licensing.Projects;

namespace FireSafety.Licensing.Data;

/// <summary>The agencies' database; features see only this.</summary>
internal abstract class LicensingDbContext(DbContextOptions options, DataSession session) : ServiceDbContext(options, session)
{
    public DbSet<ServiceAgency> Agencies => Set<ServiceAgency>();
    public DbSet<Person> Personnel => Set<Person>();
    public DbSet<ServiceProject> Projects => Set<ServiceProject>();
    public DbSet<RandomDraw> Draws => Set<RandomDraw>();
    public DbSet<Inspection> Inspections => Set<Inspection>();
    public DbSet<Finding> Findings => Set<Finding>();
    public DbSet<UnitRow> Units => Set<UnitRow>();

    /// <summary>Agencies with all that their conditions are judged by; read in several statements because the parts multiply.</summary>
    public IQueryable<ServiceAgency> WholeAgencies => Agencies
        .Include(a => a.Personnel).Include(a => a.Equipment).Include(a => a.Systems).Include(a => a.Warnings).AsSplitQuery();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ShowOwn<ServiceAgency>(modelBuilder, a => a.Id == OwnAgency);
        ShowOwn<Inspection>(modelBuilder, i => i.AgencyId == OwnAgency);
        ShowOwn<ServiceProject>(modelBuilder, p => p.AgencyId == OwnAgency);
        // An agency is registered with the city and works everywhere in it: every brigade may look it up.
        ShowAlso<ServiceAgency>(modelBuilder, a => SeesJurisdiction && ScopePath.StartsWith(a.Jurisdiction));
        ShowAlso<Inspection>(modelBuilder, i => SeesJurisdiction && ScopePath.StartsWith(i.Jurisdiction));
        // An agency knows whom it works for.
        ShowAlso<UnitRow>(modelBuilder, u => Projects.Any(p => p.UnitId == u.Id && p.AgencyId == OwnAgency));
    }
}

internal sealed class LicensingSqliteDbContext(DbContextOptions<LicensingSqliteDbContext> options, DataSession session)
    : LicensingDbContext(options, session);

internal sealed class LicensingSqlServerDbContext(DbContextOptions<LicensingSqlServerDbContext> options, DataSession session)
    : LicensingDbContext(options, session);
