using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using FireSafety.Platform.Data;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace FireSafety.TestKit;

/// <summary>
/// Translates every query that a test runs on SQLite a second time, with the same service's SQL Server model, and parses the
/// T-SQL. A query that SQL Server would not take fails the test that ran it. Each distinct query is looked at once per process.
/// </summary>
public sealed class SqlServerQueries : IQueryExpressionInterceptor
{
    private static readonly ConcurrentDictionary<Type, HashSet<Expression>> Known = new();
    private static readonly ConcurrentDictionary<Type, Type> Counterparts = new();

    internal static SqlServerQueries Instance { get; } = new();

    /// <summary>How many distinct queries of a service have been translated and parsed in this process.</summary>
    /// <param name="context">Its SQL Server context.</param>
    public static int CountOf(Type context) => Known.TryGetValue(context, out var queries) ? queries.Count : 0;

    /// <inheritdoc/>
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        using var server = CounterpartOf(eventData.Context!);
        var query = new OtherModel(server.Model).Visit(queryExpression);
        var known = Known.GetOrAdd(server.GetType(), _ => new(ExpressionEqualityComparer.Instance));
        lock (known)
        {
            if (known.Contains(query))
                return queryExpression;
        }
        foreach (var sql in Translate(server, query))
        {
            if (TSql.Errors(sql) is { Count: > 0 } errors)
                throw new InvalidOperationException($"SQL Server would refuse: {string.Join("; ", errors)}\n{sql}");
        }
        lock (known)
            known.Add(query);
        return queryExpression;
    }

    /// <summary>A context of the service's other heir. It never connects.</summary>
    private static ServiceDbContext CounterpartOf(DbContext sqlite)
    {
        var type = Counterparts.GetOrAdd(sqlite.GetType(), own => own.Assembly.GetTypes().Single(t => t.BaseType == own.BaseType && t != own));
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        DatabaseProvider.SqlServer.Configure(options, "Server=.", new DatabaseOptions());
        var session = new DataSession(new Clock(TimeProvider.System), TimeProvider.System, new EventCatalog(), new OutboxSignals(), new WriteGates(), new CommitCounts());
        return (ServiceDbContext)Activator.CreateInstance(type, options.Options, session)!;
    }

    // The steps of QueryCompilationContext.CreateQueryExecutorExpression up to the commands; what comes after reads rows.
    private static IEnumerable<string> Translate(ServiceDbContext server, Expression query)
    {
        var compilation = server.GetService<IQueryCompilationContextFactory>().Create(async: false);
        query = server.GetService<IQueryTranslationPreprocessorFactory>().Create(compilation).Process(query);
        query = server.GetService<IQueryableMethodTranslatingExpressionVisitorFactory>().Create(compilation).Translate(query);
        query = server.GetService<IQueryTranslationPostprocessorFactory>().Create(compilation).Process(query);

        var options = RelationalOptionsExtension.Extract(compilation.ContextOptions);
#pragma warning disable EF1001 // the parameters' constructor is EF's own; EF's version is pinned, and a change shows as a failed build
        var processor = server.GetService<IRelationalParameterBasedSqlProcessorFactory>().Create(
            new RelationalParameterBasedSqlProcessorParameters(options.UseRelationalNulls, options.ParameterizedCollectionMode));
#pragma warning restore EF1001
        foreach (var command in Commands.Of(query))
        {
            var parameters = Parameters.Of(command);
            // Null changes what EF writes, and so does the length of a list.
            foreach (var values in new[] { parameters.ToDictionary(p => p.Name, p => Made(p.Type)), parameters.ToDictionary(p => p.Name, NullOrEmpty) })
            {
                var processed = processor.Process(command, new ParametersCacheDecorator(values));
                yield return server.GetService<IQuerySqlGeneratorFactory>().Create().GetCommand(processed).CommandText;
            }
        }
    }

    private static object? Made(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return "x";
        if (ElementOf(type) is { } element)
            return ListOf(element, Made(element), Made(element));
        return type.IsValueType ? Activator.CreateInstance(type) : new object(); // FindAsync's keys are typed object
    }

    private static object? NullOrEmpty(SqlParameterExpression parameter) =>
        ElementOf(parameter.Type) is { } element ? ListOf(element)
        : parameter.IsNullable ? null
        : Made(parameter.Type);

    private static Type? ElementOf(Type type) => type == typeof(string) || type == typeof(byte[]) ? null : type
        .GetInterfaces().Append(type)
        .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static IList ListOf(Type element, params object?[] values)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var value in values)
            list.Add(value);
        return list;
    }

    /// <summary>Puts the tables of another model in place of those a query was written against.</summary>
    private sealed class OtherModel(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node switch
        {
            EntityQueryRootExpression root when root.GetType() == typeof(EntityQueryRootExpression) =>
                new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!),
            EntityQueryRootExpression => throw new NotSupportedException($"Raw SQL and the like belong to one provider: {node.GetType().Name}."),
            _ => base.VisitExtension(node),
        };
    }

    /// <summary>The commands of a translated query: its own, and one per list that a split query reads separately.</summary>
    private sealed class Commands : ExpressionVisitor
    {
        private readonly List<Expression> found = [];

        public static List<Expression> Of(Expression query)
        {
            var commands = new Commands();
            if (query is ShapedQueryExpression shaped)
            {
                commands.found.Add(shaped.QueryExpression);
                commands.Visit(shaped.ShaperExpression);
            }
            else
            {
                commands.found.Add(query);
            }
            return commands.found;
        }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is not SelectExpression)
                return base.VisitExtension(node);
            found.Add(node);
            return node;
        }
    }

    /// <summary>The parameters that a command names, each once.</summary>
    private sealed class Parameters : ExpressionVisitor
    {
        private readonly Dictionary<string, SqlParameterExpression> found = [];

        public static List<SqlParameterExpression> Of(Expression command)
        {
            var parameters = new Parameters();
            parameters.Visit(command);
            return [.. parameters.found.Values];
        }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is SqlParameterExpression parameter)
                found.TryAdd(parameter.Name, parameter);
            return base.VisitExtension(node);
        }
    }
}

/// <summary>Adds <see cref="SqlServerQueries"/> to a host's contexts, whichever they are.</summary>
internal sealed class TranslatedForSqlServer<TContext> : IDbContextOptionsConfiguration<TContext> where TContext : DbContext
{
    public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.AddInterceptors(SqlServerQueries.Instance);
}
