using System.Text.Json.Nodes;
using FireSafety.TestKit;

namespace FireSafety.EndToEnd.Tests;

/// <summary>Where a person sits, as the trail tells it: the web UI and the gateway stand between.</summary>
[Collection(OneDistributedEdition.Name)]
public sealed class AddressTests(Distributed distributed)
{
    private const string Address = "192.0.2.77";

    [Fact]
    public async Task Trail_OfWhatWasDoneInABrowser_NamesItsAddress()
    {
        await using var person = await distributed.PersonAsync();
        await person.Page.Context.SetExtraHTTPHeadersAsync([new("X-Forwarded-For", Address)]); // as the proxy of the house says it
        await Distributed.SignInAdministratorAsync(person);

        await person.RegisterUnitAsync("示例单位 地址", "91211102MAHXDXX01Q");

        var rows = (await distributed.Edition.Gateway.Client.GetAsync<JsonNode>("/api/units/audit?operation=units.register"))["items"]!.AsArray();
        Assert.Contains(Address, rows.Select(r => r!["from"]?.GetValue<string>()));
    }
}
