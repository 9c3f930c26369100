using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace FireSafety.Platform.Data;

/// <summary>The one place that knows in what the two databases differ. Features never ask which one runs.</summary>
public abstract class DatabaseProvider
{
    /// <summary>A file per service, for one process.</summary>
    public static DatabaseProvider Sqlite { get; } = new SqliteProvider();

    /// <summary>A server database per service.</summary>
    public static DatabaseProvider SqlServer { get; } = new SqlServerProvider();

    /// <summary>The provider a context runs on.</summary>
    public static DatabaseProvider Of(DbContext context) =>
        context.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal) ? Sqlite : SqlServer;

    /// <summary>Points a context at a database.</summary>
    public abstract void Configure(DbContextOptionsBuilder options, string connectionString, DatabaseOptions settings);

    /// <summary>Whether a save failed because a unique key was already there, told by error number, never by text.</summary>
    public static bool IsUniqueViolation(DbUpdateException e) => e.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 1555 or 2067,
        SqlException server => server.Number is 2601 or 2627,
        _ => false,
    };

    /// <summary>Brings the database to the newest migration.</summary>
    public abstract Task MigrateAsync(DbContext context, CancellationToken ct);

    /// <summary>Key of the line in which this database's writers wait, or null when the server orders them itself.</summary>
    internal abstract string? WriteGateKey(DbContext context);

    // A failed save is often a lost race that is run again; whoever gives up on it writes it to the log.
    private static DbContextOptionsBuilder Common(DbContextOptionsBuilder options) => options.ConfigureWarnings(warnings => warnings.Log(
        (RelationalEventId.CommandError, LogLevel.Debug),
        (CoreEventId.SaveChangesFailed, LogLevel.Debug),
        (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug)));

    private sealed class SqliteProvider : DatabaseProvider
    {
        public override void Configure(DbContextOptionsBuilder options, string connectionString, DatabaseOptions settings) =>
            Common(options.UseSqlite(connectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)))
                .AddInterceptors(DurableConnection.Instance);

        public override async Task MigrateAsync(DbContext context, CancellationToken ct)
        {
            if (!(await context.Database.GetPendingMigrationsAsync(ct)).Any())
                return;
            // A killed process leaves its lock row behind and Migrate() would wait for it for ever; the data folder is
            // locked to one process, so whoever held it is gone.
            await context.Database.ExecuteSqlRawAsync(
                """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL); DELETE FROM "__EFMigrationsLock";""", ct);
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", ct);
            await context.Database.MigrateAsync(ct);
        }

        internal override string? WriteGateKey(DbContext context) => context.Database.GetConnectionString();
    }

    private sealed class SqlServerProvider : DatabaseProvider
    {
        private const int DatabaseExists = 1801;

        public override void Configure(DbContextOptionsBuilder options, string connectionString, DatabaseOptions settings) =>
            Common(options.UseSqlServer(connectionString, server =>
            {
                server.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery); // an aggregate with several lists of parts is no product of them
                // Safe to repeat even when a commit went through and only its acknowledgement was lost: one save is one
                // transaction, and each holds a row that cannot be written twice (a new Guid key, a Version or a number that
                // has moved on, an inbox key, a receipt), so the repeat fails as a whole and the caller finds the receipt.
                // A transaction that somebody else starts could not be repeated: BeginTransaction is banned.
                server.EnableRetryOnFailure();
                if (settings.MaxBatchSize is { } size)
                    server.MaxBatchSize(size);
            }));

        /// <summary>Makes the database where it is missing. EF holds a lock of the server's while it migrates, but not while it creates.</summary>
        public override async Task MigrateAsync(DbContext context, CancellationToken ct)
        {
            try
            {
                await context.Database.MigrateAsync(ct);
            }
            catch (SqlException e) when (e.Number == DatabaseExists)
            {
                // another process made it between our look and our CREATE DATABASE
                await context.Database.MigrateAsync(ct);
            }
        }

        internal override string? WriteGateKey(DbContext context) => null;
    }

    /// <summary>What was acknowledged survives a power cut: every connection syncs fully.</summary>
    private sealed class DurableConnection : DbConnectionInterceptor
    {
        public static DurableConnection Instance { get; } = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = Durable(connection);
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData); // SQLite has no asynchronous calls to wait for
            return Task.CompletedTask;
        }

        private static DbCommand Durable(DbConnection connection)
        {
            var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous=FULL;";
            return command;
        }
    }
}

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>Sqlite</c> (default) or <c>SqlServer</c>.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>Folder of the SQLite files; one file per service.</summary>
    public string Folder { get; set; } = "data";

    /// <summary>Most statements EF sends in one batch on SQL Server, 1 or more; EF's own default when null. With 1 no MERGE is sent.</summary>
    public int? MaxBatchSize { get; set; }

    /// <summary>Apply pending migrations when the service starts; on in Development and standalone.</summary>
    public bool? MigrateAtStart { get; set; }
}
