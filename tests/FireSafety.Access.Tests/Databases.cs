using Microsoft.Data.Sqlite;

namespace FireSafety.Access.Tests;

/// <summary>The services' SQLite files as they were prepared, so that every command meets the same city.</summary>
internal sealed class Databases : IDisposable
{
    // They tell of the caller's doing, in the caller's own words.
    private static readonly string[] Platform = ["Outbox", "AuditTrail", "Receipts"];

    private readonly Dictionary<string, (SqliteConnection Live, SqliteConnection Kept)> files = [];

    /// <summary>Keeps the files of a folder as they are now.</summary>
    public Databases(string folder)
    {
        foreach (var path in Directory.GetFiles(folder, "*.db"))
        {
            var live = new SqliteConnection($"Data Source={path};Pooling=False");
            var kept = new SqliteConnection("Data Source=:memory:");
            live.Open();
            kept.Open();
            live.BackupDatabase(kept);
            files[Path.GetFileNameWithoutExtension(path)] = (live, kept);
        }
    }

    public IEnumerable<string> Services => files.Keys;

    /// <summary>A number that differs as soon as anyone else has committed anything to a service's file.</summary>
    public long Version(string service) => Query(service, "PRAGMA data_version").Select(r => (long)r[0]!).Single();

    /// <summary>Puts a service's file back to what was kept; the host's own connections see it with their next statement.</summary>
    public void Restore(string service) => files[service].Kept.BackupDatabase(files[service].Live);

    /// <summary>Whether any row of a service's file, the audit trail's aside, is not as it was kept.</summary>
    public bool HasChangedBesideTheTrail(string service)
    {
        var (live, kept) = files[service];
        return TablesWith(service, "%").Except(["AuditTrail", "sqlite_sequence"]).Any(table => !Rows(live, table).SetEquals(Rows(kept, table)));

        static HashSet<string> Rows(SqliteConnection file, string table) => [.. Query(file, $"SELECT * FROM \"{table}\"")
            .Select(row => string.Join('|', row.Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : v)))];
    }

    /// <summary>Tables that have a column like that.</summary>
    public IReadOnlyList<string> TablesWith(string service, string column) => [.. Query(
        service, $"SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name LIKE '{column}' WHERE m.type = 'table' ORDER BY 1").Select(r => (string)r[0]!)];

    /// <summary>The rows that a query gives.</summary>
    public IEnumerable<object?[]> Query(string service, string sql) => Query(files[service].Live, sql);

    private static IEnumerable<object?[]> Query(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }

    /// <summary>Every row of a service's own tables that shows something of a side, as text.</summary>
    public HashSet<string> RowsThatShow(string service, Side side) => [.. TablesWith(service, "%").Except(Platform)
        .SelectMany(table => Query(service, $"SELECT * FROM \"{table}\"").Select(r => $"{table}|{string.Join('|', r)}"))
        .Where(row => side.Traces.Any(t => row.Contains(t, StringComparison.Ordinal)))];

    /// <summary>Number of the newest event in a service's outbox; 0 when there is none.</summary>
    public long LastEvent(string service) => Query(service, "SELECT COALESCE(MAX(Sequence), 0) FROM Outbox").Select(r => (long)r[0]!).Single();

    /// <summary>Events after one that are told in a side's jurisdiction.</summary>
    public IReadOnlyList<string> EventsOf(string service, long after, Side side) => [.. Query(
        service, $"SELECT Payload FROM Outbox WHERE Sequence > {after} AND json_extract(Payload, '$.jurisdiction') LIKE '{side.Path}%'").Select(r => (string)r[0]!)];

    /// <summary>Events whose aggregate is nowhere, or whose jurisdiction is not their aggregate's.</summary>
    public IReadOnlyList<string> EventsOutOfPlace(string service)
    {
        var aggregates = string.Join(" UNION ALL ", TablesWith(service, "Id").Intersect(TablesWith(service, "Jurisdiction"))
            .Select(t => $"SELECT Id, Jurisdiction FROM \"{t}\""));
        return [.. Query(service, $"""
            SELECT o.Payload FROM Outbox o LEFT JOIN ({aggregates}) a ON a.Id = o.OrderingKey
            GROUP BY o.Sequence HAVING SUM(a.Jurisdiction = json_extract(o.Payload, '$.jurisdiction')) IS NOT 1
            """).Select(r => (string)r[0]!)];
    }

    public void Dispose()
    {
        foreach (var (live, kept) in files.Values)
        {
            live.Dispose();
            kept.Dispose();
        }
    }
}
