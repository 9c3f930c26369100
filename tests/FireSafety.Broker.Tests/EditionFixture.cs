using FireSafety.TestKit;

namespace FireSafety.Broker.Tests;

/// <summary>One distributed edition for the tests of a class.</summary>
public sealed class EditionFixture : IAsyncLifetime
{
    internal DistributedEdition Edition { get; private set; } = null!;

    internal HttpClient Client => Edition.Gateway.Client;

    public async ValueTask InitializeAsync() => Edition = await DistributedEdition.StartAsync();

    public ValueTask DisposeAsync() => Edition.DisposeAsync();

    /// <summary>Waits for something that others bring about.</summary>
    internal static async Task EventuallyAsync(Func<Task<bool>> condition, TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await condition())
            await timer.WaitForNextTickAsync(deadline.Token);
    }
}
