using System.Net.Http.Json;
using System.Text.RegularExpressions;
using FireSafety.TestKit;

namespace FireSafety.EndToEnd.Tests;

/// <summary>The distributed edition with nothing in it but its first administrator, the web UI behind the gateway, and a browser.</summary>
public sealed partial class Distributed : IAsyncLifetime
{
    private const string Password = "Pinglan-2024-xingdong";

    // The day of Plan.Tonight, 08:00 in China.
    private static readonly DateTime Morning = new(2024, 2, 28, 0, 0, 0, DateTimeKind.Utc);

    private Browser browser = null!;

    internal DistributedEdition Edition { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        browser = await Browser.StartAsync();
        Edition = await DistributedEdition.StartAsync(new() { ["Gateway__ProbeInterval"] = "00:00:00.500", ["Gateway__TrustedProxies__0"] = "127.0.0.1" });
        await Edition.StartWebAsync();
        // As in the demonstration, so that what its journeys plan for tonight is tonight here too.
        foreach (var service in DistributedEdition.Services)
        {
            using var moved = await Edition.Gateway.Client.PutAsJsonAsync($"/api/{service}/clock", new { at = Morning });
            moved.EnsureSuccessStatusCode();
        }
        await using var person = await PersonAsync();
        await person.SetPasswordAsync("admin", FirstCode().Match(Edition.FirstAdministrator).Groups[1].Value, Password);
    }

    /// <summary>The administrator, signed in.</summary>
    internal async Task<Person> AdministratorAsync(string path = "/")
    {
        var person = await PersonAsync();
        await SignInAdministratorAsync(person, path);
        return person;
    }

    /// <summary>Signs a person in as the administrator.</summary>
    internal static async Task SignInAdministratorAsync(Person person, string path = "/")
    {
        await person.SignInAsync("admin", Password, path);
        await person.TitledAsync();
    }

    /// <summary>Somebody whom the administrator has given an account, signed in.</summary>
    /// <inheritdoc cref="Invitation.InviteAsync"/>
    internal async Task<Person> InvitedAsync(Person admin, string userName, string name, string role, Func<Form, Task> post)
    {
        var invited = await PersonAsync();
        await Invitation.InviteAsync(admin, invited, userName, name, role, Password, post);
        await invited.SignInAsync(userName, Password, "/");
        await invited.TitledAsync();
        return invited;
    }

    /// <summary>A person with a browser.</summary>
    internal Task<Person> PersonAsync(bool phone = false) => browser.PersonAsync(Edition.Gateway.Address, phone);

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await Edition.DisposeAsync();
    }

    [GeneratedRegex("一次性代码 (\\S+)")]
    private static partial Regex FirstCode();
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneDistributedEdition : ICollectionFixture<Distributed>
{
    public const string Name = "one distributed edition";
}
