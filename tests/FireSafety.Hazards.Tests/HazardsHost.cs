using FireSafety.Contracts.Access;
using FireSafety.Contracts.Units;
using FireSafety.Platform.Access;
using FireSafety.Platform.Http;
using FireSafety.Platform.Scoping;
using FireSafety.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Hazards.Tests;

/// <summary>A host of this service that knows one unit and one supervisor, and the steps of a story.</summary>
internal sealed class HazardsHost : IAsyncDisposable
{
    public static readonly Guid UnitId = Guid.Parse("0190a000-0000-7000-8000-000000000001");
    public static readonly Guid SupervisorId = Guid.Parse("0190a000-0000-7000-8000-000000000002");
    public static readonly object Claimant = new { Id = Guid.Parse("0190a000-0000-7000-8000-000000000011"), Name = "示例人员 11" };
    public static readonly object Inspector = new { Id = Guid.Parse("0190a000-0000-7000-8000-000000000012"), Name = "示例人员 12" };
    public static readonly object Reviewer = new { Id = Guid.Parse("0190a000-0000-7000-8000-000000000013"), Name = "示例人员 13" };
    public static readonly object Settled = new { Measures = "清理通道", Funds = "自筹 1 万元", PersonResponsible = "示例人员 11", ContingencyPlan = "专人值守" };

    private HazardsHost(ServiceHost service) => (Service, Client) =
        (service, service.As(new Actor("test-exchange", "测试系统", Roles.DetachmentAdmin, Divisions.City.Path) { IsMachine = true }));

    public ServiceHost Service { get; }

    /// <summary>A system that passes on what the persons it names have done: a story takes several.</summary>
    public HttpClient Client { get; }

    public static UnitSnapshot Unit(string name = "示例单位 0001", string division = "211103", bool closed = false) => new()
    {
        CreditCode = "91211103MA0UQ1X76A",
        Name = name,
        Address = "示例路 1 号",
        DivisionCode = division,
        Industry = "commerce",
        ResponsiblePerson = new Contact("示例人员 1", null),
        IsClosed = closed,
    };

    public static async Task<HazardsHost> StartAsync(DateTimeOffset? now = null, Dictionary<string, string?>? settings = null)
    {
        var service = await ServiceHost.StartAsync(b => b.AddHazards(), r => r.MapHazards(), now, settings: settings);
        await service.PublishAsync(new UnitRegistered { AggregateId = UnitId, Version = 1, Unit = Unit() });
        await service.PublishAsync(new SupervisorChanged { AggregateId = SupervisorId, Version = 1, Name = "示例监督员 1", DivisionCode = "211103" });
        return new HazardsHost(service);
    }

    public static object Report(string foundOn = "2024-01-15", params string[] items) => new
    {
        UnitId,
        Description = "疏散通道堵塞",
        Source = "Inspection",
        FoundOn = foundOn,
        Items = items,
        SupervisorId,
        Location = "一层",
    };

    public async Task<Guid> ReportedAsync() => (await Client.CommandAsync("/api/hazards/hazards", Report(items: ["通道堆放货物", "出口上锁"]))).Id;

    public async Task<Guid> ConfirmedAsync()
    {
        var id = await ReportedAsync();
        await DoAsync(id, "confirm", new { });
        return id;
    }

    public async Task<Guid> OrderedAsync(string rectifyBy = "2024-01-22")
    {
        var id = await ConfirmedAsync();
        await DoAsync(id, "order", new { Kind = "ByDate", RectifyBy = rectifyBy, Settled });
        return id;
    }

    public async Task<Guid> RectifiedAsync()
    {
        var id = await OrderedAsync();
        await ClaimAsync(id);
        return id;
    }

    public async Task<Guid> ReinspectedAsync()
    {
        var id = await RectifiedAsync();
        await PassAsync(id);
        return id;
    }

    public async Task<Guid> ClosedAsync()
    {
        var id = await ReinspectedAsync();
        await CloseAsync(id);
        return id;
    }

    public async Task<Guid> MajorAsync()
    {
        var id = await ConfirmedAsync();
        await DoAsync(id, "judgements", Judgement("2024-01-15"));
        return id;
    }

    public static object Judgement(string determinedOn) => new
    {
        DeterminedOn = determinedOn,
        PlaceType = "人员密集场所",
        Met = new[] { new { Clause = "6.5", Evidence = "安全出口仅一个" } },
        Discussion = new[] { Claimant, Inspector, Reviewer },
    };

    public Task<Changed> ClaimAsync(Guid id) => DoAsync(id, "claim", new
    {
        Claimant,
        Evidence = new[] { new { Item = 1, Text = "已清理", Reference = "a.jpg" }, new { Item = 2, Text = "已开锁", Reference = "b.jpg" } },
    });

    public Task<Changed> PassAsync(Guid id) => DoAsync(id, "reinspect", new { Passed = true, Inspector });

    public Task<Changed> CloseAsync(Guid id) => DoAsync(id, "close", new { Reviewer, PhotosBefore = new[] { "before.jpg" }, PhotosAfter = new[] { "after.jpg" } });

    public Task<Changed> DoAsync(Guid id, string action, object body) => Client.CommandAsync(Url(id, action), body);

    public Task<Detail> GetAsync(Guid id) => Client.GetAsync<Detail>($"/api/hazards/hazards/{id}");

    /// <summary>Moves business time only, so that no periodic step runs of its own accord.</summary>
    public void Later(TimeSpan by)
    {
        var clock = Service.Services.GetRequiredService<FireSafety.Platform.Time.Clock>();
        clock.MoveTo(clock.UtcNow + by);
    }

    public Task<HttpResponseMessage> RawAsync(string url) => Client.GetAsync(url);

    public async Task<HttpResponseMessage> StaleAsync(string url, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = System.Net.Http.Json.JsonContent.Create(body, options: HttpAssertions.Json) };
        request.Headers.Add("If-Match", "\"1\"");
        return await Client.SendAsync(request);
    }

    public static string Url(Guid id, string action) => $"/api/hazards/hazards/{id}/{action}";

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        return Service.DisposeAsync();
    }

    internal sealed record Detail(
        Guid Id, long Version, string Status, string DivisionCode, DateOnly? RectifyBy, DateOnly? ReinspectBy, DateOnly? OverdueOn, int LateReinspections,
        bool IsMajor, bool IsListed, DateOnly? SealedUntil, DateOnly? ClosedOn, Guid? EarlierHazardId, Guid? LaterHazardId,
        List<Item> Items, List<Clock> Clocks, List<History> History, List<Action> NextActions, List<Seal> Seals);

    internal sealed record Item(int No, string Description, string? EvidenceText);

    internal sealed record Clock(string Name, DateOnly DueOn, DateOnly? DoneOn, bool IsLate, string Reason);

    internal sealed record History(string Operation, string ActorName);

    internal sealed record Action(string Name);

    internal sealed record Seal(Guid Id, string Number, DateOnly Until, DateOnly ServeBy, DateOnly? ReleasedOn);

    internal sealed record Listed(int Total);
}
