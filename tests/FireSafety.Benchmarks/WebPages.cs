using System.Globalization;
using System.Text.Json;
using FireSafety.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace FireSafety.Benchmarks;

/// <summary>
/// The pages in Debian's Chromium, on a store with the drive of 2024 and 100,000 hazards: what the first page weighs, how long
/// until the next one shows its rows, and what open pages cost the server.
/// </summary>
internal static class WebPages
{
    private const double FirstLoadMegabytes = 1.5;
    private const double PageChangeMilliseconds = 200;
    private const double CircuitsMegabytes = 1024;
    private const int Hazards = 100_000;
    private const int Rounds = 15;
    private const int Circuits = 200;
    private const int OpenedTogether = 4;

    private static readonly Dictionary<string, string> Environment = new() { ["DOTNET_ENVIRONMENT"] = "Development" }; // demo accounts

    public static async Task RunAsync()
    {
        var folder = Measure.TempFolder();
        await using (var first = ServerProcess.Standalone(folder, Environment, "--scenario", "panjin-2024"))
        {
            await first.PrintedAsync("演示账号已就绪", TimeSpan.FromMinutes(5));
            await first.DrainedAsync(TimeSpan.FromMinutes(2), "units", "hazards", "interviews", "licensing", "notifications", "campaigns", "identity");
            await first.StopAsync();
        }
        MultiplyHazards(Path.Combine(folder, "hazards.db"));
        await using var server = ServerProcess.Standalone(folder, Environment, "--scenario", "panjin-2024");
        await server.ReadyAsync();

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--renderer-process-limit=8",
            ],
        });
        await using var person = await SignedInAsync(browser, server.Address, "detachment-admin");
        await FirstLoadAsync(browser, person, server.Address);
        await PageChangeAsync(person);
        await CircuitsAsync(browser, server);
    }

    /// <summary>Writes copies of the drive's hazards beside them until there are as many as wanted, found over the three years before.</summary>
    // Through the API it would take a quarter of an hour, and every subscriber would keep what no page here asks for.
    private static void MultiplyHazards(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        var columns = new List<string>();
        using (var table = connection.CreateCommand())
        {
            table.CommandText = "SELECT name FROM pragma_table_info('Hazards')";
            using var names = table.ExecuteReader();
            while (names.Read())
                columns.Add(names.GetString(0));
        }
        var values = columns.Select(column => column switch
        {
            "Id" => "printf('0187A000-%04X-7000-8000-%012X', n >> 16, n)",
            "FoundOn" => "date(FoundOn, -(n % 1000) || ' days')",
            "RectifyBy" or "ReinspectBy" or "OverdueOn" or "ClosedOn" => $"date({column}, -(n % 1000) || ' days')",
            _ => $"\"{column}\"",
        });
        using var copy = connection.CreateCommand();
        copy.CommandText = $"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $wanted - (SELECT COUNT(*) FROM Hazards)),
            found AS (SELECT *, ROW_NUMBER() OVER (ORDER BY Id) - 1 AS place, COUNT(*) OVER () AS places FROM Hazards)
            INSERT INTO Hazards ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
            SELECT {string.Join(", ", values)} FROM numbers JOIN found ON found.place = n % found.places
            """;
        copy.Parameters.AddWithValue("$wanted", Hazards);
        copy.ExecuteNonQuery();
    }

    private static async Task<IBrowserContext> SignedInAsync(IBrowser browser, Uri address, string role)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = address.AbsoluteUri, Locale = "zh-CN", ViewportSize = new() { Width = 1440, Height = 900 } });
        context.SetDefaultTimeout((float)TimeSpan.FromMinutes(1).TotalMilliseconds);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in?to=/");
        await page.Locator("input[autocomplete=username]").FillAsync("demo-" + role);
        await page.Locator("input[type=password]").FillAsync("Yanshi-2024-firesafety");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        await page.Locator("h1").First.WaitForAsync();
        return context;
    }

    private static async Task FirstLoadAsync(IBrowser browser, IBrowserContext person, Uri address)
    {
        await using var anybody = await browser.NewContextAsync(new() { BaseURL = address.AbsoluteUri, Locale = "zh-CN" });
        var (home, live, requests) = await TransferAsync(await person.NewPageAsync(), "/");
        var (welcome, _, welcomeRequests) = await TransferAsync(await anybody.NewPageAsync(), "/welcome");
        Measure.Print("first-load-megabytes", (home + live) / 1048576.0, FirstLoadMegabytes, new
        {
            files = home,
            liveBeforeCompression = live,
            requests,
            welcomePage = welcome,
            welcomeRequests,
        }, atMost: true);
    }

    /// <summary>What the browser received with nothing kept from before: all files as they came over the wire with their heads, and what the live page was told.</summary>
    private static async Task<(long Files, long Live, int Requests)> TransferAsync(IPage page, string path)
    {
        double files = 0, live = 0;
        var requests = 0;
        var network = await page.Context.NewCDPSessionAsync(page);
        network.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            files += e!.Value.GetProperty("encodedDataLength").GetDouble();
            requests++;
        };
        network.Event("Network.webSocketFrameReceived").OnEvent += (_, e) =>
        {
            var frame = e!.Value.GetProperty("response");
            var length = frame.GetProperty("payloadData").GetString()!.Length;
            live += frame.GetProperty("opcode").GetDouble() == 2 ? length * 3 / 4 : length; // binary is told in base64
        };
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.clearBrowserCache");
        await page.GotoAsync(path);
        await page.Locator("h1").First.WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.WaitForTimeoutAsync(2_000);
        await page.CloseAsync();
        return ((long)files, (long)live, requests);
    }

    private static async Task PageChangeAsync(IBrowserContext person)
    {
        var page = await person.NewPageAsync();
        await page.GotoAsync("/hazards");
        await page.Locator(".list tbody tr").First.WaitForAsync();
        var times = new Dictionary<string, List<double>>();
        async Task TimeAsync(string kind, string deed, string shown)
        {
            var time = await page.EvaluateAsync<double>(UntilShown, new[] { deed, shown });
            if (!times.TryGetValue(kind, out var all))
                times[kind] = all = [];
            all.Add(time);
        }
        const string OtherRows = "first() && first() !== before";
        for (var round = 0; round <= Rounds; round++)
        {
            if (round == 1)
                times.Clear(); // that was the warm-up
            await TimeAsync("next", "click('.pages a:last-child')", OtherRows);
            await TimeAsync("detail", "click('.list tbody .main a')", "document.querySelector('.facts') && location.pathname.length > 20");
            await TimeAsync("back", "click('.head a.back')", "first()");
            await TimeAsync("sort", "click('.list th a[href*=rectifyBy]')", OtherRows);
            await TimeAsync("sortedNext", "click('.pages a:last-child')", OtherRows);
            await TimeAsync("turned", "click('.list th a[href*=rectifyBy]')", OtherRows);
            await TimeAsync("filter", "choose('.filters select', 'Reported')", OtherRows);
            await TimeAsync("other", "click('.mud-nav-link[href=\"/units\"]')", "location.pathname === '/units' && first()");
            await TimeAsync("list", "click('.mud-nav-link[href=\"/hazards\"]')", "location.pathname === '/hazards' && first()");
        }
        var medians = times.ToDictionary(t => t.Key, t => Math.Round(Measure.Median(t.Value)));
        Measure.Print("page-change-milliseconds", medians.Values.Max(), PageChangeMilliseconds, new
        {
            hazards = Hazards,
            all = Math.Round(Measure.Median(times.Values.SelectMany(t => t))),
            medians,
        }, atMost: true);
        await page.CloseAsync();
    }

    // In the page itself: from the deed to the frame that paints what it leads to.
    private const string UntilShown = """
        ([deed, shown]) => new Promise((resolve, reject) => {
            const first = () => document.querySelector('.list tbody .main a')?.getAttribute('href');
            const click = selector => document.querySelector(selector).click();
            const choose = (selector, value) => {
                const select = [...document.querySelectorAll(selector)].find(s => [...s.options].some(o => o.value === value));
                select.value = value;
                select.dispatchEvent(new Event('change', { bubbles: true }));
            };
            const before = first();
            const isShown = new Function('first', 'before', `return ${shown}`);
            const began = performance.now();
            const watch = new MutationObserver(() => {
                if (!isShown(first, before)) return;
                watch.disconnect();
                requestAnimationFrame(() => resolve(performance.now() - began));
            });
            watch.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
            setTimeout(() => { watch.disconnect(); reject(new Error(`not shown after ${deed}: ${shown}`)); }, 20000);
            new Function('click', 'choose', deed)(click, choose);
        })
        """;

    private static async Task CircuitsAsync(IBrowser browser, ServerProcess server)
    {
        string[] roles = ["detachment-admin", "detachment-officer", "brigade-leader", "supervisor"];
        string[] paths = ["/", "/hazards", "/units", "/interviews", "/notifications"];
        var before = server.ResidentBytes();
        var people = new List<IBrowserContext>();
        foreach (var role in roles)
            people.Add(await SignedInAsync(browser, server.Address, role)); // each has one page open
        var seconds = await Measure.RateAsync(OpenedTogether, Circuits - people.Count, async i =>
        {
            var page = await people[i % people.Count].NewPageAsync();
            await page.GotoAsync(paths[i % paths.Length]);
            await page.Locator("h1").First.WaitForAsync();
        });
        await Task.Delay(TimeSpan.FromSeconds(10)); // what pages ask for after their first view
        var after = server.ResidentBytes();
        var live = await Task.WhenAll(people.SelectMany(p => p.Pages).Select(p => p.EvaluateAsync<bool>("document.getElementById('components-reconnect-modal')?.open !== true")));
        Measure.Print("circuits-megabytes", after / 1048576.0, CircuitsMegabytes, new
        {
            circuits = live.Count(l => l),
            before = before / 1048576,
            kilobytesPerCircuit = (after - before) / 1024 / Circuits,
            openedPerSecond = Math.Round(seconds, 1),
        }, atMost: true);
        foreach (var someone in people)
            await someone.DisposeAsync();
    }
}
