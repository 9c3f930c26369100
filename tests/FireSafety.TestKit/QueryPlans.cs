using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.TestKit;

/// <summary>How SQLite reads what a service asks it for.</summary>
public sealed class QueryPlans : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> sorted = [];

    /// <summary>The queries so far whose rows had all to be read and sorted, because no index has them in order.</summary>
    public IReadOnlyCollection<string> SortedByHand => sorted;

    /// <summary>Looks at the queries of a service.</summary>
    public void Watch<TContext>(IServiceCollection services) where TContext : DbContext =>
        services.AddSingleton<IDbContextOptionsConfiguration<TContext>>(new Watching<TContext>(this));

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await using var explain = command.Connection!.CreateCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        foreach (DbParameter parameter in command.Parameters)
        {
            var copy = explain.CreateParameter();
            (copy.ParameterName, copy.Value) = (parameter.ParameterName, parameter.Value);
            explain.Parameters.Add(copy);
        }
        await using var steps = await explain.ExecuteReaderAsync(cancellationToken);
        while (await steps.ReadAsync(cancellationToken))
        {
            if (steps.GetString(3) == "USE TEMP B-TREE FOR ORDER BY") // of the right part of it is for a few equal rows at a time
                sorted.Enqueue(command.CommandText);
        }
        return result;
    }

    private sealed class Watching<TContext>(QueryPlans plans) : IDbContextOptionsConfiguration<TContext> where TContext : DbContext
    {
        public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(plans);
    }
}
