using System.Net;
using System.Net.Http.Json;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Campaigns;
using FireSafety.TestKit;

namespace FireSafety.Campaigns.Tests;

public sealed class CampaignTests
{
    [Fact]
    public async Task Launch_DraftedDrive_IsToldWithItsPeriod()
    {
        await using var host = await Story.StartAsync();

        var id = await host.LaunchAsync();

        var told = Assert.Single(await host.EventsAsync<CampaignLaunched>());
        Assert.Equal((id, "示例专项行动", new DateOnly(2024, 1, 10), "/2111/"), (told.AggregateId, told.Name, told.From, told.Jurisdiction));
        var seen = await host.Client.GetAsync<Drive>($"/api/campaigns/{id}");
        Assert.Equal("Launched", seen.Status);
    }

    [Fact]
    public async Task Create_SameKeyTwice_IsOneDrive()
    {
        await using var host = await Story.StartAsync();

        var made = await host.Client.CommandAsync("/api/campaigns", Story.Drive, "key-1");
        var again = await host.Client.CommandAsync("/api/campaigns", Story.Drive, "key-1");

        Assert.Equal(made, again);
        Assert.Equal(1, (await host.Client.GetAsync<RowPage>("/api/campaigns")).Total);
    }

    [Theory]
    [InlineData("launch", "launch", "campaigns.not-draft")]
    [InlineData(null, "end", "campaigns.not-launched")]
    [InlineData("launch,end", "end", "campaigns.not-launched")]
    [InlineData("launch,end", "launch", "campaigns.not-draft")]
    public async Task Move_WrongState_IsRefused(string? before, string move, string code)
    {
        await using var host = await Story.StartAsync();
        var made = await host.Client.CommandAsync("/api/campaigns", Story.Drive);
        foreach (var step in before?.Split(',') ?? [])
            await host.Client.CommandAsync($"/api/campaigns/{made.Id}/{step}", new { });

        await host.Client.RefusedAsync($"/api/campaigns/{made.Id}/{move}", new { }, HttpStatusCode.Conflict, code);
    }

    [Fact]
    public async Task Launch_PeriodOver_IsRefused()
    {
        await using var host = await Story.StartAsync();
        var made = await host.Client.CommandAsync("/api/campaigns", new { Name = "甲", From = "2023-01-01", To = "2023-12-31", Series = "乙", Issuer = "丙" });

        await host.Client.RefusedAsync($"/api/campaigns/{made.Id}/launch", new { }, HttpStatusCode.UnprocessableEntity, "campaigns.period-over");
    }

    [Fact]
    public async Task Edit_LaunchedDrive_MayOnlyMoveItsLastDay()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();

        var longer = await host.Client.EditAsync($"/api/campaigns/{id}", 2, new { Name = "示例专项行动", From = "2024-01-10", To = "2025-01-31", Series = "消防救援工作简报", Issuer = "示例市消防救援支队" });
        using var renamed = await PutAsync(host.Client, $"/api/campaigns/{id}", longer.Version, new { Name = "改名", From = "2024-01-10", To = "2025-01-31", Series = "消防救援工作简报", Issuer = "示例市消防救援支队" });

        await renamed.IsProblemAsync(HttpStatusCode.UnprocessableEntity, "campaigns.launched-keeps-its-terms");
    }

    [Fact]
    public async Task Edit_StaleVersion_IsRefused()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();

        using var stale = await PutAsync(host.Client, $"/api/campaigns/{id}", 1, Story.Drive);

        await stale.IsProblemAsync(HttpStatusCode.PreconditionFailed, "common.stale-version");
    }

    [Fact]
    public async Task Create_PeriodReversed_NamesTheField()
    {
        await using var host = await Story.StartAsync();

        await host.Client.RefusedAsync(
            "/api/campaigns", new { Name = "甲", From = "2024-02-01", To = "2024-01-01", Series = "乙", Issuer = "丙" }, HttpStatusCode.BadRequest, "request.invalid");

        Assert.Equal(0, (await host.Client.GetAsync<RowPage>("/api/campaigns")).Total);
    }

    [Theory]
    [InlineData("0001-02-01", "2024-12-31")]
    [InlineData("1999-12-31", "2024-12-31")]
    [InlineData("2024-01-01", "9999-12-31")]
    public async Task Create_DayThatCannotBeMeant_IsRefused(string from, string to)
    {
        await using var host = await Story.StartAsync();

        await host.Client.RefusedAsync(
            "/api/campaigns", new { Name = "甲", From = from, To = to, Series = "乙", Issuer = "丙" }, HttpStatusCode.BadRequest, "request.invalid");
    }

    [Theory]
    [InlineData("tasks", "dueOn")]
    [InlineData("briefings", "asOf")]
    public async Task DaysUnderADrive_ThatCannotBeMeant_AreRefused(string what, string member)
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var body = new Dictionary<string, object?> { ["title"] = "甲", ["divisionCode"] = Story.Brigade, ["target"] = 1, [member] = "9999-12-31" };
        if (what == "briefings")
            body = new() { [member] = "9999-12-31" };

        await host.Client.RefusedAsync($"/api/campaigns/{id}/{what}", body, HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Search_UnknownStatus_IsExplained()
    {
        await using var host = await Story.StartAsync();

        using var response = await host.Client.GetAsync("/api/campaigns?status=99", TestContext.Current.CancellationToken);

        await response.IsProblemAsync(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Get_UnknownDrive_IsNotFound()
    {
        await using var host = await Story.StartAsync();

        using var response = await host.Client.GetAsync($"/api/campaigns/{Guid.CreateVersion7()}", TestContext.Current.CancellationToken);

        await response.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task Drive_OfTheCity_IsKnownToABrigadeThatMayNotChangeIt()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var brigade = host.As(Roles.DetachmentOfficer, Story.Brigade);

        var seen = await brigade.GetAsync<Drive>($"/api/campaigns/{id}");
        using var ended = await brigade.PostAsJsonAsync($"/api/campaigns/{id}/end", new { }, TestContext.Current.CancellationToken);

        Assert.Equal("示例专项行动", seen.Name);
        await ended.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task Create_WithoutPermission_IsForbidden()
    {
        await using var host = await Story.StartAsync();

        await host.As(Roles.BrigadeLeader, Story.Brigade).RefusedAsync("/api/campaigns", Story.Drive, HttpStatusCode.Forbidden, "access.not-permitted");
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, string url, long version, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = JsonContent.Create(body) };
        request.Headers.Add("If-Match", $"\"{version}\"");
        return await client.SendAsync(request);
    }

    private sealed record Drive(string Name, string Status);
}
