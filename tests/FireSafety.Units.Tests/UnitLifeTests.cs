using System.Net;
using System.Net.Http.Json;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Units;
using FireSafety.Platform.Http;
using FireSafety.TestKit;
using static FireSafety.Units.Tests.UnitsHost;

namespace FireSafety.Units.Tests;

public sealed class UnitLifeTests
{
    private static readonly object Because = new { reason = "示例理由" };

    private static Dictionary<string, object?> Profile(string name) => new()
    {
        ["creditCode"] = Code(1),
        ["name"] = name,
        ["address"] = "示例路 1 号",
        ["industry"] = "commerce",
    };

    private static string At(Changed unit, string action = "") => $"{UnitsHost.Units}/{unit.Id}{action}";

    [Fact]
    public async Task Edit_Name_IsToldAndFoundByTheNewNameOnly()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();

        await host.Client.EditAsync(At(unit), 1, Profile("更名商场"));

        Assert.Equal(UnitChanges.Profile, Assert.Single(await host.EventsAsync<UnitChanged>()).Changes);
        Assert.Equal(1, (await host.Client.GetAsync<Listed>($"{UnitsHost.Units}?q=更名")).Total);
        Assert.Equal(0, (await host.Client.GetAsync<Listed>($"{UnitsHost.Units}?q=示例单位")).Total);
    }

    [Fact]
    public async Task Edit_NothingDiffers_WritesAndTellsNothing()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();

        var same = await host.Client.EditAsync(At(unit), 1, Profile("示例单位 0001"));

        Assert.Equal(1, same.Version);
        Assert.Empty(await host.EventsAsync<UnitChanged>());
    }

    [Fact]
    public async Task Edit_OldVersion_IsStale()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();
        await host.Client.EditAsync(At(unit), 1, Profile("更名商场"));
        using var request = new HttpRequestMessage(HttpMethod.Put, At(unit)) { Content = JsonContent.Create(Profile("再更名")) };
        request.Headers.Add("If-Match", "\"1\"");

        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await response.IsProblemAsync(HttpStatusCode.PreconditionFailed, "common.stale-version");
    }

    [Fact]
    public async Task Edit_CodeOfAnotherUnit_IsRefused()
    {
        await using var host = await StartAsync();
        await host.RegisterAsync(Body(2));
        var unit = await host.RegisterAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, At(unit)) { Content = JsonContent.Create(Profile("示例单位 0001").With("creditCode", Code(2))) };
        request.Headers.Add("If-Match", "\"1\"");

        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await response.IsProblemAsync(HttpStatusCode.Conflict, "units.credit-code-taken");
    }

    [Fact]
    public async Task ChangeContacts_NewManager_KeepsTheEarlierOneInHistory()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();
        host.Time.Advance(TimeSpan.FromDays(3));

        await host.Client.CommandAsync(At(unit, "/contacts"), new { responsiblePerson = new { name = "示例人员 1", phone = "13800000001" }, manager = new { name = "示例人员 3" } });

        var detail = await host.Client.GetAsync<Detail>(At(unit));
        Assert.Equal(
            [("ResponsiblePerson", "示例人员 1", null), ("Manager", "示例人员 3", null), ("Manager", "示例人员 2", (DateOnly?)new DateOnly(2024, 1, 18))],
            detail.Posts.Select(p => (p.Post, p.Name, p.Until)));
        Assert.Equal(UnitChanges.Contacts, Assert.Single(await host.EventsAsync<UnitChanged>()).Changes);
    }

    [Fact]
    public async Task Get_ByThoseWhoDoNotManage_MasksPhones()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();

        var full = await host.As(Roles.Supervisor, "211103").GetAsync<Detail>(At(unit));
        var masked = await host.As(Roles.Auditor).GetAsync<Detail>(At(unit));

        Assert.Equal("13800000001", full.ResponsiblePerson.Phone);
        Assert.Equal("138****0001", masked.ResponsiblePerson.Phone);
    }

    [Fact]
    public async Task Move_ToAnotherBrigade_ChangesWhoSeesItAndKeepsHistory()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();

        await host.Client.CommandAsync(At(unit, "/move"), new { divisionCode = "211121", reason = "区划调整" });

        var detail = await host.As(Roles.Supervisor, "211104").GetAsync<Detail>(At(unit));
        Assert.Equal(new Detail.Hand("211103", "211104", new DateOnly(2024, 1, 15)), Assert.Single(detail.Moves));
        var told = Assert.Single(await host.EventsAsync<UnitChanged>());
        Assert.Equal((UnitChanges.Jurisdiction, "/2111/211104/"), (told.Changes, told.Jurisdiction));
    }

    [Fact]
    public async Task Move_ByABrigadeToAnother_IsForbidden()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();

        await host.As(Roles.BrigadeLeader, "211103").RefusedAsync(
            At(unit, "/move"), new { divisionCode = "211104", reason = "区划调整" }, HttpStatusCode.Forbidden, "access.foreign-jurisdiction");
    }

    [Fact]
    public async Task KeyUnit_ConfirmAndWithdraw_AreTold()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync(Body().With("category", "宾馆、旅馆、饭店").With("measures", new[] { new { name = "guestRooms", value = 50 } }));

        var suggested = await host.Client.GetAsync<Detail>(At(unit));
        await host.Client.CommandAsync(At(unit, "/key-unit/confirm"), Because);
        await host.Client.CommandAsync(At(unit, "/key-unit/withdraw"), Because);

        Assert.Equal("客房50间", suggested.KeyUnitSuggestion!.Fact);
        Assert.False(suggested.IsKeyUnit);
        Assert.Equal([true, false], (await host.EventsAsync<UnitChanged>()).Select(e => e.Unit.IsKeyUnit));
    }

    [Fact]
    public async Task Concern_FlaggedTwiceAndLifted_AccumulatesGroundsAndTellsTheFlagOnce()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();

        await host.Client.CommandAsync(At(unit, "/concern/flag"), new { grounds = "夜间锁闭安全出口" });
        await host.Client.CommandAsync(At(unit, "/concern/flag"), new { grounds = "夜间锁闭安全出口" });
        await host.Client.CommandAsync(At(unit, "/concern/flag"), new { grounds = "消防设施停用", reviewOn = "2024-02-01" });
        var flagged = await host.Client.GetAsync<Detail>(At(unit));
        await host.Client.CommandAsync(At(unit, "/concern/lift"), Because);

        Assert.True(flagged.IsOfConcern);
        Assert.Equal(new DateOnly(2024, 4, 14), flagged.ConcernReviewOn);
        Assert.Equal(["消防设施停用", "夜间锁闭安全出口"], flagged.Concerns.Select(c => c.Text));
        Assert.Equal(["夜间锁闭安全出口", "消防设施停用"], (await host.EventsAsync<UnitOfConcernFlagged>()).Select(e => e.Grounds));
        Assert.Equal([true, false], (await host.EventsAsync<UnitChanged>()).Select(e => e.Unit.IsOfConcern));
        Assert.Equal(0, (await host.Client.GetAsync<Listed>($"{UnitsHost.Units}?concern=true")).Total);
    }

    [Fact]
    public async Task Assistance_PairedVisitedAndReplaced_KeepsEachPairingWithItsVisits()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync(Body().With("isVulnerableGroupFacility", true));

        await host.Client.CommandAsync(At(unit, "/assistance"), new { helper = new { name = "示例人员 5" }, organisation = "示例大队" });
        await host.Client.CommandAsync(At(unit, "/assistance/visits"), new { visitedOn = "2024-01-15", findings = "夜间值守到位" });
        await host.Client.CommandAsync(At(unit, "/assistance"), new { helper = new { name = "示例人员 6" }, organisation = "示例大队" });

        var detail = await host.Client.GetAsync<Detail>(At(unit));
        Assert.Equal([("示例人员 6", null), ("示例人员 5", (DateOnly?)new DateOnly(2024, 1, 15))], detail.Pairings.Select(p => (p.Helper.Name, p.Until)));
        Assert.Equal("夜间值守到位", Assert.Single(detail.Pairings[1].Visits).Findings);
    }

    [Theory]
    [InlineData("/assistance")]
    [InlineData("/assistance/visits")]
    public async Task Assistance_OldVersion_IsStale(string action)
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync(Body().With("isVulnerableGroupFacility", true));
        var bodies = new Dictionary<string, object>
        {
            ["/assistance"] = new { helper = new { name = "示例人员 5" }, organisation = "示例大队" },
            ["/assistance/visits"] = new { visitedOn = "2024-01-15", findings = "夜间值守到位" },
        };
        await host.Client.CommandAsync(At(unit, "/assistance"), bodies["/assistance"]);
        using var request = new HttpRequestMessage(HttpMethod.Post, At(unit, action)) { Content = JsonContent.Create(bodies[action]) };
        request.Headers.Add("If-Match", "\"1\"");

        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await response.IsProblemAsync(HttpStatusCode.PreconditionFailed, "common.stale-version");
    }

    [Fact]
    public async Task VulnerableGroup_Unmarked_EndsThePairing()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync(Body().With("isVulnerableGroupFacility", true));
        await host.Client.CommandAsync(At(unit, "/assistance"), new { helper = new { name = "示例人员 5" }, organisation = "示例大队" });

        await host.Client.CommandAsync(At(unit, "/vulnerable-group"), new { marked = false });

        var detail = await host.Client.GetAsync<Detail>(At(unit));
        Assert.Equal(new DateOnly(2024, 1, 15), Assert.Single(detail.Pairings).Until);
        Assert.Equal(UnitChanges.VulnerableGroup, Assert.Single(await host.EventsAsync<UnitChanged>()).Changes);
    }

    public static TheoryData<string, object, HttpStatusCode, string> WrongStates => new()
    {
        { "/key-unit/withdraw", Because, HttpStatusCode.Conflict, "units.not-key-unit" },
        { "/key-unit/confirm", new { reason = "" }, HttpStatusCode.BadRequest, "request.invalid" },
        { "/concern/lift", Because, HttpStatusCode.Conflict, "units.not-of-concern" },
        { "/concern/flag", new { grounds = "示例", reviewOn = "2024-01-15" }, HttpStatusCode.UnprocessableEntity, "units.review-date-out-of-range" },
        { "/concern/flag", new { grounds = "示例", reviewOn = "2026-01-15" }, HttpStatusCode.UnprocessableEntity, "units.review-date-out-of-range" },
        { "/concern/flag", new { grounds = "" }, HttpStatusCode.BadRequest, "request.invalid" },
        { "/move", new { divisionCode = "211103", reason = "示例" }, HttpStatusCode.Conflict, "units.same-division" },
        { "/move", new { divisionCode = "110101", reason = "示例" }, HttpStatusCode.UnprocessableEntity, "common.unknown-division" },
        { "/assistance", new { helper = new { name = "示例人员 5" }, organisation = "示例大队" }, HttpStatusCode.Conflict, "units.not-vulnerable-group" },
        { "/assistance/visits", new { visitedOn = "2024-01-15", findings = "示例" }, HttpStatusCode.Conflict, "units.no-pairing" },
    };

    [Theory]
    [MemberData(nameof(WrongStates))]
    public async Task Command_InAStateThatForbidsIt_IsRefused(string action, object body, HttpStatusCode status, string code)
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();

        await host.Client.RefusedAsync(At(unit, action), body, status, code);

        Assert.Empty(await host.EventsAsync<UnitChanged>());
    }

    public static TheoryData<string, object> Actions => new()
    {
        { "/contacts", new { responsiblePerson = new { name = "示例人员 9" } } },
        { "/move", new { divisionCode = "211104", reason = "示例" } },
        { "/close", Because },
        { "/key-unit/confirm", Because },
        { "/key-unit/withdraw", Because },
        { "/concern/flag", new { grounds = "示例" } },
        { "/vulnerable-group", new { marked = true } },
        { "/assistance", new { helper = new { name = "示例人员 5" }, organisation = "示例大队" } },
        { "/assistance/visits", new { visitedOn = "2024-01-15", findings = "示例" } },
    };

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Command_OnAClosedUnit_IsRefused(string action, object body)
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();
        await host.Client.CommandAsync(At(unit, "/close"), Because);

        await host.Client.RefusedAsync(At(unit, action), body, HttpStatusCode.Conflict, "units.closed");
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Command_ByAnotherBrigade_DoesNotFindTheUnit(string action, object body)
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();

        await host.As(Roles.BrigadeLeader, "211104").RefusedAsync(At(unit, action), body, HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task KeyUnit_ConfirmedTwiceOrLeftWithoutManager_IsRefused()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync(Body().With("keyUnitReason", "达到界定标准"));

        await host.Client.RefusedAsync(At(unit, "/key-unit/confirm"), Because, HttpStatusCode.Conflict, "units.already-key-unit");
        await host.Client.RefusedAsync(
            At(unit, "/contacts"), new { responsiblePerson = new { name = "示例人员 1" } }, HttpStatusCode.UnprocessableEntity, "units.manager-required");
    }

    [Theory]
    [InlineData("2024-01-14")]
    [InlineData("2024-01-16")]
    public async Task RecordVisit_BeforeThePairingOrInTheFuture_IsRefused(string day)
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync(Body().With("isVulnerableGroupFacility", true));
        await host.Client.CommandAsync(At(unit, "/assistance"), new { helper = new { name = "示例人员 5" }, organisation = "示例大队" });

        await host.Client.RefusedAsync(
            At(unit, "/assistance/visits"), new { visitedOn = day, findings = "示例" }, HttpStatusCode.UnprocessableEntity, "units.visit-date-out-of-range");
    }
}
