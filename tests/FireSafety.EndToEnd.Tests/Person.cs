using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>What a person does at the screen, and what would disturb them.</summary>
public sealed partial class Person : IAsyncDisposable
{
    /// <summary>Of every demonstration account.</summary>
    private const string Password = "Yanshi-2024-firesafety";

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    internal Person(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>Without a network until it is switched back.</summary>
    public Task OfflineAsync(bool offline) => context.SetOfflineAsync(offline);

    /// <summary>Signs in as the demonstration account of a role, coming from a page.</summary>
    public async Task SignInAsync(string role, string path = "/")
    {
        await KnockAsync("demo-" + role, Password, path);
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == new Uri(new Uri(url), path).AbsolutePath);
    }

    /// <summary>Says name and password at the sign-in, whatever is answered.</summary>
    public async Task KnockAsync(string userName, string password, string path = "/")
    {
        await Page.GotoAsync("/sign-in?to=" + Uri.EscapeDataString(path));
        await Page.Locator("input[autocomplete=username]").FillAsync(userName);
        await Page.Locator("input[type=password]").FillAsync(password);
        await Page.Locator("button[type=submit]").ClickAsync();
    }

    /// <summary>Opens a page and waits for its title.</summary>
    public async Task OpenAsync(string path, string? title = null)
    {
        await Page.GotoAsync(path);
        await TitledAsync(title);
    }

    /// <summary>Waits until the page of that title is there and nothing of it is still being read.</summary>
    public async Task TitledAsync(string? title = null)
    {
        var heading = Page.Locator("h1").First;
        if (title is null)
            await Expect(heading).Not.ToBeEmptyAsync();
        else
            await Expect(heading).ToContainTextAsync(title);
        await Expect(Page.Locator(".waiting")).ToHaveCountAsync(0);
    }

    /// <summary>Presses a button.</summary>
    public Task PressAsync(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>Follows a link.</summary>
    public Task FollowAsync(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();

    /// <summary>Fills a field by its label.</summary>
    public Task FillAsync(string label, string value) => Field(label).FillAsync(value);

    /// <summary>Chooses in a field by its label.</summary>
    public Task ChooseAsync(string label, string option) => Field(label).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Types part of a name and takes the first that is found.</summary>
    public async Task PickAsync(string label, string part)
    {
        await Field(label).PressSequentiallyAsync(part);
        await Page.GetByRole(AriaRole.Option).First.ClickAsync();
    }

    /// <summary>Waits until a text can be read.</summary>
    public Task ReadsAsync(string text) => Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    /// <summary>The dialog that is open.</summary>
    internal Form Dialog => new(Page.Locator(".mud-dialog"));

    /// <summary>The form of the page.</summary>
    internal Form Form => new(Page.Locator("main form"));

    /// <summary>Presses a button, which opens a dialog.</summary>
    internal async Task<Form> AskForAsync(string button)
    {
        await PressAsync(button);
        return Dialog;
    }

    /// <summary>Follows a link of a part of the page, as what there is to do today.</summary>
    public Task FollowInAsync(string panel, string name) => Panel(panel).GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();

    /// <summary>A part of the page by its title.</summary>
    public ILocator Panel(string title) => Page.GetByRole(AriaRole.Region, new() { Name = title, Exact = true });

    /// <summary>Downloads what a link leads to.</summary>
    /// <returns>The file.</returns>
    public async Task<byte[]> DownloadAsync(string name)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => FollowAsync(name));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>What would disturb this person about the page: noise in the console, a page wider than the screen, foreign words, barriers.</summary>
    public async Task<IReadOnlyList<string>> DisturbancesAsync()
    {
        List<string> found = [.. complaints];
        complaints.Clear();
        if (await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
            found.Add("wider than the screen");
        var words = await Page.Locator("body").InnerTextAsync();
        found.AddRange(ForeignWord().Matches(words).Select(m => m.Value).Distinct().Select(w => "foreign word: " + w));
        var barriers = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        found.AddRange(barriers.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}"));
        return [.. found.Select(f => $"{new Uri(Page.Url).PathAndQuery}: {f}")];
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = false }).First;

    // Of four letters and more; codes, names of programs and identifiers are written in capitals, with digits or with dots.
    [GeneratedRegex(@"(?<![\w.\-/@])(?!FireSafety|admin|demo)[A-Z]?[a-z]{3,}(?![\w.\-/@])", RegexOptions.CultureInvariant)]
    private static partial Regex ForeignWord();
}
