using System.Text.Json;

namespace FireSafety.Standalone;

/// <summary>The folder with the databases, held by one process at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream held;

    private DataFolder(string path, FileStream held) => (Path, this.held) = (path, held);

    public string Path { get; }

    /// <summary>Takes the folder, or says in one sentence why not. The operating system lets go of it when the process ends, however it ends.</summary>
    public static DataFolder? TryLock(string path, out string? refusal)
    {
        refusal = null;
        try
        {
            Directory.CreateDirectory(path);
            return new DataFolder(path, new FileStream(System.IO.Path.Combine(path, "firesafety.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            refusal = $"数据目录 {path} 正被另一个 FireSafety 进程使用；请先停止它，或用 --data 指定另一个目录。";
        }
        catch (UnauthorizedAccessException)
        {
            refusal = $"没有权限写入数据目录 {path}；请用 --data 指定可写的目录。";
        }
        return null;
    }

    /// <summary>Nobody's data are in it.</summary>
    public bool IsEmpty => !Directory.EnumerateFiles(Path, "*.db").Any();

    /// <summary>Reads a small state file of this folder; null when there is none.</summary>
    public T? Read<T>(string name) where T : class
    {
        var file = System.IO.Path.Combine(Path, name);
        return File.Exists(file) ? JsonSerializer.Deserialize<T>(File.ReadAllText(file), JsonSerializerOptions.Web) : null;
    }

    /// <summary>Replaces a small state file whole: a reader after a crash finds the old or the new one.</summary>
    public void Write<T>(string name, T state)
    {
        var file = System.IO.Path.Combine(Path, name);
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(state, JsonSerializerOptions.Web));
        File.Move(file + ".new", file, overwrite: true);
    }

    public void Dispose() => held.Dispose();
}
