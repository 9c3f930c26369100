using System.Net;
using FireSafety.Contracts;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Campaigns;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;
using FireSafety.Interviews.Proposals;
using FireSafety.Platform.Http;
using FireSafety.TestKit;
using static FireSafety.Interviews.Tests.Sample;

namespace FireSafety.Interviews.Tests;

public sealed class ProposalTests
{
    private static readonly Guid UnitId = Id(), HazardId = Id(), SupervisorId = Id(), AgencyId = Id();

    public static TheoryData<int, IntegrationEvent, InterviewKind, Guid, string> Rules { get; } = new()
    {
        { 1, Overdue(HazardId, UnitId), InterviewKind.BrigadeWithRiskUnits, UnitId, BrigadePath },
        { 2, new MajorHazardDetermined { AggregateId = HazardId, Jurisdiction = BrigadePath, Hazard = Hazard(UnitId, HazardStatus.Ordered), CriteriaSet = "gb35181-2017", Clauses = ["6.5"] }, InterviewKind.BrigadeWithRiskUnits, UnitId, BrigadePath },
        { 3, new HazardNotRectified { AggregateId = HazardId, Jurisdiction = BrigadePath, Hazard = Hazard(UnitId, HazardStatus.NotRectified), Findings = "仍锁闭" }, InterviewKind.BrigadeWithRiskUnits, UnitId, BrigadePath },
        { 4, new UnitOfConcernFlagged { AggregateId = UnitId, Jurisdiction = BrigadePath, UnitName = "示例单位 0001", Grounds = "多次违规", ReviewOn = new DateOnly(2024, 6, 1) }, InterviewKind.BrigadeWithRiskUnits, UnitId, BrigadePath },
        { 5, new AgencyFindingRecorded { AggregateId = AgencyId, Agency = Agency, FindingId = Id(), Class = FindingClass.IrregularPractice, Description = "未签名", Article = "第二十二条", InspectedOn = new DateOnly(2024, 1, 3) }, InterviewKind.DetachmentWithAgencies, AgencyId, "/2111/" },
        { 6, new ConditionsLapsed { AggregateId = AgencyId, Agency = Agency, Shortfalls = ["一级注册消防工程师差1人"], LapsedOn = new DateOnly(2024, 1, 3) }, InterviewKind.DetachmentWithAgencies, AgencyId, "/2111/" },
        { 7, LateTask(Id(), SupervisorId), InterviewKind.DetachmentWithSupervisors, SupervisorId, "/2111/" },
        { 8, new ReinspectionOverdue { AggregateId = HazardId, Jurisdiction = BrigadePath, Hazard = Hazard(UnitId, HazardStatus.Rectified, SupervisorId), DueOn = new DateOnly(2024, 1, 9) }, InterviewKind.DetachmentWithSupervisors, SupervisorId, "/2111/" },
    };

    [Theory, MemberData(nameof(Rules))]
    public async Task Event_ByRule_ProposesItsKind(int line, IntegrationEvent happened, InterviewKind kind, Guid subject, string jurisdiction)
    {
        await using var host = await StartAsync();

        await host.PublishAsync(happened);

        var proposal = Assert.Single(await host.ProposalsAsync());
        Assert.Equal((kind, subject, jurisdiction, 1), (proposal.Kind, proposal.SubjectId, proposal.Jurisdiction, proposal.OpenGrounds));
        Assert.Single(await host.EventsAsync<ProposalRaised>());
        Assert.InRange(line, 1, 8);
    }

    [Fact]
    public async Task Grounds_OfSeveralSources_AccumulateOnOneProposal()
    {
        await using var host = await StartAsync();
        var (first, second) = (Id(), Id());

        await host.PublishAsync(Overdue(first, UnitId));
        await host.PublishAsync(Overdue(second, UnitId));
        await host.PublishAsync(Overdue(first, UnitId, version: 5));

        var proposal = Assert.Single(await host.ProposalsAsync());
        Assert.Equal(2, proposal.Grounds);
        Assert.Single(await host.EventsAsync<ProposalRaised>());
    }

    [Fact]
    public async Task Event_DeliveredTwice_HasOneEffect()
    {
        await using var host = await StartAsync();
        var happened = Overdue(HazardId, UnitId) with { EventId = Id() };

        await host.PublishAsync(happened);
        await host.PublishAsync(happened);

        Assert.Equal(1, Assert.Single(await host.ProposalsAsync()).Grounds);
    }

    [Fact]
    public async Task HazardClosed_WithGround_ResolvesItAndRefusesOlderEvents()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Overdue(HazardId, UnitId));

        await host.PublishAsync(Closed(HazardId, UnitId));
        await host.PublishAsync(Overdue(HazardId, UnitId, version: 6));

        var proposal = Assert.Single(await host.ProposalsAsync());
        Assert.Equal((1, 0), (proposal.Grounds, proposal.OpenGrounds));
    }

    [Fact]
    public async Task ReinspectionOverdue_AfterHazardClosed_StillSpeaksAgainstTheSupervisor()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Closed(HazardId, UnitId));

        await host.PublishAsync(new ReinspectionOverdue { AggregateId = HazardId, Version = 6, Jurisdiction = BrigadePath, Hazard = Hazard(UnitId, HazardStatus.Rectified, SupervisorId), DueOn = new DateOnly(2024, 1, 9) });

        Assert.Equal(1, Assert.Single(await host.ProposalsAsync("kind=DetachmentWithSupervisors")).OpenGrounds);
    }

    [Fact]
    public async Task UnitOfConcern_SeveralGrounds_AccumulateUntilTheFlagIsLifted()
    {
        await using var host = await StartAsync();
        var flagged = new UnitOfConcernFlagged { AggregateId = UnitId, Version = 2, Jurisdiction = BrigadePath, UnitName = "示例单位 0001", Grounds = "多次违规", GroundId = Id(), ReviewOn = new DateOnly(2024, 6, 1) };
        await host.PublishAsync(flagged);
        await host.PublishAsync(flagged with { Grounds = "夜间锁闭安全出口", GroundId = Id() });
        await host.PublishAsync(flagged with { Grounds = "设施停用", GroundId = Guid.Empty });
        var standing = Assert.Single(await host.ProposalsAsync());

        await host.PublishAsync(UnitChange(UnitId, key: false, version: 3, UnitChanges.Concern));
        await host.PublishAsync(flagged with { Grounds = "迟到的依据", GroundId = Id() });

        var lifted = Assert.Single(await host.ProposalsAsync());
        Assert.Equal((3, 3), (standing.Grounds, standing.OpenGrounds));
        Assert.Equal((3, 0), (lifted.Grounds, lifted.OpenGrounds));
    }

    [Fact]
    public async Task HazardOverdue_DepartmentKnown_AddsGroundForIt()
    {
        await using var host = await StartAsync();
        var department = Id();
        await host.PublishAsync(Department(department));

        await host.PublishAsync(Overdue(HazardId, UnitId));

        var proposal = Assert.Single(await host.ProposalsAsync("kind=CityLeaderWithDepartments"));
        Assert.Equal((department, "/2111/"), (proposal.SubjectId, proposal.Jurisdiction));
    }

    [Fact]
    public async Task DepartmentChanged_AfterHazards_InheritsTheirGrounds()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Overdue(HazardId, UnitId));

        await host.PublishAsync(Department(Id()));

        Assert.Equal(1, Assert.Single(await host.ProposalsAsync("kind=CityLeaderWithDepartments")).OpenGrounds);
    }

    [Fact]
    public async Task SupervisorChanged_AfterTaskOverdue_FillsTheName()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(LateTask(Id(), SupervisorId));

        await host.PublishAsync(new SupervisorChanged { AggregateId = SupervisorId, Name = "示例监督员 1", DivisionCode = Xinglongtai });

        Assert.Equal("示例监督员 1", Assert.Single(await host.ProposalsAsync()).SubjectName);
    }

    [Fact]
    public async Task TaskOverdue_OfWholeBrigade_ProposesNobody()
    {
        await using var host = await StartAsync();

        await host.PublishAsync(LateTask(Id(), null));

        Assert.Empty(await host.ProposalsAsync());
    }

    [Fact]
    public async Task CampaignLaunched_ManyKeyUnits_CoversEachOnceAndDepartments()
    {
        await using var host = await StartAsync();
        foreach (var number in Enumerable.Range(1, 250))
            await host.PublishAsync(Unit(Id(), name: $"示例单位 {number:0000}"));
        await host.PublishAsync(Unit(Id(), key: false));
        await host.PublishAsync(Department(Id()));
        var campaign = Id();

        await host.PublishAsync(Launched(campaign));
        await host.PublishAsync(Launched(campaign));

        var units = await host.Client.GetAsync<Page<SearchProposals.Row>>($"{Api}/proposals?kind=BrigadeWithKeyUnits&campaignId={campaign}");
        var departments = await host.Client.GetAsync<Page<SearchProposals.Row>>($"{Api}/proposals?kind=CityLeaderWithDepartments&campaignId={campaign}");
        Assert.Equal((250, 1), (units.Total, departments.Total));
    }

    [Fact]
    public async Task UnitChanged_BecomesKeyUnitDuringCampaign_IsCovered()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Launched(Id()));
        await host.PublishAsync(Unit(UnitId, key: false));

        await host.PublishAsync(UnitChange(UnitId, key: true, version: 2));
        await host.PublishAsync(UnitChange(UnitId, key: false, version: 1));

        Assert.Equal(InterviewKind.BrigadeWithKeyUnits, Assert.Single(await host.ProposalsAsync()).Kind);
    }

    [Fact]
    public async Task UnitChanged_NoLongerKeyUnit_EndsCoverage()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Unit(UnitId));
        await host.PublishAsync(Launched(Id()));

        await host.PublishAsync(UnitChange(UnitId, key: false, version: 2));

        Assert.Empty(await host.ProposalsAsync());
        Assert.Single(await host.ProposalsAsync("status=Ended"));
    }

    [Fact]
    public async Task CampaignEnded_OpenCoverage_Ends()
    {
        await using var host = await StartAsync();
        var campaign = Id();
        await host.PublishAsync(Unit(UnitId));
        await host.PublishAsync(Launched(campaign));

        await host.PublishAsync(new CampaignEnded { AggregateId = campaign, Version = 2, Name = "示例专项行动" });

        Assert.Single(await host.ProposalsAsync("status=Ended"));
    }

    [Fact]
    public async Task Cancel_AfterCampaignEnded_EndsItsCoverage()
    {
        await using var host = await StartAsync();
        var campaign = Id();
        await host.PublishAsync(Unit(UnitId));
        await host.PublishAsync(Launched(campaign));
        var proposal = Assert.Single(await host.ProposalsAsync());
        var made = await host.Client.CommandAsync($"{Api}/proposals/accept", new { ProposalIds = new[] { proposal.Id }, Plan = Plan() });
        await host.PublishAsync(new CampaignEnded { AggregateId = campaign, Version = 2, Name = "示例专项行动" });

        await host.Client.CommandAsync($"{Api}/{made.Id}/cancel", new { Reason = "行动已结束" });

        Assert.Empty(await host.ProposalsAsync());
        Assert.Equal((proposal.Id, 0), (Assert.Single(await host.ProposalsAsync("status=Ended")).Id, Assert.Single(await host.ProposalsAsync("status=Ended")).OpenGrounds));
    }

    [Fact]
    public async Task Cancel_AfterItsUnitIsNoLongerAKeyUnit_EndsItsCoverage()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Unit(UnitId));
        await host.PublishAsync(Launched(Id()));
        var proposal = Assert.Single(await host.ProposalsAsync());
        var made = await host.Client.CommandAsync($"{Api}/proposals/accept", new { ProposalIds = new[] { proposal.Id }, Plan = Plan() });
        await host.PublishAsync(UnitChange(UnitId, key: false, version: 2));

        await host.Client.CommandAsync($"{Api}/{made.Id}/cancel", new { Reason = "不再是重点单位" });

        Assert.Empty(await host.ProposalsAsync());
        Assert.Equal(proposal.Id, Assert.Single(await host.ProposalsAsync("status=Ended")).Id);
    }

    [Fact]
    public async Task CampaignLaunched_AfterItsEnd_ProposesNothing()
    {
        await using var host = await StartAsync();
        var campaign = Id();
        await host.PublishAsync(Unit(UnitId));
        await host.PublishAsync(new CampaignEnded { AggregateId = campaign, Version = 2, Name = "示例专项行动" });

        await host.PublishAsync(Launched(campaign));

        Assert.Empty(await host.ProposalsAsync());
    }

    [Fact]
    public async Task Unit_MovedToOtherBrigade_TakesItsProposalAlong()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Unit(UnitId));
        await host.PublishAsync(Overdue(HazardId, UnitId));

        await host.PublishAsync(UnitChange(UnitId, key: true, version: 2, UnitChanges.Jurisdiction) with { Jurisdiction = "/2111/211104/" });

        Assert.Equal("/2111/211104/", Assert.Single(await host.ProposalsAsync()).Jurisdiction);
    }

    [Fact]
    public async Task ConditionsMet_AfterLapse_ResolvesGroundAndLaterLapseRenewsIt()
    {
        await using var host = await StartAsync();
        var lapsed = new ConditionsLapsed { AggregateId = AgencyId, Version = 2, Agency = Agency, Shortfalls = ["差1人"], LapsedOn = new DateOnly(2024, 1, 3) };
        await host.PublishAsync(lapsed);

        await host.PublishAsync(new ConditionsMet { AggregateId = AgencyId, Version = 3, Agency = Agency });

        Assert.Equal(0, Assert.Single(await host.ProposalsAsync()).OpenGrounds);
        host.Time.Advance(TimeSpan.FromHours(1));
        await host.PublishAsync(lapsed with { Version = 4 });
        Assert.Equal((1, 1), (Assert.Single(await host.ProposalsAsync()).Grounds, Assert.Single(await host.ProposalsAsync()).OpenGrounds));
    }

    [Fact]
    public async Task Accept_ProposalsOfOneKind_BecomeOneInterview()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Overdue(Id(), Id()));
        await host.PublishAsync(Overdue(Id(), Id()));
        var ids = (await host.ProposalsAsync()).Select(p => p.Id).ToList();

        var made = await host.Client.CommandAsync($"{Api}/proposals/accept", new { ProposalIds = ids, Plan = Plan() });

        var detail = await host.DetailAsync(made.Id);
        Assert.Equal((InterviewKind.BrigadeWithRiskUnits, Xinglongtai, 2), (detail.Kind, detail.Division, detail.Parties.Count));
        Assert.Equal(2, (await host.ProposalsAsync($"status=Accepted&interviewId={made.Id}")).Count);
        Assert.Equal(2, Assert.Single(await host.EventsAsync<InterviewPlanned>()).Interview.Parties.Count);
    }

    [Fact]
    public async Task Accept_IntoPlannedInterview_AddsItsParties()
    {
        await using var host = await StartAsync();
        var planned = await host.PlanAsync(InterviewKind.BrigadeWithRiskUnits, Id());
        await host.PublishAsync(Overdue(HazardId, UnitId));
        var id = Assert.Single(await host.ProposalsAsync()).Id;

        await host.Client.CommandAsync($"{Api}/proposals/accept", new { ProposalIds = new[] { id }, InterviewId = planned.Id });

        Assert.Equal(2, (await host.DetailAsync(planned.Id)).Parties.Count);
    }

    [Fact]
    public async Task Invite_SubjectWithOpenProposal_TakesItUp()
    {
        await using var host = await StartAsync();
        var other = Id();
        await host.PublishAsync(Overdue(HazardId, UnitId));
        await host.PublishAsync(Overdue(Id(), other));

        await host.RegisterAsync(PartyKind.Unit, other);
        var planned = await host.PlanAsync(InterviewKind.BrigadeWithRiskUnits, UnitId);
        Assert.Equal(other, Assert.Single(await host.ProposalsAsync()).SubjectId);
        await host.Client.CommandAsync($"{Api}/{planned.Id}/parties", new { Parties = new[] { Party(PartyKind.Unit, other, 2) } });

        Assert.Empty(await host.ProposalsAsync());
        Assert.Equal(2, (await host.ProposalsAsync($"status=Accepted&interviewId={planned.Id}")).Count);
    }

    [Fact]
    public async Task Accept_Refusals_ChangeNothing()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Overdue(HazardId, UnitId));
        await host.PublishAsync(LateTask(Id(), SupervisorId));
        var all = await host.ProposalsAsync();
        var url = $"{Api}/proposals/accept";

        await host.Client.RefusedAsync(url, new { ProposalIds = all.Select(p => p.Id), Plan = Plan() }, HttpStatusCode.UnprocessableEntity, "interviews.proposals-mixed");
        await host.Client.RefusedAsync(url, new { ProposalIds = new[] { Id() }, Plan = Plan() }, HttpStatusCode.NotFound, "interviews.proposal-not-found");
        await host.Client.RefusedAsync(url, new { ProposalIds = new[] { all[0].Id } }, HttpStatusCode.UnprocessableEntity, "interviews.plan-missing");
        await host.Client.RefusedAsync(url, new { ProposalIds = Array.Empty<Guid>(), Plan = Plan() }, HttpStatusCode.BadRequest, "request.invalid");

        Assert.Equal(2, (await host.ProposalsAsync()).Count);
    }

    [Fact]
    public async Task Accept_UnitClosedSince_IsRefused()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Unit(UnitId));
        await host.PublishAsync(Overdue(Id(), UnitId));
        var closed = UnitChange(UnitId, key: false, version: 2, UnitChanges.Closed);
        await host.PublishAsync(closed with { Unit = closed.Unit with { IsClosed = true } });
        var proposal = Assert.Single(await host.ProposalsAsync());

        await host.Client.RefusedAsync(
            $"{Api}/proposals/accept", new { ProposalIds = new[] { proposal.Id }, Plan = Plan() }, HttpStatusCode.UnprocessableEntity, "interviews.subject-gone");
    }

    [Fact]
    public async Task Dismiss_Twice_IsRefusedAndNewGroundOpensAnother()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Overdue(HazardId, UnitId));
        var id = Assert.Single(await host.ProposalsAsync()).Id;
        await host.Client.CommandAsync($"{Api}/proposals/{id}/dismiss", new { Reason = "已另行处理" });

        await host.Client.RefusedAsync($"{Api}/proposals/{id}/dismiss", new { Reason = "再次" }, HttpStatusCode.Conflict, "interviews.proposal-not-open");
        await host.PublishAsync(Overdue(Id(), UnitId));

        Assert.NotEqual(id, Assert.Single(await host.ProposalsAsync()).Id);
    }

    [Fact]
    public async Task Proposal_OfOtherBrigade_IsNotFound()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Overdue(HazardId, UnitId));
        var id = Assert.Single(await host.ProposalsAsync()).Id;
        using var foreign = host.As(Roles.BrigadeLeader, "211104");

        using var read = await foreign.GetAsync($"{Api}/proposals/{id}");

        await read.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
        await foreign.RefusedAsync($"{Api}/proposals/{id}/dismiss", new { Reason = "无" }, HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task Proposal_OnSupervisor_IsHiddenWithoutPermission()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(LateTask(Id(), SupervisorId));
        var id = Assert.Single(await host.ProposalsAsync()).Id;
        using var leader = host.As(Roles.CityLeader);

        using var read = await leader.GetAsync($"{Api}/proposals/{id}");

        await read.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
        Assert.Equal(0, (await leader.GetAsync<Page<SearchProposals.Row>>($"{Api}/proposals")).Total);
    }
}
