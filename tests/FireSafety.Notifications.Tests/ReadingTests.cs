using System.Net;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Campaigns;
using FireSafety.Contracts.Hazards;
using FireSafety.Notifications.Data;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Notifications.Tests;

public sealed class ReadingTests
{
    private const string Mine = "/api/notifications/messages";

    private static HttpClient Person(ServiceHost host, string id) => host.As(new(id, "测试", Roles.BrigadeLeader, Said.Brigade));

    private static Task<Answer> Post(HttpClient client, string url) => client.PostAnswerAsync(url);

    [Fact]
    public async Task MarkRead_ByOneOfABrigade_LeavesItUnreadForTheOther()
    {
        await using var host = await Said.StartAsync();
        await host.PublishAsync(Said.All[nameof(HazardOverdue)].Event);
        HttpClient first = Person(host, "a"), second = Person(host, "b");
        var message = Assert.Single((await first.GetAsync<Messages>(Mine)).Items);

        var marked = await Post(first, $"{Mine}/{message.Id}/read");
        var again = await Post(first, $"{Mine}/{message.Id}/read");

        Assert.Equal([1, 0], new[] { marked.Marked, again.Marked });
        Assert.Equal(0, (await first.GetAsync<Answer>($"{Mine}/unread-count")).Unread);
        Assert.Equal(1, (await second.GetAsync<Answer>($"{Mine}/unread-count")).Unread);
        Assert.NotNull(Assert.Single((await first.GetAsync<Messages>($"{Mine}?unread=false")).Items).ReadAt);
        Assert.Equal(0, (await first.GetAsync<Messages>($"{Mine}?unread=true")).Total);
    }

    [Fact]
    public async Task MarkAllRead_Twice_MarksEachOnce()
    {
        await using var host = await Said.StartAsync();
        await host.PublishAsync(Said.All[nameof(HazardOverdue)].Event);
        await host.PublishAsync(Said.All[nameof(CampaignLaunched)].Event);
        var person = Person(host, "a");

        var marked = await Post(person, $"{Mine}/read-all");
        var again = await Post(person, $"{Mine}/read-all");

        Assert.Equal([2, 0], new[] { marked.Marked, again.Marked });
        Assert.Equal(0, (await person.GetAsync<Answer>($"{Mine}/unread-count")).Unread);
    }

    [Fact]
    public async Task MarkAllRead_OfManyMessages_KeepsOnePlaceInsteadOfAMarkForEach()
    {
        await using var host = await Said.StartAsync();
        await host.PublishAsync(Said.All[nameof(HazardOverdue)].Event);
        await host.PublishAsync(Said.All[nameof(CampaignLaunched)].Event);
        host.Time.Advance(TimeSpan.FromHours(1));
        var person = Person(host, "a");

        var marked = await Post(person, $"{Mine}/read-all");

        Assert.Equal(2, marked.Marked);
        Assert.All((await person.GetAsync<Messages>(Mine)).Items, m => Assert.Equal(host.Time.GetUtcNow().UtcDateTime.AddMinutes(-1), m.ReadAt));
        Assert.Equal(2, (await person.GetAsync<Messages>($"{Mine}?unread=false")).Total);
        Assert.Equal(0, await host.ReadAsync<NotificationsDbContext, int>(db => db.ReadMarks.CountAsync()));
        Assert.Equal(2, (await Person(host, "b").GetAsync<Answer>($"{Mine}/unread-count")).Unread);
    }

    [Fact]
    public async Task MarkAllRead_MessageThatComesLate_IsUnread()
    {
        await using var host = await Said.StartAsync();
        await host.PublishAsync(Said.All[nameof(HazardOverdue)].Event);
        host.Time.Advance(TimeSpan.FromHours(1));
        var person = Person(host, "a");
        await Post(person, $"{Mine}/read-all");
        host.Time.Advance(TimeSpan.FromHours(1));

        await host.PublishAsync(Said.All[nameof(CampaignLaunched)].Event with { OccurredAt = host.Time.GetUtcNow().UtcDateTime.AddHours(-3) });

        Assert.Equal(1, (await person.GetAsync<Answer>($"{Mine}/unread-count")).Unread);
    }

    [Fact]
    public async Task UnreadCount_OfANewcomer_StartsThirtyDaysBack()
    {
        await using var host = await Said.StartAsync();
        await host.PublishAsync(Said.All[nameof(HazardOverdue)].Event);
        var before = Person(host, "before");
        await host.PublishAsync(Said.All[nameof(HazardClosed)].Event);
        await Post(before, $"{Mine}/{(await before.GetAsync<Messages>(Mine)).Items[0].Id}/read");
        await host.PublishAsync(Said.All[nameof(CampaignLaunched)].Event);
        host.Time.Advance(TimeSpan.FromDays(31));
        await host.PublishAsync(Said.All[nameof(BriefingPublished)].Event);

        var newcomer = Person(host, "newcomer");

        Assert.Equal(1, (await newcomer.GetAsync<Answer>($"{Mine}/unread-count")).Unread);
        Assert.Equal(3, (await newcomer.GetAsync<Messages>(Mine)).Total);
        Assert.Equal(2, (await before.GetAsync<Answer>($"{Mine}/unread-count")).Unread);
    }

    [Fact]
    public async Task MarkRead_FromSeveralWindowsAtOnce_IsAnsweredEachTime()
    {
        await using var host = await Said.StartAsync();
        await host.PublishAsync(Said.All[nameof(HazardOverdue)].Event);
        var person = Person(host, "a");
        var message = Assert.Single((await person.GetAsync<Messages>(Mine)).Items);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Post(person, i % 2 == 0 ? $"{Mine}/{message.Id}/read" : $"{Mine}/read-all")));

        Assert.Equal(1, answers.Sum(a => a.Marked));
    }

    [Fact]
    public async Task MarkRead_MessageOfAnotherJurisdictionOrUnknown_IsNotFound()
    {
        await using var host = await Said.StartAsync();
        await host.PublishAsync(Said.All[nameof(HazardOverdue)].Event);
        var message = Assert.Single((await Person(host, "a").GetAsync<Messages>(Mine)).Items);

        await host.As(Roles.BrigadeLeader, "211104").RefusedAsync($"{Mine}/{message.Id}/read", new { }, HttpStatusCode.NotFound, "common.not-found");
        await host.As(Roles.Unit, "211103").RefusedAsync($"{Mine}/{message.Id}/read", new { }, HttpStatusCode.NotFound, "common.not-found");
        await host.Client.RefusedAsync($"{Mine}/{Guid.CreateVersion7()}/read", new { }, HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task List_ByEachRole_ShowsItsOwnAudience()
    {
        await using var host = await Said.StartAsync();
        await host.PublishAsync(Said.All[nameof(PremisesSealed)].Event);

        async Task<string[]> SeenBy(string id, string role, string path) =>
            [.. (await host.As(new(id, "测试", role, path) { OrganisationId = Guid.TryParse(id, out var organisation) ? organisation : null }).GetAsync<Messages>(Mine)).Items.Select(m => m.Audience).Order(StringComparer.Ordinal)];

        Assert.Equal(["detachment"], await SeenBy("x", Roles.DetachmentOfficer, Said.City));
        Assert.Equal(["brigade:211103"], await SeenBy("x", Roles.BrigadeLeader, Said.Brigade));
        Assert.Equal(["brigade:211103", $"supervisor:{Said.Supervisor}"], await SeenBy($"{Said.Supervisor}", Roles.Supervisor, Said.Brigade));
        Assert.Equal([$"unit:{Said.Unit}"], await SeenBy($"{Said.Unit}", Roles.Unit, Said.Brigade));
        Assert.Empty(await SeenBy("x", Roles.Auditor, Said.City));
    }

    [Theory]
    [InlineData("audience=all", 4)]
    [InlineData("audience=unit:01900000-0000-7000-8000-00000000000a", 1)]
    [InlineData("audience=all&urgency=Urgent", 4)]
    [InlineData("audience=all&urgency=Normal", 0)]
    public async Task List_WithFilters_NarrowsDown(string query, int expected)
    {
        await using var host = await Said.StartAsync();
        await host.PublishAsync(Said.All[nameof(PremisesSealed)].Event);

        Assert.Equal(expected, (await host.Client.GetAsync<Messages>($"{Mine}?{query}")).Total);
    }

    [Theory]
    [InlineData("audience=everybody")]
    [InlineData("audience=brigade:110101")]
    [InlineData("audience=unit:1")]
    [InlineData("urgency=Extreme")]
    [InlineData("urgency=7")]
    [InlineData("unread=maybe")]
    public async Task List_BadFilter_IsRefused(string query)
    {
        await using var host = await Said.StartAsync();

        using var response = await host.Client.GetAsync($"{Mine}?{query}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}

internal sealed record Answer(int Marked, int Unread);

internal static class Answers
{
    public static async Task<Answer> PostAnswerAsync(this HttpClient client, string url)
    {
        using var response = await client.PostAsync(url, null);
        response.EnsureSuccessStatusCode();
        return System.Text.Json.JsonSerializer.Deserialize<Answer>(await response.Content.ReadAsStringAsync(), HttpAssertions.Json)!;
    }
}
