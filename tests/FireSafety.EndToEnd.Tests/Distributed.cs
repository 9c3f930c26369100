using System.Text.RegularExpressions;
using FireSafety.TestKit;

namespace FireSafety.EndToEnd.Tests;

/// <summary>The distributed edition with nothing in it but its first administrator, the web UI behind the gateway, and a browser.</summary>
public sealed partial class Distributed : IAsyncLifetime
{
    private const string Password = "Pinglan-2024-xingdong";
    private Browser browser = null!;

    internal DistributedEdition Edition { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        browser = await Browser.StartAsync();
        Edition = await DistributedEdition.StartAsync(new() { ["Gateway__ProbeInterval"] = "00:00:00.500" });
        await Edition.StartWebAsync();
        await using var person = await PersonAsync();
        await person.SetPasswordAsync("admin", FirstCode().Match(Edition.FirstAdministrator).Groups[1].Value, Password);
    }

    /// <summary>The administrator, signed in.</summary>
    internal async Task<Person> AdministratorAsync(string path = "/")
    {
        var person = await PersonAsync();
        await person.SignInAsync("admin", Password, path);
        await person.TitledAsync();
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await Edition.DisposeAsync();
    }

    private Task<Person> PersonAsync() => browser.PersonAsync(Edition.Gateway.Address);

    [GeneratedRegex("一次性代码 (\\S+)")]
    private static partial Regex FirstCode();
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneDistributedEdition : ICollectionFixture<Distributed>
{
    public const string Name = "one distributed edition";
}
