namespace FireSafety.Identity.Accounts;

/// <summary>Shows the first administrator's one-time code to whoever sits at the terminal; without one, in a file that only its owner reads. Logs are kept and read by others.</summary>
/// <param name="terminal">Null when nobody sits there.</param>
/// <param name="folder">Where the file is put otherwise.</param>
/// <param name="console">What may be collected: told where the file is, not the code.</param>
internal sealed class FirstCode(TextWriter? terminal, string folder, TextWriter console)
{
    private string File => Path.Combine(folder, "first-administrator.txt");

    public static FirstCode OfThisProcess(IConfiguration configuration) => new(
        Console.IsErrorRedirected ? null : Console.Error, Path.GetFullPath(configuration["Database:Folder"] ?? new DatabaseOptions().Folder), Console.Out);

    /// <summary>Saves and shows. What cannot be shown is not saved: nobody could sign in until it ends.</summary>
    public async Task ShowAsync(string text, Func<Task> save)
    {
        if (terminal is not null)
        {
            await save();
            await terminal.WriteLineAsync(text);
            return;
        }
        Directory.CreateDirectory(folder);
        Forget();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var file = new StreamWriter(File, options))
        {
            await save();
            await file.WriteLineAsync(text);
        }
        await console.WriteLineAsync($"首次运行：管理员的一次性代码写在 {File} （只有运行本程序的用户可读），用后自动删除。");
    }

    /// <summary>Removes the file; its code was used, or is about to be replaced.</summary>
    public void Forget()
    {
        if (System.IO.File.Exists(File))
            System.IO.File.Delete(File);
    }
}
