using FireSafety.Contracts;
using FireSafety.Contracts.Campaigns;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Identity;
using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;
using FireSafety.TestKit;

namespace FireSafety.Notifications.Tests;

/// <summary>Events as other services would publish them, all of 兴隆台区 unless they are the city's.</summary>
internal static class Said
{
    public const string Brigade = "/2111/211103/";
    public const string City = "/2111/";
    public static readonly Guid Thing = new("01900000-0000-7000-8000-000000000001");
    public static readonly Guid Unit = new("01900000-0000-7000-8000-00000000000a");
    public static readonly Guid Supervisor = new("01900000-0000-7000-8000-00000000000b");
    public static readonly Guid Agency = new("01900000-0000-7000-8000-00000000000c");
    private static readonly DateOnly Day = new(2024, 2, 1);

    public static Task<ServiceHost> StartAsync() => ServiceHost.StartAsync(b => b.AddNotifications(), r => r.MapNotifications());

    public static HazardSnapshot Hazard { get; } = new()
    {
        UnitId = Unit,
        UnitName = "示例单位 0001",
        Industry = "commerce",
        Description = "疏散通道堵塞",
        Source = HazardSource.Inspection,
        Status = HazardStatus.Ordered,
        SupervisorId = Supervisor,
        FoundOn = new(2024, 1, 15),
        RectifyBy = Day,
    };

    public static PartyRef UnitParty { get; } = new(PartyKind.Unit, Unit, "示例单位 0001");

    public static PartyRef SupervisorParty { get; } = new(PartyKind.Supervisor, Supervisor, "示例人员 8");

    public static InterviewSnapshot Interview(InterviewKind kind, params PartyRef[] parties) => new()
    {
        Kind = kind,
        Title = "示例约谈",
        Status = InterviewStatus.Notified,
        ConvenerDivision = "211103",
        Convener = "示例大队",
        ScheduledAt = new DateTime(2024, 2, 20, 1, 0, 0, DateTimeKind.Utc),
        Place = "示例会议室",
        Parties = parties,
    };

    public static ProposalRaised Proposal(InterviewKind kind, PartyRef subject, Guid? id = null) => new()
    {
        AggregateId = id ?? Thing,
        Jurisdiction = kind is InterviewKind.BrigadeWithKeyUnits or InterviewKind.BrigadeWithRiskUnits ? Brigade : City,
        Kind = kind,
        Subject = subject,
        Ground = "示例依据",
    };

    private static InterviewSnapshot OfUnits => Interview(InterviewKind.BrigadeWithRiskUnits, UnitParty);

    private static AgencySnapshot OfAgency { get; } = new()
    {
        CreditCode = "91211103MA0UQ1X76A",
        Name = "示例机构 01",
        Category = PracticeCategory.Both,
        Status = AgencyStatus.Registered,
        ManagerName = "示例人员 3",
    };

    /// <summary>Every event with the audiences it must reach.</summary>
    public static IReadOnlyDictionary<string, (IntegrationEvent Event, string[] Audiences)> All { get; } =
        new (IntegrationEvent Event, string[] Audiences)[]
        {
            (new HazardReported { Hazard = Hazard }, ["brigade"]),
            (new RectificationOrdered { Hazard = Hazard, NoticeNumber = "示例责改〔2024〕1号" }, ["supervisor", "unit"]),
            (new RectificationClaimed { Hazard = Hazard, ReinspectBy = Day }, ["supervisor"]),
            (new HazardOverdue { Hazard = Hazard }, ["brigade", "supervisor", "unit"]),
            (new HazardNotRectified { Hazard = Hazard, Findings = "仍有杂物" }, ["brigade", "supervisor", "unit"]),
            (new HazardClosed { Hazard = Hazard, ClosedOn = Day }, ["unit"]),
            (new MajorHazardDetermined { Hazard = Hazard, CriteriaSet = "gb35181-2017", Clauses = ["6.5"] }, ["brigade", "detachment", "unit"]),
            (new MajorHazardListed { Hazard = Hazard, Level = "市", Deadline = Day }, ["brigade", "detachment", "unit"]),
            (new PremisesSealed { Hazard = Hazard, Until = Day }, ["brigade", "detachment", "supervisor", "unit"]),
            (new SealExpiring { Hazard = Hazard, Until = Day }, ["brigade", "supervisor", "unit"]),
            (new HazardRelapsed { Hazard = Hazard, EarlierHazardId = Unit }, ["brigade", "supervisor", "unit"]),
            (new ReinspectionOverdue { Hazard = Hazard, DueOn = Day }, ["brigade", "detachment"]),
            (new ComplaintReceived { Subject = "安全出口锁闭", CheckDueAt = new DateTime(2024, 1, 16, 1, 0, 0, DateTimeKind.Utc) }, ["brigade"]),
            (Proposal(InterviewKind.BrigadeWithRiskUnits, UnitParty), ["brigade"]),
            (new InterviewNotified { Interview = OfUnits }, ["unit"]),
            (new InterviewCancelled { Interview = OfUnits, Reason = "示例理由" }, ["brigade", "unit"]),
            (new AbsenceRecorded { Interview = OfUnits, Party = UnitParty }, ["brigade", "unit"]),
            (new MinutesIssued { Interview = OfUnits, Number = "示例约纪〔2024〕1号" }, ["brigade", "unit"]),
            (new CommitmentChanged { Interview = OfUnits, CommitmentId = Thing, Party = UnitParty, What = "清理", DueOn = Day, Status = CommitmentStatus.Overdue }, ["brigade", "unit"]),
            (new ConditionsLapsed { AggregateId = Agency, Agency = OfAgency, Shortfalls = ["注册消防工程师（一级）差1人"], LapsedOn = Day }, ["agency", "detachment"]),
            (new ConditionExpiring { AggregateId = Agency, Agency = OfAgency, What = "劳动合同", ExpiresOn = Day, DaysLeft = 7 }, ["agency", "detachment"]),
            (new AgencyFindingRecorded { AggregateId = Agency, Agency = OfAgency, FindingId = Thing, Class = FindingClass.IrregularPractice, Description = "未签名", Article = "第二十二条", InspectedOn = Day }, ["agency", "detachment"]),
            (new UnitOfConcernFlagged { UnitName = "示例单位 0001", Grounds = "示例依据", ReviewOn = Day }, ["brigade"]),
            (new TaskDeployed { TaskId = Thing, CampaignId = Thing, Title = "示例任务", DivisionCode = "211103", DueOn = Day, Target = 3, Done = 0 }, ["brigade"]),
            (new TaskOverdue { TaskId = Thing, CampaignId = Thing, Title = "示例任务", SupervisorId = Supervisor, DivisionCode = "211103", DueOn = Day, Target = 3, Done = 1 }, ["supervisor"]),
            (new CampaignLaunched { Name = "示例行动", From = Day, To = Day }, ["brigade", "brigade", "brigade", "brigade", "detachment"]),
            (new AccountInvited { UserName = "zhang.san", Name = "示例人员 0001", Role = "unit" }, ["brigade"]),
            (new PasswordResetRequested { UserName = "zhang.san", Name = "示例人员 0001", Role = "supervisor" }, ["brigade"]),
            (new BriefingPublished { CampaignId = Thing, Number = 1, Title = "示例简报" }, ["brigade", "brigade", "brigade", "brigade", "detachment"]),
        }.ToDictionary(x => x.Event.GetType().Name, x => (Placed(x.Event), x.Audiences));

    private static IntegrationEvent Placed(IntegrationEvent e) => e with
    {
        AggregateId = e.AggregateId == default ? Thing : e.AggregateId,
        Jurisdiction = e.Jurisdiction.Length == 0 ? Brigade : e.Jurisdiction,
    };
}

internal sealed record Messages(int Total, IReadOnlyList<Messages.Row> Items)
{
    internal sealed record Row(
        Guid Id, string Audience, string Kind, string Title, string Body, string Link, string Urgency, DateTime CreatedAt, DateTime? ReadAt, int Count);
}
