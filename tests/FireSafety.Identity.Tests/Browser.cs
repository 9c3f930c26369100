using System.Net;
using System.Text.RegularExpressions;

namespace FireSafety.Identity.Tests;

/// <summary>Somebody's browser: keeps cookies, follows redirects within the site, fills in forms. No script, as the pages need none.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient http;
    private readonly Uri site;
    private readonly CookieContainer cookies = new();
    private string page = "";

    /// <param name="site">The site.</param>
    /// <param name="address">From where it comes, as the gateway would say.</param>
    public Browser(Uri site, string address = "192.0.2.1")
    {
        this.site = site;
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = site };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
    }

    /// <summary>The last page.</summary>
    public string Page => page;

    public HttpStatusCode Status { get; private set; }

    public HttpResponseMessage Last { get; private set; } = null!;

    /// <summary>Where the site sent it to that is not a page of it: the application's address with its code.</summary>
    public Uri? Left { get; private set; }

    public IEnumerable<Cookie> Cookies => cookies.GetAllCookies();

    public Task OpenAsync(string url) => GoAsync(new HttpRequestMessage(HttpMethod.Get, url));

    /// <summary>Sends the form of the page.</summary>
    public Task SubmitAsync(params (string Name, string Value)[] typed)
    {
        var form = Hidden().Matches(page).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        foreach (var (name, value) in typed)
            form[name] = value;
        return GoAsync(new HttpRequestMessage(HttpMethod.Post, Action().Match(page).Groups[1].Value) { Content = new FormUrlEncodedContent(form) });
    }

    public async Task SignInAsync(string userName, string password)
    {
        await OpenAsync("/account/sign-in?returnUrl=%2Faccount%2Fsign-out");
        await SubmitAsync(("userName", userName), ("password", password));
    }

    /// <summary>Whether the last thing it did ended on the page it was on its way to.</summary>
    public bool IsSignedIn => page.Contains("退出登录", StringComparison.Ordinal) || Left is not null;

    public Task<HttpResponseMessage> PostAsync(string url, HttpContent content) => http.PostAsync(url, content);

    public void Dispose() => http.Dispose();

    private async Task GoAsync(HttpRequestMessage request)
    {
        Left = null;
        while (true)
        {
            Last = await http.SendAsync(request);
            (Status, page) = (Last.StatusCode, await Last.Content.ReadAsStringAsync());
            if (Last.Headers.Location is not { } location)
                return;
            var next = new Uri(site, location);
            if (next.Authority != site.Authority || !(next.AbsolutePath.StartsWith("/account/", StringComparison.Ordinal) || next.AbsolutePath.StartsWith("/connect/", StringComparison.Ordinal)))
            {
                Left = next;
                return;
            }
            request = new HttpRequestMessage(HttpMethod.Get, next);
        }
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)">""")]
    private static partial Regex Hidden();

    [GeneratedRegex("""<form method="post" action="([^"]*)">""")]
    private static partial Regex Action();
}
