namespace FireSafety.TestKit;

/// <summary>Waiting without sleeping.</summary>
public static class Eventually
{
    /// <summary>Waits for something that others bring about.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition, TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await condition())
            await timer.WaitForNextTickAsync(deadline.Token);
    }
}
