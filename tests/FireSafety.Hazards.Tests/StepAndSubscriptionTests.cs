using System.Net;
using System.Text.Json.Nodes;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Units;
using FireSafety.Hazards.Data;
using FireSafety.Hazards.Hazards;
using FireSafety.Platform.Access;
using FireSafety.Platform.Data;
using FireSafety.Platform.Scoping;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Hazards.Tests;

public sealed class StepAndSubscriptionTests
{
    [Fact]
    public async Task MarkOverdue_DayAfterPeriod_SaysItOnce()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.OrderedAsync();
        host.Later(TimeSpan.FromDays(7));
        Assert.Equal(0, await host.Service.RunStepAsync("hazards", "mark-overdue"));
        host.Later(TimeSpan.FromDays(1));

        var first = await host.Service.RunStepAsync("hazards", "mark-overdue");
        var second = await host.Service.RunStepAsync("hazards", "mark-overdue");

        Assert.Equal((1, 0), (first, second));
        Assert.Equal(HazardStatus.Overdue, Assert.Single(await host.Service.EventsAsync<HazardOverdue>()).Hazard.Status);
        Assert.Equal("Overdue", (await host.GetAsync(id)).Status);
        Assert.Equal(1, (await host.Client.GetAsync<HazardsHost.Listed>("/api/hazards/hazards?overdue=true")).Total);
    }

    [Fact]
    public async Task Events_OfAHazardClaimedAfterItsPeriod_TellItOverdueUntilItPasses()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.OrderedAsync();
        host.Later(TimeSpan.FromDays(8));
        await host.Service.RunStepAsync("hazards", "mark-overdue");

        await host.ClaimAsync(id);
        await host.PassAsync(id);

        Assert.True(Assert.Single(await host.Service.EventsAsync<RectificationClaimed>()).Hazard.IsOverdue);
        Assert.False(Assert.Single(await host.Service.EventsAsync<HazardReinspected>()).Hazard.IsOverdue);
    }

    [Fact]
    public async Task MarkReinspectionOverdue_PastDueDay_CountsOnceAgainstSupervisor()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.RectifiedAsync();
        host.Later(TimeSpan.FromDays(3));
        Assert.Equal(0, await host.Service.RunStepAsync("hazards", "mark-reinspection-overdue"));
        host.Later(TimeSpan.FromDays(1));

        var first = await host.Service.RunStepAsync("hazards", "mark-reinspection-overdue");
        var second = await host.Service.RunStepAsync("hazards", "mark-reinspection-overdue");

        Assert.Equal((1, 0), (first, second));
        var told = Assert.Single(await host.Service.EventsAsync<ReinspectionOverdue>());
        Assert.Equal((new DateOnly(2024, 1, 18), (Guid?)HazardsHost.SupervisorId), (told.DueOn, told.Hazard.SupervisorId));
        Assert.Equal(1, (await host.GetAsync(id)).LateReinspections);
    }

    [Fact]
    public async Task UnitChanged_DuplicateOrStale_LeavesTheNewest()
    {
        await using var host = await HazardsHost.StartAsync();
        var change = new UnitChanged { EventId = Guid.CreateVersion7(), AggregateId = HazardsHost.UnitId, Version = 3, Unit = HazardsHost.Unit("示例单位 0001（新）"), Changes = UnitChanges.Profile };

        await host.Service.PublishAsync(change);
        await host.Service.PublishAsync(change);
        await host.Service.PublishAsync(change with { EventId = Guid.CreateVersion7(), Version = 2, Unit = HazardsHost.Unit("旧名") });

        var unit = await host.Service.ReadAsync<HazardsDbContext, string>(db => db.Units.Where(u => u.Id == HazardsHost.UnitId).Select(u => u.Name + u.Version).SingleAsync());
        Assert.Equal("示例单位 0001（新）3", unit);
    }

    [Fact]
    public async Task UnitChanged_Closed_RefusesNewHazards()
    {
        await using var host = await HazardsHost.StartAsync();

        await host.Service.PublishAsync(new UnitChanged { AggregateId = HazardsHost.UnitId, Version = 2, Unit = HazardsHost.Unit(closed: true), Changes = UnitChanges.Closed });

        await host.Client.RefusedAsync("/api/hazards/hazards", HazardsHost.Report(), HttpStatusCode.UnprocessableEntity, "hazards.unit-closed");
    }

    [Fact]
    public async Task UnitChanged_Moved_TakesItsHazardsAlong()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ReportedAsync();

        await host.Service.PublishAsync(new UnitChanged { AggregateId = HazardsHost.UnitId, Version = 2, Unit = HazardsHost.Unit(division: "211104"), Changes = UnitChanges.Jurisdiction });

        Assert.Equal("211104", (await host.GetAsync(id)).DivisionCode);
        Assert.Equal(0, (await host.Service.As(Roles.Supervisor, "211103").GetAsync<HazardsHost.Listed>("/api/hazards/hazards")).Total);
        Assert.Equal(1, (await host.Service.As(Roles.Supervisor, "211104").GetAsync<HazardsHost.Listed>("/api/hazards/hazards")).Total);
    }

    [Fact]
    public async Task UnitChanged_Moved_ShowsTheNewBrigadeTheWholeLife()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ConfirmedAsync();
        await host.Service.PublishAsync(new UnitChanged { AggregateId = HazardsHost.UnitId, Version = 2, Unit = HazardsHost.Unit(division: "211104"), Changes = UnitChanges.Jurisdiction });

        var hazard = await host.Service.As(Roles.Supervisor, "211104").GetAsync<JsonNode>($"/api/hazards/hazards/{id}");

        var done = hazard["history"]!.AsArray().Select(h => h!["operation"]!.GetValue<string>());
        Assert.Equal(["hazards.report", "hazards.confirm"], done.Take(2));
    }

    [Fact]
    public async Task UnitChanged_MovedAndRenamed_TellsOfEachHazardOnce()
    {
        await using var host = await HazardsHost.StartAsync();
        var (open, closed) = (await host.ReportedAsync(), await host.ClosedAsync());
        var change = new UnitChanged
        {
            EventId = Guid.CreateVersion7(),
            AggregateId = HazardsHost.UnitId,
            Version = 2,
            Unit = HazardsHost.Unit("示例单位 0001（新）", "211104"),
            Changes = UnitChanges.Jurisdiction,
        };

        await host.Service.PublishAsync(change);
        await host.Service.PublishAsync(change);

        var told = (await host.Service.EventsAsync<HazardMoved>()).ToDictionary(e => e.AggregateId);
        Assert.Equal(2, told.Count);
        Assert.All(told.Values, e => Assert.Equal("/2111/211104/", e.Jurisdiction));
        Assert.Equal(("示例单位 0001（新）", 2), (told[open].Hazard.UnitName, told[open].Version));
        Assert.Equal(("示例单位 0001", HazardStatus.Closed), (told[closed].Hazard.UnitName, told[closed].Hazard.Status));
    }

    [Fact]
    public async Task UnitChanged_RenamedOnly_TellsOfOpenHazards()
    {
        await using var host = await HazardsHost.StartAsync();
        var open = await host.ReportedAsync();
        await host.ClosedAsync();

        await host.Service.PublishAsync(new UnitChanged { AggregateId = HazardsHost.UnitId, Version = 2, Unit = HazardsHost.Unit("示例单位 0001（新）"), Changes = UnitChanges.Profile });
        await host.Service.PublishAsync(new UnitChanged { AggregateId = HazardsHost.UnitId, Version = 3, Unit = HazardsHost.Unit("示例单位 0001（新）"), Changes = UnitChanges.Contacts });

        Assert.Equal(open, Assert.Single(await host.Service.EventsAsync<HazardMoved>()).AggregateId);
    }

    [Fact]
    public async Task MarkOverdue_OneHazardKeepsChanging_DealsWithTheOthers()
    {
        await using var host = await HazardsHost.StartAsync();
        var victim = await host.OrderedAsync();
        var others = new[] { await host.OrderedAsync(), await host.OrderedAsync() };
        host.Later(TimeSpan.FromDays(8));
        await using var scope = host.Service.Services.CreateAsyncScope();
        await using var rival = host.Service.Services.CreateAsyncScope();
        foreach (var services in new[] { scope.ServiceProvider, rival.ServiceProvider })
            services.GetRequiredService<DataSession>().Open(AccessScope.System, new CommandContext("test", Actor.System("test"), ""));
        var hazards = rival.ServiceProvider.GetRequiredService<HazardsDbContext>().Hazards.Where(h => h.Id == victim);
        scope.ServiceProvider.GetRequiredService<HazardsDbContext>().SavingChanges += (_, _) =>
            hazards.ExecuteUpdate(set => set.SetProperty(h => h.Version, h => h.Version + 1));

        var done = await scope.ServiceProvider.GetRequiredService<MarkOverdue>().RunAsync(CancellationToken.None);

        Assert.Equal(2, done);
        Assert.Equal(others.Order(), (await host.Service.EventsAsync<HazardOverdue>()).Select(e => e.AggregateId).Order());
        Assert.Equal(1, await host.Service.RunStepAsync("hazards", "mark-overdue"));
    }

    [Fact]
    public async Task SupervisorChanged_Inactive_CannotBeNamed()
    {
        await using var host = await HazardsHost.StartAsync();

        await host.Service.PublishAsync(new SupervisorChanged { AggregateId = HazardsHost.SupervisorId, Version = 2, Name = "示例监督员 1", DivisionCode = "211103", Active = false });

        await host.Client.RefusedAsync("/api/hazards/hazards", HazardsHost.Report(), HttpStatusCode.UnprocessableEntity, "hazards.supervisor-inactive");
    }

    [Theory]
    [InlineData("?status=Confirmed&status=Ordered", 2)]
    [InlineData("?status=Reported", 0)]
    [InlineData("?text=堵塞&division=211103&from=2024-01-01&to=2024-01-31", 2)]
    [InlineData("?text=0001&isMajor=false&isListed=false&source=Inspection", 2)]
    [InlineData("?division=211104", 0)]
    [InlineData("?overdue=true", 0)]
    [InlineData("?unitId=0190a000-0000-7000-8000-000000000001&supervisorId=0190a000-0000-7000-8000-000000000002", 2)]
    public async Task Search_Filter_FindsThose(string query, int total)
    {
        await using var host = await HazardsHost.StartAsync();
        await host.ConfirmedAsync();
        await host.OrderedAsync();

        var found = await host.Client.GetAsync<HazardsHost.Listed>("/api/hazards/hazards" + query);

        Assert.Equal(total, found.Total);
    }

    [Theory]
    [InlineData("?status=Nonsense", HttpStatusCode.BadRequest)]
    [InlineData("?status=77", HttpStatusCode.BadRequest)]
    [InlineData("?from=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("?pageSize=1000", HttpStatusCode.BadRequest)]
    [InlineData("?division=999999", HttpStatusCode.UnprocessableEntity)]
    public async Task Search_BadFilter_IsExplained(string query, HttpStatusCode status)
    {
        await using var host = await HazardsHost.StartAsync();

        using var response = await host.RawAsync("/api/hazards/hazards" + query);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Summary_ByDivisionAndStatus_Counts()
    {
        await using var host = await HazardsHost.StartAsync();
        await host.ConfirmedAsync();
        await host.MajorAsync();

        var summary = await host.Client.GetAsync<Summary>("/api/hazards/hazards/summary");

        Assert.Equal((2, 1), (summary.Total, summary.Major));
        var division = Assert.Single(summary.Divisions);
        Assert.Equal(("211103", 2), (division.DivisionCode, Assert.Single(division.ByStatus).Hazards));
    }

    [Fact]
    public void Model_BothProviders_HasNoPendingChanges()
    {
        using var sqlite = new HazardsSqliteDesignTime().CreateDbContext([]);
        using var server = new HazardsSqlServerDesignTime().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(server.Database.HasPendingModelChanges());
    }

    private sealed record Summary(int Total, int Major, List<Division> Divisions);

    private sealed record Division(string DivisionCode, List<Count> ByStatus);

    private sealed record Count(int Hazards);
}
