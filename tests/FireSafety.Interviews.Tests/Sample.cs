using FireSafety.Contracts;
using FireSafety.Contracts.Campaigns;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;
using FireSafety.Interviews.Interviews;
using FireSafety.Interviews.Proposals;
using FireSafety.Platform.Http;
using FireSafety.TestKit;

namespace FireSafety.Interviews.Tests;

/// <summary>Fictitious units, people and events, and the steps that nearly every test takes.</summary>
internal static class Sample
{
    public const string Api = "/api/interviews";
    public const string Xinglongtai = "211103";
    public const string BrigadePath = "/2111/211103/";

    public static Task<ServiceHost> StartAsync() => ServiceHost.StartAsync(b => b.AddInterviews(), r => r.MapInterviews());

    public static object Plan(string scheduledAt = "2024-01-22T09:30:00+08:00", string? convener = null, Guid? campaignId = null) => new
    {
        Title = "集中约谈（示例）",
        Reason = "存在火灾隐患未按期整改（示例）。",
        Place = "示例会议室",
        ScheduledAt = DateTimeOffset.Parse(scheduledAt, System.Globalization.CultureInfo.InvariantCulture),
        Convener = convener,
        CampaignId = campaignId,
    };

    public static object Party(PartyKind kind, Guid id, int number) => new { Kind = kind, Id = id, Name = $"示例单位 {number:0000}" };

    public static object Person(Guid partyId, string name, bool? attended = true, bool isProxy = false, string? authorization = null, string? phone = null) =>
        new { PartyId = partyId, Name = name, Post = "消防安全责任人", Phone = phone, Attended = attended, IsProxy = isProxy, Authorization = authorization };

    public static Guid Id() => Guid.CreateVersion7();

    public static async Task<Changed> PlanAsync(this ServiceHost host, InterviewKind kind = InterviewKind.BrigadeWithKeyUnits, params Guid[] parties)
    {
        var partyKind = kind switch
        {
            InterviewKind.CityLeaderWithDepartments => PartyKind.Department,
            InterviewKind.DetachmentWithAgencies => PartyKind.Agency,
            InterviewKind.DetachmentWithSupervisors => PartyKind.Supervisor,
            _ => PartyKind.Unit,
        };
        await host.RegisterAsync(partyKind, parties);
        return await host.Client.CommandAsync(Api, new
        {
            Kind = kind,
            DivisionCode = partyKind == PartyKind.Unit ? Xinglongtai : null,
            Plan = Plan(convener: kind == InterviewKind.CityLeaderWithDepartments ? "示例市领导" : null),
            Parties = parties.Select((id, i) => Party(partyKind, id, i + 1)),
        });
    }

    /// <summary>Lets the service know subjects of a kind; one that is known already stays as it is.</summary>
    public static async Task RegisterAsync(this ServiceHost host, PartyKind kind, params Guid[] ids)
    {
        foreach (var (id, number) in ids.Select((id, i) => (id, i + 1)))
            await host.PublishAsync(Registered(kind, id, number));
    }

    private static IntegrationEvent Registered(PartyKind kind, Guid id, int number) => kind switch
    {
        PartyKind.Department => Department(id),
        PartyKind.Agency => new AgencyRegistered { AggregateId = id, Agency = Agency },
        PartyKind.Supervisor => new SupervisorChanged { AggregateId = id, Name = $"示例监督员 {number}", DivisionCode = Xinglongtai },
        _ => Unit(id, key: false, name: $"示例单位 {number:0000}"),
    };

    public static async Task<Changed> NotifiedAsync(this ServiceHost host, InterviewKind kind = InterviewKind.BrigadeWithKeyUnits, params Guid[] parties)
    {
        var planned = await host.PlanAsync(kind, parties);
        await host.Client.CommandAsync($"{Api}/{planned.Id}/approve", new { });
        return await host.Client.CommandAsync($"{Api}/{planned.Id}/notify", new { });
    }

    /// <summary>Held on its day; the first party came, the others did not.</summary>
    public static async Task<Changed> HeldAsync(this ServiceHost host, InterviewKind kind = InterviewKind.BrigadeWithKeyUnits, params Guid[] parties)
    {
        var notified = await host.NotifiedAsync(kind, parties);
        host.Time.SetUtcNow(new DateTimeOffset(2024, 1, 22, 10, 0, 0, TimeSpan.FromHours(8)));
        await host.Client.CommandAsync($"{Api}/{notified.Id}/attendance", new { Entries = new[] { Person(parties[0], "示例人员 1") } });
        return await host.Client.CommandAsync($"{Api}/{notified.Id}/hold", new { Opening = "说明事由、目的和问题。" });
    }

    /// <summary>An interview of kind 5 held on a day on which none of its parties came.</summary>
    public static async Task<Changed> NobodyCameAsync(this ServiceHost host, string day, params Guid[] parties)
    {
        await host.RegisterAsync(PartyKind.Unit, parties);
        var planned = await host.Client.CommandAsync(Api, new
        {
            Kind = InterviewKind.BrigadeWithRiskUnits,
            DivisionCode = Xinglongtai,
            Plan = Plan($"{day}T09:30:00+08:00"),
            Parties = parties.Select((id, i) => Party(PartyKind.Unit, id, i + 1)),
        });
        await host.Client.CommandAsync($"{Api}/{planned.Id}/approve", new { });
        await host.Client.CommandAsync($"{Api}/{planned.Id}/notify", new { });
        host.Time.SetUtcNow(DateTimeOffset.Parse($"{day}T10:00:00+08:00", System.Globalization.CultureInfo.InvariantCulture));
        return await host.Client.CommandAsync($"{Api}/{planned.Id}/hold", new { Opening = "说明事由。" });
    }

    /// <summary>Held, recorded with one commitment and its minutes issued.</summary>
    public static async Task<(Guid Interview, Guid Commitment)> FollowedUpAsync(this ServiceHost host, Guid party, Guid? hazard = null)
    {
        var held = await host.HeldAsync(InterviewKind.BrigadeWithKeyUnits, party);
        await host.Client.CommandAsync($"{Api}/{held.Id}/record", Record(party, hazard));
        await host.Client.CommandAsync($"{Api}/{held.Id}/minutes/issue", new { });
        var detail = await host.DetailAsync(held.Id);
        return (held.Id, detail.Commitments[0].Id);
    }

    public static object Record(Guid party, Guid? hazard = null, string dueOn = "2024-01-31") => new
    {
        Problems = new[] { new { PartyId = party, Text = "疏散通道堵塞。", Link = hazard is null ? null : new { Kind = LinkKind.Hazard, Id = hazard } } },
        Statements = new[] { new { PartyId = party, Speaker = "示例人员 1", Sections = new[] { new { Heading = "表态", Text = "立即整改。" } } } },
        Comments = new[] { new { PartyId = party, Text = "措施要具体。" } },
        Demands = new[] { new { PartyId = (Guid?)null, Text = "压实主体责任。" } },
        Commitments = new[]
        {
            new
            {
                PartyId = party,
                What = "清理疏散通道",
                Who = "示例人员 1",
                DueOn = dueOn,
                Links = hazard is null ? [] : new[] { new { Kind = LinkKind.Hazard, Id = hazard } },
            },
        },
    };

    public static Task<GetInterview.Detail> DetailAsync(this ServiceHost host, Guid id) => host.Client.GetAsync<GetInterview.Detail>($"{Api}/{id}");

    public static async Task<IReadOnlyList<SearchProposals.Row>> ProposalsAsync(this ServiceHost host, string query = "status=Open") =>
        (await host.Client.GetAsync<Page<SearchProposals.Row>>($"{Api}/proposals?{query}&pageSize=100")).Items;

    public static UnitRegistered Unit(Guid id, bool key = true, string industry = "commerce", long version = 1, string name = "示例单位 0001") => new()
    {
        AggregateId = id,
        Version = version,
        Jurisdiction = BrigadePath,
        Unit = UnitOf(key, industry, name),
    };

    public static UnitChanged UnitChange(Guid id, bool key, long version, UnitChanges changes = UnitChanges.KeyUnit, string name = "示例单位 0001") => new()
    {
        AggregateId = id,
        Version = version,
        Jurisdiction = BrigadePath,
        Unit = UnitOf(key, "commerce", name),
        Changes = changes,
    };

    public static DepartmentChanged Department(Guid id, long version = 1, params string[] industries) => new()
    {
        AggregateId = id,
        Version = version,
        Name = "示例市商务局",
        Industries = industries.Length == 0 ? ["commerce"] : industries,
        Leader = new Contact("示例局长", null),
    };

    public static HazardSnapshot Hazard(Guid unit, HazardStatus status, Guid? supervisor = null) => new()
    {
        UnitId = unit,
        UnitName = "示例单位 0001",
        Industry = "commerce",
        Description = "安全出口锁闭",
        Source = HazardSource.Inspection,
        Status = status,
        SupervisorId = supervisor,
        RectifyBy = new DateOnly(2024, 1, 10),
        FoundOn = new DateOnly(2024, 1, 2),
    };

    public static HazardOverdue Overdue(Guid hazard, Guid unit, long version = 4) =>
        new() { AggregateId = hazard, Version = version, Jurisdiction = BrigadePath, Hazard = Hazard(unit, HazardStatus.Overdue) };

    public static HazardClosed Closed(Guid hazard, Guid unit, long version = 9) => new()
    {
        AggregateId = hazard,
        Version = version,
        Jurisdiction = BrigadePath,
        Hazard = Hazard(unit, HazardStatus.Closed),
        ClosedOn = new DateOnly(2024, 1, 24),
    };

    public static CampaignLaunched Launched(Guid id) => new()
    {
        AggregateId = id,
        Name = "示例专项行动",
        From = new DateOnly(2024, 1, 1),
        To = new DateOnly(2024, 3, 31),
    };

    public static TaskOverdue LateTask(Guid task, Guid? supervisor) => new()
    {
        AggregateId = task,
        TaskId = task,
        CampaignId = Id(),
        Title = "检查示例场所",
        SupervisorId = supervisor,
        DivisionCode = Xinglongtai,
        DueOn = new DateOnly(2024, 1, 10),
        Target = 10,
        Done = 3,
    };

    public static AgencySnapshot Agency { get; } = new()
    {
        CreditCode = "91211103MA0UQ1X76A",
        Name = "示例消防技术服务机构",
        Category = PracticeCategory.Both,
        Status = AgencyStatus.ConditionsLapsed,
        ManagerName = "示例经理",
    };

    private static UnitSnapshot UnitOf(bool key, string industry, string name) => new()
    {
        CreditCode = "91211103MA0UQ1X76A",
        Name = name,
        Address = "示例路 1 号",
        DivisionCode = Xinglongtai,
        Industry = industry,
        ResponsiblePerson = new Contact("示例负责人", null),
        IsKeyUnit = key,
    };
}
