using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FireSafety.Identity;

namespace FireSafety.Standalone.Scenarios;

/// <summary>
/// The demo accounts that act for an organisation, each for one of the scenario's (<c>demo-accounts.csv</c>): opened by the
/// detachment's administrator as any account, their password set by the one-time code as by any person. Safe to repeat.
/// </summary>
internal static partial class DemoAccounts
{
    private const string Accounts = "/api/identity/accounts";
    private const string SetPassword = "/account/set-password";

    /// <param name="http">Acts as the detachment's administrator.</param>
    /// <param name="scenario">Its name; played to the end.</param>
    /// <param name="ct">Cancellation; begun again later it goes on from there.</param>
    /// <exception cref="InvalidDataException">An organisation is not known, or the service refused.</exception>
    public static async Task OpenAsync(HttpClient http, string scenario, CancellationToken ct)
    {
        foreach (var row in Scenario.Table(scenario, "demo-accounts.csv"))
        {
            var (role, name, organisation) = (row.Values["role"], row.Values["name"], row.Values["organisation"]);
            var userName = "demo-" + role;
            if (await CodeAsync(http, userName, name, role, organisation, ct) is { } code)
                await SetPasswordAsync(http.BaseAddress!, userName, code, ct);
        }
    }

    /// <returns>A one-time code for a new account, or for one that has no password yet; null when nothing is to be done.</returns>
    private static async Task<string?> CodeAsync(HttpClient http, string userName, string name, string role, string organisation, CancellationToken ct)
    {
        var known = await FindAsync(http, $"{Accounts}?text={userName}", a => a["userName"]!.GetValue<string>() == userName, ct);
        if (known is not null)
        {
            return known["hasPassword"]!.GetValue<bool>()
                ? null
                : await NewCodeAsync(http, $"{Accounts}/{known["id"]}/reset-password", new { reason = "演示账号" }, ct);
        }
        var actsFor = await FindAsync(
            http, $"/api/identity/organisations?kind={role}&search={Uri.EscapeDataString(organisation)}", o => o["name"]!.GetValue<string>() == organisation, ct)
            ?? throw new InvalidDataException($"demo-accounts.csv: no {role} is called '{organisation}'.");
        return await NewCodeAsync(http, Accounts, new { userName, name, role, organisationId = actsFor["id"]!.GetValue<Guid>() }, ct);
    }

    private static async Task<JsonNode?> FindAsync(HttpClient http, string url, Func<JsonNode, bool> isIt, CancellationToken ct) =>
        (await http.GetFromJsonAsync<JsonNode>(url, ct))!["items"]!.AsArray().FirstOrDefault(i => isIt(i!));

    private static async Task<string> NewCodeAsync(HttpClient http, string url, object body, CancellationToken ct)
    {
        using var response = await http.PostAsJsonAsync(url, body, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)!["code"]!.GetValue<string>() : throw new InvalidDataException($"{url} → {(int)response.StatusCode} {text}");
    }

    private static async Task SetPasswordAsync(Uri address, string userName, string code, CancellationToken ct)
    {
        using var browser = new HttpClient { BaseAddress = address };
        var form = Hidden().Matches(await browser.GetStringAsync(SetPassword, ct)).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        (form["userName"], form["code"], form["password"], form["again"]) = (userName, code, IdentityModule.DemoPassword, IdentityModule.DemoPassword);
        using var content = new FormUrlEncodedContent(form);
        using var response = await browser.PostAsync(SetPassword, content, ct);
        if (response.RequestMessage!.RequestUri!.AbsolutePath == SetPassword)
            throw new InvalidDataException($"{SetPassword} refused the password of {userName}.");
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)">""")]
    private static partial Regex Hidden();
}
