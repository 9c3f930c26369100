using FireSafety.Contracts.Access;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Units;
using FireSafety.TestKit;
using static FireSafety.Units.Tests.UnitsHost;

namespace FireSafety.Units.Tests;

public sealed class SubscriptionTests
{
    private static readonly Guid HazardId = new("01900000-0000-7000-8000-000000000001");

    [Fact]
    public async Task HazardEvents_NewerAndStale_CountTheNewestAndTellAll()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();

        await host.PublishAsync(new HazardOverdue { AggregateId = HazardId, Version = 3, Hazard = Hazard(unit.Id, HazardStatus.Overdue, major: true) });
        await host.PublishAsync(new HazardReported { AggregateId = HazardId, Version = 1, Hazard = Hazard(unit.Id, HazardStatus.Reported) });
        var during = await host.Client.GetAsync<Detail>($"{UnitsHost.Units}/{unit.Id}");
        await host.PublishAsync(new HazardClosed { AggregateId = HazardId, Version = 4, Hazard = Hazard(unit.Id, HazardStatus.Closed), ClosedOn = new(2024, 2, 1) });
        var after = await host.Client.GetAsync<Detail>($"{UnitsHost.Units}/{unit.Id}");

        Assert.Equal(new Detail.Counters(1, 1, 1), during.Hazards);
        Assert.Equal(new Detail.Counters(0, 0, 0), after.Hazards);
        var timeline = await host.Client.GetAsync<Timeline>($"{UnitsHost.Units}/{unit.Id}/timeline");
        Assert.Equal(3, timeline.Items.Count(t => t.Topic == "Hazard"));
    }

    [Fact]
    public async Task Hazard_ClaimedAfterItsPeriodRanOut_StillCountsAsOverdue()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();

        await host.PublishAsync(new RectificationClaimed
        {
            AggregateId = HazardId,
            Version = 4,
            Hazard = Hazard(unit.Id, HazardStatus.Rectified) with { IsOverdue = true },
            ReinspectBy = new(2024, 2, 1),
        });

        Assert.Equal(new Detail.Counters(1, 0, 1), (await host.Client.GetAsync<Detail>($"{UnitsHost.Units}/{unit.Id}")).Hazards);
    }

    [Fact]
    public async Task HazardOverdue_DeliveredTwice_FlagsOnceNamingTheHazard()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();
        var overdue = new HazardOverdue { EventId = Guid.CreateVersion7(), AggregateId = HazardId, Version = 3, Hazard = Hazard(unit.Id, HazardStatus.Overdue) };

        await host.PublishAsync(overdue);
        await host.PublishAsync(overdue);

        var flagged = Assert.Single(await host.EventsAsync<UnitOfConcernFlagged>());
        Assert.Equal("隐患“疏散通道堵塞”逾期未整改（期限 2024-01-20）", flagged.Grounds);
        Assert.Equal(new DateOnly(2024, 4, 14), flagged.ReviewOn);
        var detail = await host.Client.GetAsync<Detail>($"{UnitsHost.Units}/{unit.Id}");
        Assert.Equal(HazardId, Assert.Single(detail.Concerns).HazardId);
    }

    [Fact]
    public async Task HazardOverdue_LateAfterALaterStep_FlagsAndLeavesTheCounters()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();
        await host.PublishAsync(new RectificationClaimed { AggregateId = HazardId, Version = 4, Hazard = Hazard(unit.Id, HazardStatus.Rectified), ReinspectBy = new(2024, 2, 1) });

        await host.PublishAsync(new HazardOverdue { AggregateId = HazardId, Version = 3, Hazard = Hazard(unit.Id, HazardStatus.Overdue) });

        Assert.Single(await host.EventsAsync<UnitOfConcernFlagged>());
        Assert.Equal(new Detail.Counters(1, 0, 0), (await host.Client.GetAsync<Detail>($"{UnitsHost.Units}/{unit.Id}")).Hazards);
    }

    [Fact]
    public async Task HazardOverdue_LateAfterClosing_DoesNotFlag()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();
        await host.PublishAsync(new HazardClosed { AggregateId = HazardId, Version = 4, Hazard = Hazard(unit.Id, HazardStatus.Closed), ClosedOn = new(2024, 2, 1) });

        await host.PublishAsync(new HazardOverdue { AggregateId = HazardId, Version = 3, Hazard = Hazard(unit.Id, HazardStatus.Overdue) });

        Assert.Empty(await host.EventsAsync<UnitOfConcernFlagged>());
    }

    [Fact]
    public async Task HazardNotRectified_AfterOverdue_AddsASecondGround()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();

        await host.PublishAsync(new HazardOverdue { AggregateId = HazardId, Version = 3, Hazard = Hazard(unit.Id, HazardStatus.Overdue) });
        await host.PublishAsync(new HazardNotRectified { AggregateId = HazardId, Version = 4, Hazard = Hazard(unit.Id, HazardStatus.NotRectified), Findings = "通道仍堆放杂物" });

        Assert.Equal(2, (await host.EventsAsync<UnitOfConcernFlagged>()).Count);
        Assert.Single(await host.EventsAsync<UnitChanged>());
    }

    [Fact]
    public async Task HazardOverdue_AtAClosedOrUnknownUnit_FlagsNothing()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();
        await host.Client.CommandAsync($"{UnitsHost.Units}/{unit.Id}/close", new { reason = "停业" });

        await host.PublishAsync(new HazardOverdue { AggregateId = HazardId, Version = 3, Hazard = Hazard(unit.Id, HazardStatus.Overdue) });
        await host.PublishAsync(new HazardOverdue { AggregateId = Guid.CreateVersion7(), Hazard = Hazard(Guid.CreateVersion7(), HazardStatus.Overdue) });

        Assert.Empty(await host.EventsAsync<UnitOfConcernFlagged>());
    }

    [Fact]
    public async Task InterviewEvents_OfSeveralParties_TellEachUnitItsOwn()
    {
        await using var host = await StartAsync();
        var one = await host.RegisterAsync(Body(1));
        var two = await host.RegisterAsync(Body(2));
        PartyRef first = new(PartyKind.Unit, one.Id, "示例单位 0001"), second = new(PartyKind.Unit, two.Id, "示例单位 0002");
        var interview = Interview(first, second);

        await host.PublishAsync(new InterviewNotified { AggregateId = HazardId, Interview = interview });
        await host.PublishAsync(new InterviewNotified { AggregateId = HazardId, Interview = interview, IsAgain = true });
        await host.PublishAsync(new InterviewHeld { AggregateId = HazardId, Interview = interview });
        await host.PublishAsync(new AbsenceRecorded { AggregateId = HazardId, Interview = interview, Party = second });
        await host.PublishAsync(new CommitmentChanged
        {
            AggregateId = HazardId,
            Interview = interview,
            Party = first,
            CommitmentId = HazardId,
            What = "清理疏散通道",
            DueOn = new(2024, 2, 1),
            Status = CommitmentStatus.Open,
        });

        var ofFirst = await host.Client.GetAsync<Timeline>($"{UnitsHost.Units}/{one.Id}/timeline");
        var ofSecond = await host.Client.GetAsync<Timeline>($"{UnitsHost.Units}/{two.Id}/timeline");
        Assert.Equal(["Commitment", "Interview", "Interview", "Registry"], ofFirst.Items.Select(t => t.Topic));
        Assert.Equal("无故缺席约谈：集中约谈重点单位", ofSecond.Items[0].Text);
        Assert.Equal(4, ofSecond.Total);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task InterviewCancelled_IsToldOfWhatTheUnitKnew(bool wasNotified, int entries)
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();
        var interview = Interview(new PartyRef(PartyKind.Unit, unit.Id, "示例单位 0001"));

        await host.PublishAsync(new InterviewPlanned { AggregateId = HazardId, Interview = interview });
        await host.PublishAsync(new InterviewCancelled { AggregateId = HazardId, Interview = interview, Reason = "方案调整", WasNotified = wasNotified });

        Assert.Equal(entries, (await host.Client.GetAsync<Timeline>($"{UnitsHost.Units}/{unit.Id}/timeline")).Total);
    }

    [Fact]
    public async Task Timeline_ForAPartnersSystem_TellsNothingOfInterviews()
    {
        await using var host = await StartAsync();
        var unit = await host.RegisterAsync();
        await host.PublishAsync(new InterviewNotified { AggregateId = HazardId, Interview = Interview(new PartyRef(PartyKind.Unit, unit.Id, "示例单位 0001")) });
        await host.PublishAsync(new HazardReported { AggregateId = HazardId, Version = 1, Hazard = Hazard(unit.Id, HazardStatus.Reported) });

        var shown = await host.As(Roles.ServiceClient).GetAsync<Timeline>($"{UnitsHost.Units}/{unit.Id}/timeline");

        Assert.Equal(["Hazard", "Registry"], shown.Items.Select(t => t.Topic).Order(StringComparer.Ordinal));
        Assert.Equal(2, shown.Total);
    }

    private static InterviewSnapshot Interview(params PartyRef[] parties) => new()
    {
        Kind = InterviewKind.BrigadeWithKeyUnits,
        Title = "集中约谈重点单位",
        Status = InterviewStatus.Held,
        ConvenerDivision = "211103",
        Convener = "兴隆台区消防救援大队",
        ScheduledAt = new DateTime(2024, 1, 20, 1, 0, 0, DateTimeKind.Utc),
        Place = "示例会议室",
        Parties = parties,
    };
}
