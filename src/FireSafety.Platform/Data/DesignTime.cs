using FireSafety.Platform.Messaging;
using FireSafety.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace FireSafety.Platform.Data;

/// <summary>Makes a context without a host, for <c>dotnet ef migrations add</c>. A service declares one heir per provider.</summary>
public abstract class DesignTimeFactory<TContext>(DatabaseProvider provider) : IDesignTimeDbContextFactory<TContext>
    where TContext : ServiceDbContext
{
    /// <inheritdoc/>
    public TContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        provider.Configure(options, provider == DatabaseProvider.Sqlite ? "Data Source=:memory:" : "Server=.", new DatabaseOptions());
        var session = new DataSession(new Clock(TimeProvider.System), TimeProvider.System, new EventCatalog(), new OutboxSignals(), new WriteGates(), new CommitCounts());
        return (TContext)Activator.CreateInstance(typeof(TContext), options.Options, session)!;
    }
}
