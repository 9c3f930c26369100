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
}

internal sealed class LicensingSqliteDbContext(DbContextOptions<LicensingSqliteDbContext> options, DataSession session)
    : LicensingDbContext(options, session);

internal sealed class LicensingSqlServerDbContext(DbContextOptions<LicensingSqlServerDbContext> options, DataSession session)
    : LicensingDbContext(options, session);
