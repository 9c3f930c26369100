using System.Text.Json;
using Microsoft.JSInterop;

namespace FireSafety.Web.Habits.Forms;

/// <summary>What was typed and not yet sent, kept in the browser's own tab: it outlives a lost connection, a reload and a restarted server.</summary>
internal sealed class Drafts(IJSRuntime browser, TimeProvider time)
{
    /// <summary>What was typed, and which version of what it is about stood beside it.</summary>
    public sealed record Kept<T>(T Value, long? Version);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private readonly Dictionary<string, CancellationTokenSource> pending = [];

    /// <summary>The name of what must not be kept: passwords.</summary>
    public const string None = "";

    /// <summary>What was kept; null when nothing was, or it no longer fits.</summary>
    public async Task<Kept<T>?> ReadAsync<T>(string name) where T : class
    {
        if (name == None)
            return null;
        try
        {
            return await browser.InvokeAsync<string?>("sessionStorage.getItem", Key(name)) is { } json
                && JsonSerializer.Deserialize<Kept<T>>(json) is { Value: not null } kept ? kept : null;
        }
        catch (Exception e) when (e is JsonException or JSException or JSDisconnectedException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Keeps it, once the person pauses.</summary>
    public void Keep<T>(string name, T value, long? version)
    {
        if (name == None)
            return;
        Stop(name);
        var stop = pending[name] = new CancellationTokenSource();
        _ = KeepAsync(Key(name), new Kept<T>(value, version), stop.Token);
    }

    /// <summary>Forgets it: it was sent, or given up.</summary>
    public async Task ForgetAsync(string name)
    {
        Stop(name);
        if (name == None)
            return;
        try
        {
            await browser.InvokeVoidAsync("sessionStorage.removeItem", Key(name));
        }
        catch (JSDisconnectedException) { } // the tab is gone, and its storage with it
    }

    /// <summary>No longer keeps changes of it.</summary>
    public void Stop(string name)
    {
        if (!pending.Remove(name, out var stop))
            return;
        stop.Cancel();
        stop.Dispose();
    }

    private async Task KeepAsync<T>(string key, T value, CancellationToken ct)
    {
        try
        {
            await Task.Delay(Pause, time, ct);
            await browser.InvokeVoidAsync("sessionStorage.setItem", ct, key, JsonSerializer.Serialize(value));
        }
        catch (Exception e) when (e is OperationCanceledException or JSException or JSDisconnectedException) { } // a draft is a courtesy
    }

    private static string Key(string name) => "draft:" + name;
}
