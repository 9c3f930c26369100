using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Campaigns;
using FireSafety.Contracts.Hazards;
using FireSafety.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FireSafety.Notifications.Tests;

public sealed class UnreadStreamTests
{
    private const string Messages = "/api/notifications/messages";

    private static HttpClient Person(ServiceHost host, string role = Roles.BrigadeLeader) =>
        host.As(new("a", "测试", role, role == Roles.BrigadeLeader ? Said.Brigade : Said.City));

    [Fact]
    public async Task Stream_Opened_SaysTheCountAtOnce()
    {
        await using var host = await Said.StartAsync();
        await host.PublishAsync(Said.All[nameof(HazardOverdue)].Event);

        await using var stream = await Listener.OpenAsync(host, Person(host));

        Assert.Equal(1, await stream.NextAsync());
    }

    [Fact]
    public async Task Stream_MessagesComeAndAreRead_SaysEachCount()
    {
        await using var host = await Said.StartAsync();
        var person = Person(host);
        await using var stream = await Listener.OpenAsync(host, person);
        Assert.Equal(0, await stream.NextAsync());

        await host.PublishAsync(Said.All[nameof(HazardOverdue)].Event);
        Assert.Equal(1, await stream.AfterAsync(0));
        await host.PublishAsync(Said.All[nameof(CampaignLaunched)].Event);
        Assert.Equal(2, await stream.AfterAsync(1));
        await person.PostAnswerAsync($"{Messages}/read-all");
        Assert.Equal(0, await stream.AfterAsync(2));
    }

    [Fact]
    public async Task Stream_WhatOthersAreTold_IsNotCounted()
    {
        await using var host = await Said.StartAsync();
        await using var brigade = await Listener.OpenAsync(host, Person(host));
        await using var auditor = await Listener.OpenAsync(host, Person(host, Roles.Auditor));
        Assert.Equal([0, 0], new[] { await brigade.NextAsync(), await auditor.NextAsync() });

        await host.PublishAsync(Said.All[nameof(HazardOverdue)].Event);

        Assert.Equal(1, await brigade.AfterAsync(0));
        Assert.Equal(0, await auditor.NextAsync()); // the heartbeat
    }

    [Fact]
    public async Task Stream_Silence_IsBrokenByTheSameCount()
    {
        await using var host = await Said.StartAsync();
        await using var stream = await Listener.OpenAsync(host, Person(host));
        Assert.Equal(0, await stream.NextAsync());
        var since = host.Time.GetUtcNow();

        Assert.Equal(0, await stream.NextAsync());

        Assert.True(host.Time.GetUtcNow() - since >= TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Stream_AfterFiveMinutes_EndsSoThatTheListenerComesWithANewToken()
    {
        await using var host = await Said.StartAsync();
        await using var stream = await Listener.OpenAsync(host, Person(host));

        while (await stream.NextAsync() is not null)
        {
        }

        Assert.True(host.Time.GetUtcNow() - stream.Opened >= TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Stream_HostStops_EndsWhole()
    {
        await using var host = await Said.StartAsync();
        await using var stream = await Listener.OpenAsync(host, Person(host));
        Assert.Equal(0, await stream.NextAsync());

        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task Stream_WithoutSignIn_IsRefused()
    {
        await using var host = await Said.StartAsync();

        using var response = await host.Anonymous().GetAsync($"{Messages}/unread-count/stream", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    /// <summary>Someone who listens, and meanwhile moves the host's clock on.</summary>
    private sealed class Listener : IAsyncDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20); // real time for the host to notice the clock
        private readonly ServiceHost host;
        private readonly HttpResponseMessage response;
        private readonly IAsyncEnumerator<SseItem<string>> items;

        private Listener(ServiceHost host, HttpResponseMessage response, Stream body)
        {
            (this.host, this.response, Opened) = (host, response, host.Time.GetUtcNow());
            items = SseParser.Create(body).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        }

        public DateTimeOffset Opened { get; }

        public static async Task<Listener> OpenAsync(ServiceHost host, HttpClient person)
        {
            var response = await person.GetAsync($"{Messages}/unread-count/stream", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
            return new Listener(host, response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        }

        /// <summary>What is said next, whenever that is; null when nothing more is.</summary>
        public async Task<int?> NextAsync()
        {
            var next = items.MoveNextAsync().AsTask();
            while (await Task.WhenAny(next, Task.Delay(Patience)) != next)
                host.Time.Advance(TimeSpan.FromSeconds(1));
            if (!await next)
                return null;
            Assert.Equal("unread", items.Current.EventType);
            return JsonSerializer.Deserialize<Answer>(items.Current.Data, HttpAssertions.Json)!.Unread;
        }

        /// <summary>The first that differs.</summary>
        public async Task<int?> AfterAsync(int count)
        {
            var next = await NextAsync();
            while (next == count)
                next = await NextAsync();
            return next;
        }

        public async ValueTask DisposeAsync()
        {
            response.Dispose();
            await items.DisposeAsync();
        }
    }
}
