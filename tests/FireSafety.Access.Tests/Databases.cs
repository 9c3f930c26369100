using Microsoft.Data.Sqlite;

namespace FireSafety.Access.Tests;

/// <summary>The services' SQLite files as they were prepared, so that every command meets the same city.</summary>
internal sealed class Databases : IDisposable
{
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

    /// <summary>Tables that have a column of that name.</summary>
    public IReadOnlyList<string> TablesWith(string service, string column) => [.. Query(
        service, $"SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = '{column}' WHERE m.type = 'table' ORDER BY 1").Select(r => (string)r[0]!)];

    /// <summary>The rows that a query gives.</summary>
    public IEnumerable<object?[]> Query(string service, string sql)
    {
        using var command = files[service].Live.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }

    /// <summary>All rows of a jurisdiction in a service, as one text.</summary>
    public string RowsOf(string service, string jurisdiction) => string.Join('\n', TablesWith(service, "Jurisdiction").SelectMany(table =>
        Query(service, $"SELECT * FROM \"{table}\" WHERE Jurisdiction LIKE '{jurisdiction}%' ORDER BY rowid").Select(r => $"{table}|{string.Join('|', r)}")));

    public void Dispose()
    {
        foreach (var (live, kept) in files.Values)
        {
            live.Dispose();
            kept.Dispose();
        }
    }
}
