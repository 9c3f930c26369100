using FireSafety.TestKit;
using Microsoft.Data.Sqlite;

namespace FireSafety.EndToEnd.Tests;

/// <summary>The standalone edition with the drive of 2024, and a browser.</summary>
public sealed class Edition : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("firesafety-web-").FullName;
    private Browser browser = null!;

    internal ServerProcess Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        browser = await Browser.StartAsync();
        Server = ServerProcess.Standalone(folder, new Dictionary<string, string> { ["DOTNET_ENVIRONMENT"] = "Development" }, "--scenario", "panjin-2024");
        await Server.PrintedAsync("演示账号已就绪", TimeSpan.FromMinutes(5));
        await Server.DrainedAsync(TimeSpan.FromMinutes(2), "units", "hazards", "interviews", "licensing", "notifications", "campaigns", "identity");
    }

    /// <summary>A person with a browser.</summary>
    internal Task<Person> PersonAsync(bool phone = false, bool dark = false) => browser.PersonAsync(Server.Address, phone, dark);

    /// <summary>A person who has signed in with the demonstration account of a role.</summary>
    internal async Task<Person> SignedInAsync(string role, string path = "/", bool phone = false, bool dark = false)
    {
        var person = await PersonAsync(phone, dark);
        await person.SignInAsync(role, path);
        await person.TitledAsync();
        return person;
    }

    /// <summary>Puts aside a message that a service has sent, as after twenty attempts in vain.</summary>
    internal async Task ParkAsync(string service)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, service + ".db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE Outbox SET Status = 'Parked', Attempts = 20, LastError = 'no answer' WHERE Sequence = (SELECT MAX(Sequence) FROM Outbox WHERE Status = 'Dispatched')";
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class OneEdition : ICollectionFixture<Edition>
{
    public const string Name = "one edition";
}
