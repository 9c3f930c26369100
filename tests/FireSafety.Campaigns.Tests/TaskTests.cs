using System.Net;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Campaigns;
using FireSafety.Contracts.Hazards;
using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Tasks;
using FireSafety.Platform.Access;
using FireSafety.Platform.Data;
using FireSafety.Platform.Scoping;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Campaigns.Tests;

public sealed class TaskTests
{
    private static object Task(int target = 10, string due = "2024-01-20", string? countedBy = null, Guid? supervisor = null, string division = Story.Brigade) =>
        new { Title = "检查养老机构", DivisionCode = division, Target = target, DueOn = due, CountedBy = countedBy, SupervisorId = supervisor };

    [Fact]
    public async Task Deploy_ToSupervisor_IsToldInTheBrigadesJurisdiction()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var supervisor = Guid.CreateVersion7();

        var made = await host.Client.CommandAsync($"/api/campaigns/{id}/tasks", Task(supervisor: supervisor));

        var told = Assert.Single(await host.EventsAsync<TaskDeployed>());
        Assert.Equal((made.Id, id, supervisor, "/2111/211103/"), (told.TaskId, told.CampaignId, told.SupervisorId!.Value, told.Jurisdiction));
    }

    [Fact]
    public async Task Report_TargetReached_CompletesOnce()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var made = await host.Client.CommandAsync($"/api/campaigns/{id}/tasks", Task());
        var brigade = host.As(Roles.Supervisor, Story.Brigade);

        await brigade.CommandAsync($"/api/campaigns/tasks/{made.Id}/reports", new { Done = 4, Note = "已查四家" });
        var last = await brigade.CommandAsync($"/api/campaigns/tasks/{made.Id}/reports", new { Done = 10 });

        Assert.NotNull(last.PartId);
        Assert.Equal(10, Assert.Single(await host.EventsAsync<TaskCompleted>()).Done);
        var seen = await brigade.GetAsync<TaskItem>($"/api/campaigns/tasks/{made.Id}");
        Assert.Equal(("Completed", 10, 2), (seen.Status, seen.Done, seen.Reports.Count));
        await brigade.RefusedAsync($"/api/campaigns/tasks/{made.Id}/reports", new { Done = 11 }, HttpStatusCode.Conflict, "campaigns.task-completed");
    }

    [Fact]
    public async Task Report_OfAnotherBrigade_IsNotFound()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var made = await host.Client.CommandAsync($"/api/campaigns/{id}/tasks", Task());
        var foreign = host.As(Roles.Supervisor, Story.OtherBrigade);

        await foreign.RefusedAsync($"/api/campaigns/tasks/{made.Id}/reports", new { Done = 1 }, HttpStatusCode.NotFound, "common.not-found");

        Assert.Equal(0, (await foreign.GetAsync<RowPage>("/api/campaigns/tasks")).Total);
        Assert.Equal(1, (await host.As(Roles.Supervisor, Story.Brigade).GetAsync<RowPage>($"/api/campaigns/tasks?campaignId={id}&division=211103&status=Open")).Total);
    }

    [Fact]
    public async Task MarkOverdue_RunTwice_TellsOnce()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var made = await host.Client.CommandAsync($"/api/campaigns/{id}/tasks", Task());
        host.Later(days: 5);

        var onTheDay = await host.RunStepAsync("campaigns", "mark-tasks-overdue");
        host.Later(days: 1);
        var after = await host.RunStepAsync("campaigns", "mark-tasks-overdue");
        var again = await host.RunStepAsync("campaigns", "mark-tasks-overdue");

        Assert.Equal((0, 1, 0), (onTheDay, after, again));
        Assert.Equal(made.Id, Assert.Single(await host.EventsAsync<TaskOverdue>()).TaskId);
    }

    [Fact]
    public async Task Report_AfterTheDay_CompletesTheOverdueTask()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var made = await host.Client.CommandAsync($"/api/campaigns/{id}/tasks", Task());
        host.Later(days: 6);
        await host.RunStepAsync("campaigns", "mark-tasks-overdue");

        await host.Client.CommandAsync($"/api/campaigns/tasks/{made.Id}/reports", new { Done = 10 });

        Assert.Equal("Completed", (await host.Client.GetAsync<TaskItem>($"/api/campaigns/tasks/{made.Id}")).Status);
    }

    [Fact]
    public async Task CountTasks_HazardsClosed_CompletesTheBrigadesTaskWithoutAReport()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var made = await host.Client.CommandAsync($"/api/campaigns/{id}/tasks", Task(target: 2, countedBy: "hazards.closed"));
        await host.PublishAsync(Story.Closed(Guid.CreateVersion7(), 5));
        await host.PublishAsync(Story.Closed(Guid.CreateVersion7(), 5, Story.OtherBrigade));
        await host.RunStepAsync("campaigns", "count-tasks");
        var half = await host.Client.GetAsync<TaskItem>($"/api/campaigns/tasks/{made.Id}");

        await host.PublishAsync(Story.Closed(Guid.CreateVersion7(), 5));
        await host.RunStepAsync("campaigns", "count-tasks");
        await host.RunStepAsync("campaigns", "count-tasks");

        Assert.Equal(("Open", 1), (half.Status, half.Done));
        Assert.Single(await host.EventsAsync<TaskCompleted>());
        await host.Client.RefusedAsync($"/api/campaigns/tasks/{made.Id}/reports", new { Done = 9 }, HttpStatusCode.Conflict, "campaigns.task-is-counted");
    }

    [Fact]
    public async Task MarkOverdue_CountedTargetReached_CompletesInstead()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        await host.Client.CommandAsync($"/api/campaigns/{id}/tasks", Task(target: 1, countedBy: "hazards.found"));
        await host.PublishAsync(Story.Confirmed(Guid.CreateVersion7(), 2, Story.Hazard(HazardStatus.Confirmed)));
        host.Later(days: 30);

        await host.RunStepAsync("campaigns", "mark-tasks-overdue");

        Assert.Empty(await host.EventsAsync<TaskOverdue>());
        Assert.Single(await host.EventsAsync<TaskCompleted>());
    }

    public static TheoryData<object, HttpStatusCode, string> Refused => new()
    {
        { Task(division: "110000"), HttpStatusCode.UnprocessableEntity, "common.unknown-division" },
        { Task(due: "2024-01-14"), HttpStatusCode.UnprocessableEntity, "campaigns.task-due-outside-campaign" },
        { Task(due: "2025-01-01"), HttpStatusCode.UnprocessableEntity, "campaigns.task-due-outside-campaign" },
        { Task(countedBy: "no.such"), HttpStatusCode.UnprocessableEntity, "campaigns.task-not-countable" },
        { Task(countedBy: "interviews.kind3.attended"), HttpStatusCode.UnprocessableEntity, "campaigns.task-not-countable" },
        { Task(countedBy: "hazards.closed", supervisor: new Guid("018d0000-0000-7000-8000-000000000001")), HttpStatusCode.UnprocessableEntity, "campaigns.counted-task-is-for-brigades" },
        { Task(target: 0), HttpStatusCode.BadRequest, "request.invalid" },
        { new { Title = "甲", DivisionCode = Story.Brigade, Target = 1, DueOn = "昨天" }, HttpStatusCode.BadRequest, "request.malformed-json" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Deploy_AgainstARule_IsRefusedAndNothingIsTold(object task, HttpStatusCode status, string code)
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();

        await host.Client.RefusedAsync($"/api/campaigns/{id}/tasks", task, status, code);

        Assert.Empty(await host.EventsAsync<TaskDeployed>());
    }

    [Fact]
    public async Task CountTasks_TaskOfTheCity_CountsEveryBrigade()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var made = await host.Client.CommandAsync($"/api/campaigns/{id}/tasks", Task(target: 2, countedBy: "hazards.closed", division: Story.City));
        await host.PublishAsync(Story.Closed(Guid.CreateVersion7(), 5));
        await host.PublishAsync(Story.Closed(Guid.CreateVersion7(), 5, Story.OtherBrigade));

        await host.RunStepAsync("campaigns", "count-tasks");

        Assert.Equal("Completed", (await host.Client.GetAsync<TaskItem>($"/api/campaigns/tasks/{made.Id}")).Status);
    }

    [Theory]
    [InlineData("status=99", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData("division=2111031", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData("division=999999", HttpStatusCode.UnprocessableEntity, "common.unknown-division")]
    public async Task Search_BadFilter_IsExplained(string query, HttpStatusCode status, string code)
    {
        await using var host = await Story.StartAsync();

        using var response = await host.Client.GetAsync($"/api/campaigns/tasks?{query}", TestContext.Current.CancellationToken);

        await response.IsProblemAsync(status, code);
    }

    [Fact]
    public async Task Search_FormerDivisionCode_FindsTheDivisionOfToday()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var division = Divisions.Brigades.First(b => b.FormerCodes.Count > 0);
        await host.Client.CommandAsync($"/api/campaigns/{id}/tasks", Task(division: division.Code));

        var found = await host.Client.GetAsync<RowPage>($"/api/campaigns/tasks?division={division.FormerCodes[0]}");

        Assert.Equal(1, found.Total);
    }

    [Fact]
    public async Task MarkOverdue_OneTaskKeepsChanging_DealsWithTheOthers()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var victim = (await host.Client.CommandAsync($"/api/campaigns/{id}/tasks", Task())).Id;
        var other = (await host.Client.CommandAsync($"/api/campaigns/{id}/tasks", Task())).Id;
        host.Later(days: 6);
        await using var scope = Disturbed(host, victim, out var rival);
        await using var _ = rival;

        var done = await scope.ServiceProvider.GetRequiredService<MarkTasksOverdue>().RunAsync(CancellationToken.None);

        Assert.Equal(1, done);
        Assert.Equal(other, Assert.Single(await host.EventsAsync<TaskOverdue>()).TaskId);
        Assert.Equal(1, await host.RunStepAsync("campaigns", "mark-tasks-overdue"));
    }

    [Fact]
    public async Task CountTasks_OneTaskKeepsChanging_DealsWithTheOthers()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var victim = (await host.Client.CommandAsync($"/api/campaigns/{id}/tasks", Task(target: 1, countedBy: "hazards.closed"))).Id;
        var other = (await host.Client.CommandAsync($"/api/campaigns/{id}/tasks", Task(target: 1, countedBy: "hazards.closed"))).Id;
        await host.PublishAsync(Story.Closed(Guid.CreateVersion7(), 5));
        await using var scope = Disturbed(host, victim, out var rival);
        await using var _ = rival;

        var done = await scope.ServiceProvider.GetRequiredService<CountTasks>().RunAsync(CancellationToken.None);

        Assert.Equal(1, done);
        Assert.Equal(other, Assert.Single(await host.EventsAsync<TaskCompleted>()).TaskId);
        Assert.Equal(1, await host.RunStepAsync("campaigns", "count-tasks"));
    }

    /// <summary>A unit of work in which somebody changes one task just before every save.</summary>
    private static AsyncServiceScope Disturbed(ServiceHost host, Guid victim, out AsyncServiceScope rival)
    {
        var (scope, other) = (host.Services.CreateAsyncScope(), host.Services.CreateAsyncScope());
        foreach (var services in new[] { scope.ServiceProvider, other.ServiceProvider })
            services.GetRequiredService<DataSession>().Open(AccessScope.System, new CommandContext("test", Actor.System("test"), ""));
        var task = other.ServiceProvider.GetRequiredService<CampaignsDbContext>().Tasks.Where(t => t.Id == victim);
        scope.ServiceProvider.GetRequiredService<CampaignsDbContext>().SavingChanges += (_, _) =>
            task.ExecuteUpdate(set => set.SetProperty(t => t.Version, t => t.Version + 1));
        rival = other;
        return scope;
    }

    [Fact]
    public async Task Deploy_DriveNotLaunched_IsRefused()
    {
        await using var host = await Story.StartAsync();
        var made = await host.Client.CommandAsync("/api/campaigns", Story.Drive);

        await host.Client.RefusedAsync($"/api/campaigns/{made.Id}/tasks", Task(), HttpStatusCode.Conflict, "campaigns.not-launched");
    }

    private sealed record TaskItem(string Status, int Done, IReadOnlyList<object> Reports);
}
