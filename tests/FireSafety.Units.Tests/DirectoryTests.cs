using System.Net;
using System.Net.Http.Json;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Units;
using FireSafety.Platform.Access;
using FireSafety.TestKit;
using static FireSafety.Units.Tests.UnitsHost;

namespace FireSafety.Units.Tests;

public sealed class DirectoryTests
{
    private static object Department(string name = "示例市民政局", string industry = "civil-affairs") =>
        new { name, industries = new[] { industry }, leader = new { name = "示例人员 7", phone = "13800000007" } };

    [Fact]
    public async Task Department_EnteredAndEdited_IsListedAndToldOncePerChange()
    {
        await using var host = await StartAsync();

        var made = await host.Client.CommandAsync("/api/units/departments", Department());
        await host.Client.EditAsync($"/api/units/departments/{made.Id}", 1, Department("示例市卫健委", "health"));
        await host.Client.EditAsync($"/api/units/departments/{made.Id}", 2, Department("示例市卫健委", "health"));

        Assert.Equal(["示例市民政局", "示例市卫健委"], (await host.EventsAsync<DepartmentChanged>()).Select(e => e.Name));
        var listed = await host.Client.GetAsync<Listed>("/api/units/departments");
        Assert.Equal("示例市卫健委", Assert.Single(listed.Items).Name);
    }

    [Fact]
    public async Task Department_ReadByThoseWhoDoNotManage_MasksThePhone()
    {
        await using var host = await StartAsync();
        var made = await host.Client.CommandAsync("/api/units/departments", Department());

        foreach (var url in (string[])["/api/units/departments", $"/api/units/departments/{made.Id}"])
        {
            var full = await host.As(Roles.Supervisor, "211103").GetStringAsync(url, TestContext.Current.CancellationToken);
            var masked = await host.As(Roles.ServiceClient).GetStringAsync(url, TestContext.Current.CancellationToken);

            Assert.Contains("13800000007", full, StringComparison.Ordinal);
            Assert.Contains("138****0007", masked, StringComparison.Ordinal);
            Assert.DoesNotContain("13800000007", masked, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/api/units/departments")]
    [InlineData("/api/units/units/batches")]
    public async Task Entering_WithoutAJurisdiction_IsRefusedNotFailed(string url)
    {
        await using var host = await StartAsync();
        var nowhere = host.As(new Actor("test", "测试", Roles.DetachmentAdmin, ""));
        object body = url.EndsWith("departments", StringComparison.Ordinal) ? Department() : new { units = new[] { Body() } };

        using var response = await nowhere.PostAsJsonAsync(url, body, TestContext.Current.CancellationToken);

        Assert.InRange((int)response.StatusCode, 400, 499);
        Assert.Empty(await host.EventsAsync<DepartmentChanged>());
        Assert.Empty(await host.EventsAsync<UnitRegistered>());
    }

    [Fact]
    public async Task Department_NameTakenOrIndustryUnknown_IsRefused()
    {
        await using var host = await StartAsync();
        await host.Client.CommandAsync("/api/units/departments", Department());

        await host.Client.RefusedAsync("/api/units/departments", Department(), HttpStatusCode.Conflict, "units.department-name-taken");
        await host.Client.RefusedAsync("/api/units/departments", Department("示例市其他局", "mining"), HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Supervisor_EnteredAndEdited_IsListedAndToldOncePerChange()
    {
        await using var host = await StartAsync();

        var made = await host.Client.CommandAsync("/api/units/supervisors", new { name = "示例人员 8", divisionCode = "211103" });
        await host.Client.EditAsync($"/api/units/supervisors/{made.Id}", 1, new { name = "示例人员 8", divisionCode = "211121", active = false });
        await host.Client.EditAsync($"/api/units/supervisors/{made.Id}", 2, new { name = "示例人员 8", divisionCode = "211104", active = false });

        Assert.Equal(
            [("211103", true, "/2111/211103/"), ("211104", false, "/2111/211104/")],
            (await host.EventsAsync<SupervisorChanged>()).Select(e => (e.DivisionCode, e.Active, e.Jurisdiction)));
        Assert.Equal(1, (await host.As(Roles.BrigadeLeader, "211104").GetAsync<Listed>("/api/units/supervisors?active=false")).Total);
        Assert.Equal(0, (await host.As(Roles.BrigadeLeader, "211103").GetAsync<Listed>("/api/units/supervisors")).Total);
    }

    [Fact]
    public async Task Supervisor_UnknownDivision_IsRefused()
    {
        await using var host = await StartAsync();

        await host.Client.RefusedAsync(
            "/api/units/supervisors", new { name = "示例人员 8", divisionCode = "110101" }, HttpStatusCode.UnprocessableEntity, "common.unknown-division");
    }

    [Fact]
    public async Task Directory_EditedByABrigade_IsForbidden()
    {
        await using var host = await StartAsync();

        await host.As(Roles.BrigadeLeader, "211103").RefusedAsync("/api/units/departments", Department(), HttpStatusCode.Forbidden, "access.not-permitted");
    }

    [Fact]
    public async Task Divisions_Listed_CityFirst()
    {
        await using var host = await StartAsync();

        var divisions = (await host.Client.GetAsync<Answer>("/api/units/divisions")).Divisions;

        Assert.Equal(["211100", "211102", "211103", "211104", "211122"], divisions.Select(d => d.Code));
    }

    private sealed record Answer(IReadOnlyList<Division> Divisions);

    private sealed record Division(string Code);
}
