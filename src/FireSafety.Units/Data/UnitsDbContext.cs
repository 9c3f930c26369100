using FireSafety.Units.Units;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FireSafety.Units.Data;

/// <summary>The registry's database; features see only this.</summary>
internal abstract class UnitsDbContext(DbContextOptions options, DataSession session) : ServiceDbContext(options, session)
{
    public DbSet<Unit> Units => Set<Unit>();
}

internal sealed class UnitsSqliteDbContext(DbContextOptions<UnitsSqliteDbContext> options, DataSession session)
    : UnitsDbContext(options, session);

internal sealed class UnitsSqlServerDbContext(DbContextOptions<UnitsSqlServerDbContext> options, DataSession session)
    : UnitsDbContext(options, session);

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.Property(u => u.CreditCode).HasMaxLength(18);
        unit.HasIndex(u => u.CreditCode).IsUnique();
        unit.ComplexProperty(u => u.ResponsiblePerson);
        unit.ComplexProperty(u => u.Manager);
    }
}
