using Microsoft.Playwright;

namespace FireSafety.EndToEnd.Tests;

/// <summary>Debian's Chromium, driven as a person would use it.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--lang=zh-CN",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    /// <summary>Starts it.</summary>
    public static async Task<Browser> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)TimeSpan.FromSeconds(15).TotalMilliseconds); // other tests may have the machine meanwhile
        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags }));
    }

    /// <summary>A person with a browser of their own, not signed in.</summary>
    public async Task<Person> PersonAsync(Uri address, bool phone = false, bool dark = false)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.AbsoluteUri,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ReducedMotion = ReducedMotion.Reduce, // else colours are measured while they are still changing
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
        });
        context.SetDefaultTimeout((float)TimeSpan.FromSeconds(20).TotalMilliseconds);
        return new Person(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
