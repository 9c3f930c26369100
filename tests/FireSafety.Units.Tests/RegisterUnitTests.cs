using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Units;
using FireSafety.TestKit;
using static FireSafety.Units.Tests.UnitsHost;

namespace FireSafety.Units.Tests;

public sealed class RegisterUnitTests
{
    [Fact]
    public async Task Register_NewUnit_IsListedAndTold()
    {
        await using var host = await StartAsync();

        var made = await host.Client.CommandAsync(UnitsHost.Units, Body(), "key-1");
        var again = await host.Client.CommandAsync(UnitsHost.Units, Body(), "key-1");

        Assert.Equal(made, again);
        var told = Assert.Single(await host.EventsAsync<UnitRegistered>());
        Assert.Equal(made.Id, told.AggregateId);
        Assert.Equal("/2111/211103/", told.Jurisdiction);
        Assert.Equal("示例人员 2", told.Unit.Manager!.Name);
    }

    [Fact]
    public async Task Register_UnitOfABrigade_IsSeenByThatBrigadeOnly()
    {
        await using var host = await StartAsync();
        var made = await host.RegisterAsync();

        var own = await host.As(Roles.Supervisor, "211103").GetAsync<Listed>(UnitsHost.Units);
        var foreign = await host.As(Roles.Supervisor, "211104").GetAsync<Listed>(UnitsHost.Units);
        var detail = await host.As(Roles.Supervisor, "211104").GetAsync($"{UnitsHost.Units}/{made.Id}", TestContext.Current.CancellationToken);

        Assert.Equal(1, own.Total);
        Assert.Equal(0, foreign.Total);
        await detail.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
    }

    public static TheoryData<string, object?, HttpStatusCode, string> Refusals => new()
    {
        { "creditCode", "91211103MA0UQ1X7", HttpStatusCode.UnprocessableEntity, "units.credit-code-malformed" },
        { "creditCode", "91211103MA0UQ1X76I", HttpStatusCode.UnprocessableEntity, "units.credit-code-malformed" },
        { "creditCode", "91350100M0001TGQXM", HttpStatusCode.UnprocessableEntity, "units.credit-code-mismatch" },
        { "creditCode", "", HttpStatusCode.BadRequest, "request.invalid" },
        { "name", new string('名', 101), HttpStatusCode.BadRequest, "request.invalid" },
        { "divisionCode", "110101", HttpStatusCode.UnprocessableEntity, "common.unknown-division" },
        { "divisionCode", "211100", HttpStatusCode.UnprocessableEntity, "units.not-a-brigade" },
        { "industry", "mining", HttpStatusCode.UnprocessableEntity, "units.unknown-industry" },
        { "category", "灯塔", HttpStatusCode.UnprocessableEntity, "units.unknown-category" },
        { "measures", new[] { new { name = "lamps", value = 1 } }, HttpStatusCode.UnprocessableEntity, "units.unknown-measure" },
        { "measures", new[] { new { name = "guestRooms", value = -1 } }, HttpStatusCode.BadRequest, "request.invalid" },
        { "responsiblePerson", null, HttpStatusCode.BadRequest, "request.invalid" },
        { "responsiblePerson", new { name = " " }, HttpStatusCode.BadRequest, "request.invalid" },
        { "manager", new { name = "示例人员 2", phone = "电话" }, HttpStatusCode.BadRequest, "request.invalid" },
        { "keyUnitReason", " ", HttpStatusCode.BadRequest, "request.invalid" },
        { "isKeyUnit", true, HttpStatusCode.BadRequest, "request.malformed-json" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Register_BadInput_IsRefusedAndChangesNothing(string member, object? value, HttpStatusCode status, string code)
    {
        await using var host = await StartAsync();

        await host.Client.RefusedAsync(UnitsHost.Units, Body().With(member, value), status, code);

        Assert.Equal(0, (await host.Client.GetAsync<Listed>(UnitsHost.Units)).Total);
        Assert.Empty(await host.EventsAsync<UnitRegistered>());
    }

    [Fact]
    public async Task Register_CheckDigitMismatchWithReason_IsMarked()
    {
        await using var host = await StartAsync();

        var made = await host.RegisterAsync(Body().With("creditCode", "91350100M0001TGQXM").With("creditCodeOverrideReason", "早期核发，已核对原件"));

        var unit = await host.Client.GetAsync<Detail>($"{UnitsHost.Units}/{made.Id}");
        Assert.True(unit.CreditCodeMismatch);
    }

    [Fact]
    public async Task Register_CodeTaken_PointsToTheUnit()
    {
        await using var host = await StartAsync();
        var made = await host.RegisterAsync();

        using var response = await host.Client.PostAsJsonAsync(UnitsHost.Units, Body(), TestContext.Current.CancellationToken);

        await response.IsProblemAsync(HttpStatusCode.Conflict, "units.credit-code-taken");
        Assert.Contains(made.Id.ToString(), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_CodeTakenInAnotherJurisdiction_NamesTheBrigadeOnly()
    {
        await using var host = await StartAsync();
        await host.RegisterAsync(Body(division: "211104"));

        using var response = await host.As(Roles.Supervisor, "211103").PostAsJsonAsync(UnitsHost.Units, Body(), TestContext.Current.CancellationToken);

        await response.IsProblemAsync(HttpStatusCode.Conflict, "units.credit-code-taken");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("大洼区消防救援大队", text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例单位", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_FormerDivisionCode_IsMapped()
    {
        await using var host = await StartAsync();

        var made = await host.RegisterAsync(Body(division: "211121"));

        Assert.Equal("211104", (await host.Client.GetAsync<Detail>($"{UnitsHost.Units}/{made.Id}")).DivisionCode);
    }

    [Fact]
    public async Task Register_InAnotherJurisdiction_IsForbidden()
    {
        await using var host = await StartAsync();

        await host.As(Roles.Supervisor, "211104").RefusedAsync(UnitsHost.Units, Body(), HttpStatusCode.Forbidden, "access.foreign-jurisdiction");
    }

    [Fact]
    public async Task Register_KeyUnitWithoutManager_IsRefused()
    {
        await using var host = await StartAsync();

        await host.Client.RefusedAsync(
            UnitsHost.Units, Body().With("keyUnitReason", "达到界定标准").Without("manager"), HttpStatusCode.UnprocessableEntity, "units.manager-required");
    }

    [Fact]
    public async Task Register_KeyUnitBySupervisor_IsForbidden()
    {
        await using var host = await StartAsync();

        await host.As(Roles.Supervisor, "211103").RefusedAsync(
            UnitsHost.Units, Body().With("keyUnitReason", "达到界定标准"), HttpStatusCode.Forbidden, "units.classify-not-permitted");
    }

    [Fact]
    public async Task RegisterBatch_AllGood_AreAllThereAndTold()
    {
        await using var host = await StartAsync();
        var units = Enumerable.Range(1, 200).Select(n => Body(n).With("keyUnitReason", "达到界定标准")).ToArray();

        var batch = await host.Client.CommandAsync($"{UnitsHost.Units}/batches", new { units }, "batch-1");
        var again = await host.Client.CommandAsync($"{UnitsHost.Units}/batches", new { units }, "batch-1");

        Assert.Equal(batch, again);
        var made = await host.Client.GetAsync<Batch>($"{UnitsHost.Units}/batches/{batch.Id}");
        Assert.Equal(200, made.Units.Count);
        Assert.Equal(200, (await host.Client.GetAsync<Listed>($"{UnitsHost.Units}?key=true&q=示例单位")).Total);
        Assert.Equal(200, (await host.EventsAsync<UnitRegistered>()).Count(e => e.Unit.IsKeyUnit));
    }

    [Fact]
    public async Task RegisterBatch_SomeRowsBad_NamesEachAndRegistersNone()
    {
        await using var host = await StartAsync();
        await host.RegisterAsync(Body(1));
        object[] units = [Body(2), Body(1), Body(3).With("name", ""), Body(4).With("industry", "mining"), Body(2)];

        using var response = await host.Client.PostAsJsonAsync($"{UnitsHost.Units}/batches", new { units }, TestContext.Current.CancellationToken);

        await response.IsProblemAsync(HttpStatusCode.UnprocessableEntity, "units.batch-refused");
        var rows = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("rows");
        Assert.Equal(
            ["1 units.credit-code-taken", "2 request.invalid", "3 units.unknown-industry", "4 units.credit-code-repeated"],
            rows.EnumerateArray().Select(r => $"{r.GetProperty("index")} {r.GetProperty("errorCode")}"));
        Assert.Equal(1, (await host.Client.GetAsync<Listed>(UnitsHost.Units)).Total);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public async Task RegisterBatch_WrongSize_IsRefused(int count)
    {
        await using var host = await StartAsync();

        await host.Client.RefusedAsync(
            $"{UnitsHost.Units}/batches", new { units = Enumerable.Range(1, count).Select(n => Body(n)) }, HttpStatusCode.BadRequest, "request.invalid");
    }

    private sealed record Batch(int Count, IReadOnlyList<Listed.Row> Units);
}
