using FireSafety.Contracts;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;
using FireSafety.Platform.Time;
using FireSafety.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Campaigns.Tests;

/// <summary>What the other services would have said, in the fewest words a test needs.</summary>
internal static class Story
{
    public const string City = "211100";
    public const string Brigade = "211103";
    public const string OtherBrigade = "211104";
    public static readonly DateOnly Day = new(2024, 2, 6);

    public static readonly object Drive = new
    {
        Name = "示例专项行动",
        From = "2024-01-10",
        To = "2024-12-31",
        Series = "消防救援工作简报",
        Issuer = "示例市消防救援支队",
    };

    public static Task<ServiceHost> StartAsync() => ServiceHost.StartAsync(b => b.AddCampaigns(), r => r.MapCampaigns());

    /// <summary>A launched drive; returns its id.</summary>
    public static async Task<Guid> LaunchAsync(this ServiceHost host)
    {
        var made = await host.Client.CommandAsync("/api/campaigns", Drive);
        await host.Client.CommandAsync($"/api/campaigns/{made.Id}/launch", new { });
        return made.Id;
    }

    /// <summary>Moves the business clock alone: real time would first fire every timer of all those days.</summary>
    public static void Later(this ServiceHost host, int days)
    {
        var clock = host.Services.GetRequiredService<Clock>();
        clock.MoveTo(clock.UtcNow.AddDays(days));
    }

    public static string PathOf(string division) => division == City ? "/2111/" : $"/2111/{division}/";

    public static InterviewSnapshot Interview(
        Guid? campaign, int kind, InterviewStatus status = InterviewStatus.Held, string division = City, params PartyRef[] parties) => new()
        {
            Kind = (InterviewKind)kind,
            Title = $"示例约谈{kind}",
            Status = status,
            CampaignId = campaign,
            ConvenerDivision = division,
            Convener = "示例市消防救援支队",
            ScheduledAt = new DateTime(2024, 2, 6, 1, 0, 0, DateTimeKind.Utc),
            Place = "示例会议室",
            Parties = parties,
        };

    public static PartyRef Unit(Guid? id = null, string name = "示例单位 0001") => new(PartyKind.Unit, id ?? Guid.CreateVersion7(), name);

    public static InterviewHeld Held(Guid interview, long version, InterviewSnapshot snapshot) => new()
    {
        AggregateId = interview,
        Version = version,
        Jurisdiction = PathOf(snapshot.ConvenerDivision),
        Interview = snapshot,
    };

    public static InterviewPlanned Planned(Guid interview, long version, InterviewSnapshot snapshot) => new()
    {
        AggregateId = interview,
        Version = version,
        Jurisdiction = PathOf(snapshot.ConvenerDivision),
        Interview = snapshot,
    };

    public static AttendanceChanged Attendance(
        Guid interview, long version, InterviewSnapshot snapshot, Guid attendee, bool attended = true, bool proxy = false, bool removed = false)
    {
        var party = PartyOf(snapshot);
        return new()
        {
            AggregateId = interview,
            Version = version,
            Jurisdiction = PathOf(snapshot.ConvenerDivision),
            Interview = snapshot with { Parties = [party] },
            AttendeeId = attendee,
            Party = party,
            Name = "示例人员 12",
            Post = "消防安全责任人",
            Attended = attended,
            IsProxy = proxy,
            Removed = removed,
        };
    }

    public static CommitmentChanged Commitment(Guid interview, long version, InterviewSnapshot snapshot, Guid commitment, CommitmentStatus status)
    {
        var party = PartyOf(snapshot);
        return new()
        {
            AggregateId = interview,
            Version = version,
            Jurisdiction = PathOf(snapshot.ConvenerDivision),
            Interview = snapshot with { Parties = [party] },
            CommitmentId = commitment,
            Party = party,
            What = "更换失效灭火器",
            DueOn = Day.AddDays(10),
            Status = status,
        };
    }

    // An event about one party names that party alone, in its snapshot too.
    private static PartyRef PartyOf(InterviewSnapshot snapshot) => snapshot.Parties.Count > 0 ? snapshot.Parties[0] : Unit();

    public static HazardSnapshot Hazard(HazardStatus status, bool major = false, bool listed = false, bool overdue = false) => new()
    {
        UnitId = Guid.CreateVersion7(),
        UnitName = "示例单位 0001",
        Industry = "commerce",
        Description = "疏散通道堆放杂物",
        Source = HazardSource.Inspection,
        Status = status,
        IsMajor = major,
        IsListed = listed,
        IsOverdue = overdue,
        FoundOn = Day,
    };

    public static HazardConfirmed Confirmed(Guid hazard, long version, HazardSnapshot snapshot, string division = Brigade) => new()
    {
        AggregateId = hazard,
        Version = version,
        Jurisdiction = PathOf(division),
        Hazard = snapshot,
    };

    public static HazardClosed Closed(Guid hazard, long version, string division = Brigade) => new()
    {
        AggregateId = hazard,
        Version = version,
        Jurisdiction = PathOf(division),
        Hazard = Hazard(HazardStatus.Closed),
        ClosedOn = Day.AddDays(5),
    };

    public static AgencyFindingRecorded Finding(Guid finding, FindingClass of) => new()
    {
        AggregateId = Guid.CreateVersion7(),
        Jurisdiction = PathOf(City),
        Agency = Agency(),
        FindingId = finding,
        Class = of,
        Description = "示例问题",
        Article = "第二十二条",
        InspectedOn = new DateOnly(2023, 11, 2),
    };

    public static AgencyFindingCorrected Corrected(Guid finding) => new()
    {
        AggregateId = Guid.CreateVersion7(),
        Jurisdiction = PathOf(City),
        Agency = Agency(),
        FindingId = finding,
    };

    public static UnitRegistered Registered(Guid unit, long version = 1, bool key = true, string division = Brigade, bool vulnerable = false) => new()
    {
        AggregateId = unit,
        Version = version,
        Jurisdiction = PathOf(division),
        Unit = Snapshot(key, division, vulnerable),
    };

    public static UnitChanged Changed(Guid unit, long version, bool key, string division = Brigade) => new()
    {
        AggregateId = unit,
        Version = version,
        Jurisdiction = PathOf(division),
        Unit = Snapshot(key, division, false),
        Changes = UnitChanges.KeyUnit,
    };

    /// <summary>One held interview with so many who came; returns its id.</summary>
    public static async Task<Guid> HoldAsync(this ServiceHost host, Guid campaign, int kind, int people, string division = City, long from = 2)
    {
        var interview = Guid.CreateVersion7();
        var snapshot = Interview(campaign, kind, InterviewStatus.Held, division, Unit());
        for (var i = 0; i < people; i++)
            await host.PublishAsync(Attendance(interview, from + i, snapshot, Guid.CreateVersion7()));
        await host.PublishAsync(Held(interview, from + people, snapshot));
        return interview;
    }

    public static Task PublishAllAsync(this ServiceHost host, IEnumerable<IntegrationEvent> events) =>
        events.Aggregate(Task.CompletedTask, async (before, happened) =>
        {
            await before;
            await host.PublishAsync(happened);
        });

    private static AgencySnapshot Agency() => new()
    {
        CreditCode = "91211103MA0UQ1X76A",
        Name = "示例机构 01",
        Category = PracticeCategory.Both,
        Status = AgencyStatus.ConditionsMet,
        ManagerName = "示例人员 21",
    };

    private static UnitSnapshot Snapshot(bool key, string division, bool vulnerable) => new()
    {
        CreditCode = "91211103MA0UQ1X76A",
        Name = "示例单位 0001",
        Address = "示例路 1 号",
        DivisionCode = division,
        Industry = "commerce",
        ResponsiblePerson = new Contact("示例人员 12", null),
        IsKeyUnit = key,
        IsVulnerableGroupFacility = vulnerable,
    };
}

internal sealed record FigureItem(string Key, string Label, string Definition, string Unit, int Value, string Rows);

internal sealed record FigureList(IReadOnlyList<FigureItem> Items);

internal sealed record RowItem(Guid Id, Guid? InterviewId, string Class, string DivisionCode, DateOnly? Day, string Name, string? Detail, string? State);

internal sealed record RowPage(IReadOnlyList<RowItem> Items, int Total);
