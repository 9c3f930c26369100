using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FireSafety.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>What a person does at the screen, and what would disturb them.</summary>
public sealed partial class Person : IAsyncDisposable
{
    /// <summary>Of every demonstration account.</summary>
    internal const string DemoPassword = "Yanshi-2024-firesafety";

    // Milliseconds. What is away is asked for every ten seconds, on machines that are busy with a dozen processes.
    private const float Patience = 60_000;

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

    /// <summary>Signs in as the demonstration account of a role, coming from a page.</summary>
    public Task SignInAsync(string role, string path = "/") => SignInAsync("demo-" + role, DemoPassword, path);

    /// <summary>Signs in with a user name and a password, coming from a page.</summary>
    public async Task SignInAsync(string userName, string password, string path)
    {
        await KnockAsync(userName, password, path);
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

    /// <summary>Opens a page again and again until it is not shown without signing in.</summary>
    public Task IsSentToSignInAsync(string path) => Eventually.HoldsAsync(async () =>
    {
        await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit }); // being sent there breaks off the loading of the page
        await TitledAsync();
        return await Page.Locator("input[autocomplete=username]").IsVisibleAsync();
    }, TimeSpan.FromMilliseconds(Patience));

    /// <summary>Sets a password with a one-time code.</summary>
    public async Task SetPasswordAsync(string userName, string code, string password)
    {
        await Page.GotoAsync("/sign-in");
        await FollowAsync("用一次性代码设置密码");
        await FillAsync("用户名", userName);
        await FillAsync("一次性代码", code);
        await Page.Locator("input[name=password]").FillAsync(password);
        await FillAsync("再次输入新密码", password);
        await PressAsync("设置");
        await Page.WaitForURLAsync("**/account/sign-in?done=password");
    }

    /// <summary>Registers a unit and stays on its page.</summary>
    public async Task RegisterUnitAsync(string name, string creditCode)
    {
        await OpenAsync("/units/new", "单位建档");
        await FillAsync("单位名称", name);
        await FillAsync("统一社会信用代码", creditCode);
        await FillAsync("地址", "示例路 1 号");
        await Fields.ChooseFirstAsync("行业");
        await ChooseAsync("辖区", "双台子区");
        await FillAsync("姓名", "示例责任人");
        await PressAsync("建档");
        await TitledAsync(name);
    }

    /// <summary>Reports a hazard and stays on its page; a unit's account reports its own.</summary>
    public async Task ReportHazardAsync(string? unit, string description)
    {
        await OpenAsync("/hazards/new", "上报隐患");
        if (unit is not null)
            await PickAsync("单位", unit);
        await FillAsync("隐患描述", description);
        await PressAsync("上报");
        await TitledAsync(description);
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
        await Expect(heading).ToBeVisibleAsync(); // not before the page knows whether it is dark
        await Expect(Page.Locator(".waiting")).ToHaveCountAsync(0);
    }

    /// <summary>Presses a button.</summary>
    public Task PressAsync(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>Follows a link.</summary>
    public Task FollowAsync(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();

    /// <summary>Fills a field by its label.</summary>
    public Task FillAsync(string label, string value) => Fields.FillAsync(label, value);

    /// <summary>Chooses in a field by its label.</summary>
    public Task ChooseAsync(string label, string option) => Fields.ChooseAsync(label, option);

    /// <summary>Types part of a name and takes the first that is found.</summary>
    public Task PickAsync(string label, string part) => Fields.PickAsync(label, part);

    /// <summary>Waits until a text can be read.</summary>
    public Task ReadsAsync(string text) => Expect(Page.GetByText(text).First).ToBeVisibleAsync(new() { Timeout = Patience });

    /// <summary>Waits until a text can no longer be read.</summary>
    public Task NoLongerReadsAsync(string text) => Expect(Page.GetByText(text).Filter(new() { Visible = true })).ToHaveCountAsync(0, new() { Timeout = Patience });

    /// <summary>Waits until the page is connected again; it says one thing while it tries and another between two attempts.</summary>
    public Task ReconnectsAsync() => Expect(Page.Locator("#components-reconnect-modal[open]")).ToHaveCountAsync(0, new() { Timeout = Patience });

    /// <summary>What stands in a field.</summary>
    public Task<string> ValueAsync(string label) => Fields.ValueAsync(label);

    /// <summary>Waits until the tab itself keeps what was typed.</summary>
    public Task KeepsDraftAsync(string text) => Eventually.HoldsAsync(
        () => Page.EvaluateAsync<bool>("text => Object.values(sessionStorage).some(kept => kept.includes(text))", text), TimeSpan.FromMilliseconds(Patience));

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
    public Task<byte[]> DownloadAsync(string name) => DownloadAsync(Page.GetByRole(AriaRole.Link, new() { Name = name }).First);

    /// <summary>Downloads what a link leads to.</summary>
    /// <returns>The file.</returns>
    public async Task<byte[]> DownloadAsync(ILocator link)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
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
        found.AddRange(ForeignWord().Matches(words).Concat(Raw().Matches(words)).Select(m => m.Value).Distinct().Select(w => "foreign word: " + w));
        found.AddRange((await Page.Locator(".problem[role=alert]").AllInnerTextsAsync()).Select(p => "problem: " + p));
        var barriers = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        found.AddRange(barriers.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}"));
        return [.. found.Select(f => $"{new Uri(Page.Url).PathAndQuery}: {f}")];
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private Form Fields => new(Page.Locator("body"));

    // What is left over when a code, a path or a value is shown as it is.
    [GeneratedRegex(@"\b[A-Z]\w+\.[a-z]+[.\-][a-z]+|\.\w+\(\)|\+00:00|(?<!\d)/\d{4}/", RegexOptions.CultureInvariant)]
    private static partial Regex Raw();

    // Of four letters and more; codes, names of programs and identifiers are written in capitals, with digits or with dots, and the
    // places of a briefing's figures in braces.
    [GeneratedRegex(@"(?<![\w.\-/@{])(?!FireSafety|admin|demo)[A-Z]?[a-z]{3,}(?![\w.\-/@])", RegexOptions.CultureInvariant)]
    private static partial Regex ForeignWord();
}
