using System.Net;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Units;
using FireSafety.TestKit;

namespace FireSafety.Units.Tests;

public sealed class RegisterUnitTests
{
    private static readonly object Valid = new
    {
        CreditCode = "91211103MA0UQ1X76A",
        Name = "示例单位 0001",
        Address = "示例路 1 号",
        DivisionCode = "211103",
        Industry = "commerce",
        ResponsiblePerson = new { Name = "示例负责人", Phone = "13800000001" },
    };

    [Fact]
    public async Task Register_NewUnit_IsListedAndTold()
    {
        await using var host = await ServiceHost.StartAsync(b => b.AddUnits(), r => r.MapUnits());

        var made = await host.Client.CommandAsync("/api/units/units", Valid, "key-1");
        var again = await host.Client.CommandAsync("/api/units/units", Valid, "key-1");

        Assert.Equal(made, again);
        var told = Assert.Single(await host.EventsAsync<UnitRegistered>());
        Assert.Equal(made.Id, told.AggregateId);
        Assert.Equal("/2111/211103/", told.Jurisdiction);
        var foreign = await host.As(Roles.Supervisor, "211104").GetAsync<Listed>("/api/units/units");
        Assert.Equal(0, foreign.Total);
        var own = await host.As(Roles.Supervisor, "211103").GetAsync<Listed>("/api/units/units");
        Assert.Equal(1, own.Total);
    }

    [Fact]
    public async Task Register_CodeTaken_IsRefused()
    {
        await using var host = await ServiceHost.StartAsync(b => b.AddUnits(), r => r.MapUnits());
        await host.Client.CommandAsync("/api/units/units", Valid);

        await host.Client.RefusedAsync("/api/units/units", Valid, HttpStatusCode.Conflict, "units.credit-code-taken");
    }

    private sealed record Listed(int Total);
}
