using FireSafety.Contracts.Access;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Identity;
using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;
using FireSafety.TestKit;

namespace FireSafety.Notifications.Tests;

public sealed class MessageTests
{
    private const string Everything = "/api/notifications/messages?audience=all&pageSize=100";

    public static TheoryData<string> Events => [.. Said.All.Keys];

    [Theory]
    [MemberData(nameof(Events))]
    public async Task Event_Published_ReachesItsAudiencesOnce(string name)
    {
        await using var host = await Said.StartAsync();
        var (happened, audiences) = Said.All[name];

        await host.PublishAsync(happened with { EventId = Guid.CreateVersion7() });
        await host.PublishAsync(happened with { EventId = Guid.CreateVersion7() });

        var told = await host.Client.GetAsync<Messages>(Everything);
        Assert.Equal(audiences, told.Items.Select(m => m.Audience.Split(':')[0]).Order(StringComparer.Ordinal));
        Assert.All(told.Items, m => Assert.DoesNotContain('{', m.Title + m.Body + m.Link));
        Assert.All(told.Items, m => Assert.Equal(new DateTime(2024, 1, 15, 1, 0, 0, DateTimeKind.Utc), m.CreatedAt));
    }

    [Fact]
    public async Task HazardOverdue_Twice_WithAnExtendedPeriod_IsTwoCauses()
    {
        await using var host = await Said.StartAsync();

        await host.PublishAsync(new HazardOverdue { AggregateId = Said.Thing, Jurisdiction = Said.Brigade, Hazard = Said.Hazard });
        await host.PublishAsync(new HazardOverdue { AggregateId = Said.Thing, Jurisdiction = Said.Brigade, Hazard = Said.Hazard with { RectifyBy = new(2024, 3, 1) } });

        var told = await host.Client.GetAsync<Messages>("/api/notifications/messages?audience=brigade:211103");
        Assert.Equal(2, told.Total);
    }

    [Fact]
    public async Task InterviewNotified_AgainAtAnotherPlace_IsToldAgain()
    {
        await using var host = await Said.StartAsync();
        var notified = (InterviewNotified)Said.All[nameof(InterviewNotified)].Event with { Version = 2 };

        await host.PublishAsync(notified);
        await host.PublishAsync(notified with { Version = 3, Interview = notified.Interview with { Place = "示例礼堂" } });

        var told = await host.Client.GetAsync<Messages>($"/api/notifications/messages?audience=unit:{Said.Unit}");
        Assert.Equal(2, told.Total);
        Assert.Contains("示例礼堂", told.Items[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InterviewCancelled_BeforeAnyNotice_IsToldToTheConvenerOnly()
    {
        await using var host = await Said.StartAsync();
        var cancelled = (InterviewCancelled)Said.All[nameof(InterviewCancelled)].Event;

        await host.PublishAsync(cancelled with { WasNotified = false });

        Assert.Equal("brigade:211103", Assert.Single((await host.Client.GetAsync<Messages>(Everything)).Items).Audience);
    }

    [Theory]
    [InlineData(Roles.BrigadeLeader, "detachment")]
    [InlineData(Roles.Supervisor, "brigade:211103")]
    [InlineData(null, "brigade:211103")] // of before it was said
    public async Task PasswordResetRequested_ByRole_IsToldToThoseWhoManageTheAccount(string? role, string audience)
    {
        await using var host = await Said.StartAsync();

        await host.PublishAsync(((PasswordResetRequested)Said.All[nameof(PasswordResetRequested)].Event) with { Role = role });

        Assert.Equal(audience, Assert.Single((await host.Client.GetAsync<Messages>(Everything)).Items).Audience);
    }

    [Fact]
    public async Task AccountInvited_OfABrigadesLeader_IsToldToTheDetachment()
    {
        await using var host = await Said.StartAsync();

        await host.PublishAsync(((AccountInvited)Said.All[nameof(AccountInvited)].Event) with { Role = Roles.BrigadeLeader });

        Assert.Equal("detachment", Assert.Single((await host.Client.GetAsync<Messages>(Everything)).Items).Audience);
    }

    [Fact]
    public async Task MinutesIssued_CorrectedUnderTheSameNumber_IsToldAgain()
    {
        await using var host = await Said.StartAsync();
        var issued = (MinutesIssued)Said.All[nameof(MinutesIssued)].Event with { Version = 5 };

        await host.PublishAsync(issued);
        await host.PublishAsync(issued with { Version = 8 });

        Assert.Equal(2, (await host.Client.GetAsync<Messages>($"/api/notifications/messages?audience=unit:{Said.Unit}")).Total);
    }

    [Fact]
    public async Task ConditionsLapsed_TwiceInADay_IsToldWithBothShortfalls()
    {
        await using var host = await Said.StartAsync();
        var lapsed = (ConditionsLapsed)Said.All[nameof(ConditionsLapsed)].Event with { Version = 4 };

        await host.PublishAsync(lapsed);
        await host.PublishAsync(lapsed with { Version = 6, Shortfalls = ["工作场所差50平方米"] });

        var told = await host.Client.GetAsync<Messages>($"/api/notifications/messages?audience=agency:{Said.Agency}");
        Assert.Equal(2, told.Total);
        Assert.Contains("工作场所差50平方米", told.Items[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InterviewCancelled_InWords_SaysWhatWasCancelledAndWhy()
    {
        await using var host = await Said.StartAsync();

        await host.PublishAsync(Said.All[nameof(InterviewCancelled)].Event);

        var told = await host.Client.GetAsync<Messages>($"/api/notifications/messages?audience=unit:{Said.Unit}");
        Assert.Equal(
            "示例大队原定于2024年2月20日9时00分在示例会议室的约谈“示例约谈”已取消：示例理由。已收到约谈通知的，不必参加。",
            Assert.Single(told.Items).Body);
    }

    [Fact]
    public async Task HazardMoved_ToAnotherBrigade_TakesWhatTheUnitWasToldAlong()
    {
        await using var host = await Said.StartAsync();
        await host.PublishAsync(Said.All[nameof(HazardOverdue)].Event);

        await host.PublishAsync(new HazardMoved { AggregateId = Said.Thing, Version = 2, Jurisdiction = "/2111/211104/", Hazard = Said.Hazard });

        var next = await host.As(Roles.BrigadeLeader, "211104").GetAsync<Messages>(Everything);
        Assert.Equal(["unit"], next.Items.Select(m => m.Audience.Split(':')[0]));
    }

    [Fact]
    public async Task Ordered_InWords_NamesNoticeHazardAndDeadline()
    {
        await using var host = await Said.StartAsync();

        await host.PublishAsync(Said.All[nameof(RectificationOrdered)].Event);

        var told = await host.Client.GetAsync<Messages>($"/api/notifications/messages?audience=unit:{Said.Unit}");
        var message = Assert.Single(told.Items);
        Assert.Equal("示例责改〔2024〕1号责令示例单位 0001改正隐患：疏散通道堵塞，期限2024年2月1日。", message.Body);
        Assert.Equal($"/hazards/{Said.Thing}", message.Link);
    }

    [Fact]
    public async Task CoverageProposals_ManyInADay_AreOneMessageThatCounts()
    {
        await using var host = await Said.StartAsync();

        for (var i = 0; i < 5; i++)
            await host.PublishAsync(Said.Proposal(InterviewKind.BrigadeWithKeyUnits, Said.UnitParty, Guid.CreateVersion7()));
        await host.PublishAsync(Said.Proposal(InterviewKind.CityLeaderWithDepartments, new(PartyKind.Department, Said.Thing, "示例部门"), Guid.CreateVersion7()));
        host.Time.Advance(TimeSpan.FromDays(1));
        await host.PublishAsync(Said.Proposal(InterviewKind.BrigadeWithKeyUnits, Said.UnitParty, Guid.CreateVersion7()));

        var ofBrigade = await host.As(Roles.BrigadeLeader, "211103").GetAsync<Messages>("/api/notifications/messages");
        Assert.Equal([1, 5], ofBrigade.Items.Select(m => m.Count));
        Assert.Equal(1, Assert.Single((await host.Client.GetAsync<Messages>("/api/notifications/messages")).Items).Count);
    }

    [Fact]
    public async Task CommitmentChanged_NotOverdue_TellsNobody()
    {
        await using var host = await Said.StartAsync();
        var overdue = (CommitmentChanged)Said.All[nameof(CommitmentChanged)].Event;

        await host.PublishAsync(overdue with { Status = CommitmentStatus.Submitted });

        Assert.Equal(0, (await host.Client.GetAsync<Messages>(Everything)).Total);
    }

    [Fact]
    public async Task SupervisorInterview_Notified_ReachesTheSupervisorAndTheDetachmentOnly()
    {
        await using var host = await Said.StartAsync();
        await host.PublishAsync(new SupervisorChanged { AggregateId = Said.Supervisor, Jurisdiction = Said.Brigade, Name = "示例人员 8", DivisionCode = "211103" });
        var interview = Said.Interview(InterviewKind.DetachmentWithSupervisors, Said.SupervisorParty);

        await host.PublishAsync(Said.Proposal(InterviewKind.DetachmentWithSupervisors, Said.SupervisorParty));
        await host.PublishAsync(new InterviewNotified { AggregateId = Said.Thing, Jurisdiction = Said.City, Interview = interview });
        await host.PublishAsync(new AbsenceRecorded { AggregateId = Said.Thing, Jurisdiction = Said.City, Interview = interview, Party = Said.SupervisorParty });

        var supervisor = await host.As(new($"{Said.Supervisor}", "测试", Roles.Supervisor, Said.Brigade) { OrganisationId = Said.Supervisor }).GetAsync<Messages>("/api/notifications/messages");
        var detachment = await host.Client.GetAsync<Messages>(Everything);
        var leader = await host.As(Roles.BrigadeLeader, "211103").GetAsync<Messages>(Everything);
        var colleague = await host.As(Roles.Supervisor, "211103").GetAsync<Messages>(Everything);
        var city = await host.As(Roles.CityLeader).GetAsync<Messages>(Everything);
        var auditor = await host.As(Roles.Auditor).GetAsync<Messages>(Everything);
        Assert.Equal(2, supervisor.Total);
        Assert.Equal(4, detachment.Total);
        Assert.Equal([0, 0, 0, 0], new[] { leader.Total, colleague.Total, city.Total, auditor.Total });
        Assert.All(detachment.Items, m => Assert.DoesNotContain("示例人员", m.Title + m.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SupervisorChanged_NewerAndStale_TakesTheMessagesAlong()
    {
        await using var host = await Said.StartAsync();
        await host.PublishAsync(Said.All[nameof(RectificationClaimed)].Event);

        await host.PublishAsync(new SupervisorChanged { AggregateId = Said.Supervisor, Version = 2, Jurisdiction = "/2111/211104/", Name = "示例人员 8", DivisionCode = "211104" });
        await host.PublishAsync(new SupervisorChanged { AggregateId = Said.Supervisor, Version = 1, Jurisdiction = Said.Brigade, Name = "示例人员 8", DivisionCode = "211103" });

        var moved = await host.As(new($"{Said.Supervisor}", "测试", Roles.Supervisor, "/2111/211104/") { OrganisationId = Said.Supervisor }).GetAsync<Messages>("/api/notifications/messages");
        Assert.Equal(1, moved.Total);
    }
}
