using FireSafety.Units.Departments;
using FireSafety.Units.Search;
using FireSafety.Units.Supervisors;
using FireSafety.Units.Units;

namespace FireSafety.Units.Data;

/// <summary>The registry's database; features see only this.</summary>
internal abstract class UnitsDbContext(DbContextOptions options, DataSession session) : ServiceDbContext(options, session)
{
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<RegistrationBatch> Batches => Set<RegistrationBatch>();
    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();
    public DbSet<HazardAtUnit> Hazards => Set<HazardAtUnit>();
    public DbSet<UnitSearchEntry> SearchEntries => Set<UnitSearchEntry>();
    public DbSet<UnitGram> Grams => Set<UnitGram>();
    public DbSet<Department> Departments => Set<Department>();
    public DbSet<Supervisor> Supervisors => Set<Supervisor>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ShowOwn<Unit>(modelBuilder, u => u.Id == OwnUnit || OwnIndustries.Contains(u.Industry));
        ShowAlso<Department>(modelBuilder, d => d.Id == OwnDepartment || (SeesJurisdiction && ScopePath.StartsWith(d.Jurisdiction)));
    }
}

internal sealed class UnitsSqliteDbContext(DbContextOptions<UnitsSqliteDbContext> options, DataSession session)
    : UnitsDbContext(options, session);

internal sealed class UnitsSqlServerDbContext(DbContextOptions<UnitsSqlServerDbContext> options, DataSession session)
    : UnitsDbContext(options, session);
