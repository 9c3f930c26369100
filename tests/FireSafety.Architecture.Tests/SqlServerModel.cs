using System.Data.Common;
using FireSafety.Platform.Data;
using FireSafety.Platform.Messaging;
using FireSafety.Platform.Time;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace FireSafety.Architecture.Tests;

/// <summary>What a SQL Server would refuse or warn of when it makes the tables and takes the rows; no SQL Server runs here.</summary>
public sealed class SqlServerModel
{
    private const int LongestClusteredKey = 900;
    private const int LongestIndexKey = 1700;

    public static TheoryData<string> Contexts => Migrations.SqlServerContexts;

    [Theory, MemberData(nameof(Contexts))]
    public void Save_OfEveryEntity_Parses(string context)
    {
        var commands = new List<string>();
        foreach (var type in Open(context, new DatabaseOptions()).Model.GetEntityTypes())
        {
            commands.Add(Sent(context, new DatabaseOptions(), type.Name, EntityState.Added, rows: 1));
            commands.Add(Sent(context, new DatabaseOptions(), type.Name, EntityState.Added, rows: 5)); // EF's MERGE begins at four
            commands.Add(Sent(context, new DatabaseOptions(), type.Name, EntityState.Deleted, rows: 2));
            if (Changeable(type).Any())
                commands.Add(Sent(context, new DatabaseOptions(), type.Name, EntityState.Modified, rows: 2));
        }

        Assert.Empty(commands.SelectMany(sql => TSql.Errors(sql).Select(e => $"{e}\n{sql}")));
        Assert.Contains(commands, sql => sql.Contains("MERGE", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Contexts))]
    public void Save_OneStatementABatch_SendsNoMerge(string context)
    {
        var single = new DatabaseOptions { MaxBatchSize = 1 };

        var commands = Open(context, single).Model.GetEntityTypes().Select(t => Sent(context, single, t.Name, EntityState.Added, rows: 5));

        Assert.DoesNotContain(commands, sql => sql.Contains("MERGE", StringComparison.Ordinal));
    }

    /// <summary>A longer key is only a warning when the index is made, and an error when a long row comes.</summary>
    [Theory, MemberData(nameof(Contexts))]
    public void Indexes_OfEveryTable_FitTheServersLimits(string context)
    {
        var model = Open(context, new DatabaseOptions()).Model;
        var keys = model.GetEntityTypes().SelectMany(t => t.GetKeys())
            .Select(k => (Name: k.GetName(), k.Properties, Limit: k.IsPrimaryKey() ? LongestClusteredKey : LongestIndexKey));
        var indexes = model.GetEntityTypes().SelectMany(t => t.GetIndexes())
            .Select(i => (Name: i.GetDatabaseName(), i.Properties, Limit: LongestIndexKey));

        Assert.Empty(keys.Concat(indexes).Where(x => x.Properties.Sum(BytesOf) > x.Limit)
            .Select(x => $"{x.Name}: {x.Properties.Sum(BytesOf)} of {x.Limit} bytes"));
    }

    /// <summary>Two ways by which deleting one row would delete another: error 1785 when the tables are made.</summary>
    [Theory, MemberData(nameof(Contexts))]
    public void Cascades_FromOneTable_ReachEachTableOneWay(string context)
    {
        var types = Open(context, new DatabaseOptions()).Model.GetEntityTypes().ToList();

        Assert.Empty(types.SelectMany(t => Reached(t, [])
            .GroupBy(reached => reached).Where(g => g.Count() > 1).Select(g => $"{t.GetTableName()} → {g.Key.GetTableName()}")));
    }

    private static IEnumerable<IEntityType> Reached(IEntityType from, IReadOnlyList<IEntityType> path)
    {
        if (path.Contains(from))
            return [from];
        return from.GetReferencingForeignKeys()
            .Where(k => k.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull && k.DeclaringEntityType.GetTableName() != from.GetTableName())
            .SelectMany(k => Reached(k.DeclaringEntityType, [.. path, from]).Prepend(k.DeclaringEntityType));
    }

    private static int BytesOf(IProperty property)
    {
        var stored = property.FindRelationalTypeMapping()!;
        var type = stored.Converter?.ProviderClrType ?? stored.ClrType;
        return type == typeof(string) ? stored.Size is { } length ? length * 2 : int.MaxValue / 100
            : type == typeof(Guid) ? 16
            : 8; // no number or date that is used as a key is longer
    }

    /// <summary>What EF sends for so many rows of a type, all columns touched.</summary>
    private static string Sent(string context, DatabaseOptions settings, string entity, EntityState state, int rows)
    {
        var wire = new Wire();
        using var db = Open(context, settings, wire);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        var type = db.Model.FindEntityType(entity)!;
        var adapter = db.GetService<IUpdateAdapterFactory>().Create();
        for (var row = 1; row <= rows; row++)
        {
            var entry = adapter.CreateEntry(type.GetProperties().ToDictionary(p => p.Name, p => Made(p.ClrType, row)), type);
            entry.EntityState = state;
            foreach (var generated in type.GetProperties().Where(p => state == EntityState.Added && p.ValueGenerated == ValueGenerated.OnAdd))
                entry.ToEntityEntry().Property(generated.Name).IsTemporary = true; // the server's to give
            foreach (var property in Changeable(type).Where(_ => state == EntityState.Modified))
                entry.SetPropertyModified(property);
        }
        Assert.ThrowsAny<Exception>(() => db.GetService<IDatabase>().SaveChanges(adapter.GetEntriesToSave()));
        return wire.Sent ?? throw new InvalidOperationException($"Nothing was sent for {state} {entity}.");
    }

    private static IEnumerable<IProperty> Changeable(IEntityType type) =>
        type.GetFlattenedProperties().Where(p => p.GetAfterSaveBehavior() == PropertySaveBehavior.Save);

    private static object? Made(Type type, int row)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? $"x{row}"
            : type == typeof(Guid) ? new Guid(row, 0, 0, new byte[8])
            : type == typeof(int) ? row
            : type == typeof(long) ? (long)row
            : type.IsArray ? Array.CreateInstance(type.GetElementType()!, row)
            : type.IsInterface && type.GetGenericArguments() is [var key, var value] ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))
            : type.IsInterface ? Array.CreateInstance(type.GetGenericArguments()[0], 0)
            : Activator.CreateInstance(type);
    }

    private static ServiceDbContext Open(string name, DatabaseOptions settings, Wire? wire = null)
    {
        var type = Parts.Contexts.Single(t => t.FullName == name);
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        DatabaseProvider.SqlServer.Configure(options, "Server=.", settings);
        if (wire is not null)
            options.AddInterceptors(wire, Unplugged.Instance);
        var session = new DataSession(new Clock(TimeProvider.System), TimeProvider.System, new EventCatalog(), new OutboxSignals(), new WriteGates(), new CommitCounts());
        return (ServiceDbContext)Activator.CreateInstance(type, options.Options, session)!;
    }

    /// <summary>Keeps the text of the first command and ends the save there.</summary>
    private sealed class Wire : DbCommandInterceptor
    {
        public string? Sent { get; private set; }

        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Sent ??= command.CommandText;
            throw new InvalidOperationException("There is no server.");
        }
    }

    private sealed class Unplugged : DbConnectionInterceptor
    {
        public static Unplugged Instance { get; } = new();

        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();
    }
}
