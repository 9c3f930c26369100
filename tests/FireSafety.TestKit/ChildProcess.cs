using System.Collections.Concurrent;
using System.Diagnostics;

namespace FireSafety.TestKit;

/// <summary>Starts programs that must not outlive this process, however it ends.</summary>
internal static class ChildProcess
{
    // Linux ends such a child with the thread that started it, and threads of the pool come and go: so one thread starts them all.
    private static readonly BlockingCollection<Action> Work = [];

    static ChildProcess()
    {
        var thread = new Thread(Run) { IsBackground = true, Name = "Child processes" };
        thread.Start();
    }

    private static void Run()
    {
        foreach (var action in Work.GetConsumingEnumerable())
            action();
    }

    /// <summary>Starts the process; on Linux the system kills it when this process is gone.</summary>
    public static void Start(Process process)
    {
        var start = process.StartInfo;
        if (OperatingSystem.IsLinux())
        {
            var arguments = start.ArgumentList.ToList();
            start.ArgumentList.Clear();
            foreach (var argument in (string[])["--pdeathsig", "KILL", "--", start.FileName, .. arguments])
                start.ArgumentList.Add(argument);
            start.FileName = "setpriv";
        }
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                process.Start();
                started.SetResult();
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        });
        started.Task.GetAwaiter().GetResult();
    }
}
