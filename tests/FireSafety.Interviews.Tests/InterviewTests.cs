using System.Net;
using System.Net.Http.Json;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Units;
using FireSafety.Interviews.Commitments;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Interviews;
using FireSafety.Platform.Access;
using FireSafety.Platform.Http;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using static FireSafety.Interviews.Tests.Sample;

namespace FireSafety.Interviews.Tests;

public sealed class InterviewTests
{
    private static readonly Guid A = Id(), B = Id();
    private static readonly Actor Other = new("other", "示例干部 2", Roles.BrigadeLeader, BrigadePath);

    [Fact]
    public async Task Life_FromPlanToClose_RaisesItsEvents()
    {
        await using var host = await StartAsync();
        var (id, commitment) = await host.FollowedUpAsync(A);

        await host.Client.CommandAsync($"{Api}/commitments/{commitment}/submit", new { Proof = "照片编号 1", SubmittedBy = "示例人员 1" });
        await host.As(Other).CommandAsync($"{Api}/commitments/{commitment}/verify", new { Note = "现场核实" });
        await host.Client.CommandAsync($"{Api}/{id}/close", new { Conclusion = "全部落实" });

        var detail = await host.DetailAsync(id);
        Assert.Equal((InterviewStatus.Closed, "兴消约通〔2024〕1号", "兴消约纪〔2024〕1号"), (detail.Status, detail.NoticeNumber, detail.MinutesNumber));
        Assert.Equal(new DateOnly(2024, 1, 29), detail.MinutesDueOn);
        Assert.Single(await host.EventsAsync<InterviewNotified>());
        Assert.Single(await host.EventsAsync<InterviewHeld>());
        Assert.Single(await host.EventsAsync<MinutesIssued>());
        Assert.Single(await host.EventsAsync<InterviewClosed>());
        Assert.Equal(
            [CommitmentStatus.Open, CommitmentStatus.Submitted, CommitmentStatus.Verified],
            (await host.EventsAsync<CommitmentChanged>()).Select(e => e.Status));
    }

    [Theory]
    [InlineData("approve", "interviews.not-planned")]
    [InlineData("notify", "interviews.not-planned")]
    [InlineData("reschedule", "interviews.not-notified")]
    [InlineData("cancel", "interviews.not-cancellable")]
    [InlineData("hold", "interviews.not-notified")]
    [InlineData("parties", "interviews.not-planned")]
    [InlineData("deliveries", "interviews.not-notified")]
    [InlineData("minutes/correct", "interviews.not-held")]
    [InlineData("close", "interviews.not-followed-up")]
    public async Task Held_CommandOfOtherState_IsRefused(string command, string errorCode)
    {
        await using var host = await StartAsync();
        var held = await host.HeldAsync(InterviewKind.BrigadeWithKeyUnits, A);

        await host.Client.RefusedAsync($"{Api}/{held.Id}/{command}", Body(command), HttpStatusCode.Conflict, errorCode);

        Assert.Equal(held.Version, (await host.DetailAsync(held.Id)).Version);
    }

    [Theory]
    [InlineData("notify", "interviews.not-approved")]
    [InlineData("hold", "interviews.not-notified")]
    [InlineData("record", "interviews.record-closed")]
    [InlineData("minutes/issue", "interviews.not-held")]
    [InlineData("close", "interviews.not-followed-up")]
    [InlineData("attendance", "interviews.not-notified")]
    public async Task Planned_CommandOfOtherState_IsRefused(string command, string errorCode)
    {
        await using var host = await StartAsync();
        var planned = await host.PlanAsync(InterviewKind.BrigadeWithKeyUnits, A);

        await host.Client.RefusedAsync($"{Api}/{planned.Id}/{command}", Body(command), HttpStatusCode.Conflict, errorCode);

        Assert.Equal(planned.Version, (await host.DetailAsync(planned.Id)).Version);
    }

    [Theory]
    [InlineData("record", "interviews.record-closed")]
    [InlineData("attendance", "interviews.attendance-closed")]
    [InlineData("minutes/issue", "interviews.minutes-frozen")]
    public async Task FollowUp_ChangeOfFrozenRecord_IsRefused(string command, string errorCode)
    {
        await using var host = await StartAsync();
        var (id, _) = await host.FollowedUpAsync(A);

        await host.Client.RefusedAsync($"{Api}/{id}/{command}", Body(command), HttpStatusCode.Conflict, errorCode);
    }

    [Fact]
    public async Task Plan_Refusals_NameTheirRule()
    {
        await using var host = await StartAsync();
        var unit = new[] { Party(PartyKind.Unit, A, 1) };
        await host.RegisterAsync(PartyKind.Supervisor, A, B);
        var supervisors = new[] { Party(PartyKind.Supervisor, A, 1), Party(PartyKind.Supervisor, B, 2) };

        await host.Client.RefusedAsync(Api, new { Kind = InterviewKind.CityLeaderWithDepartments, Plan = Plan() }, HttpStatusCode.UnprocessableEntity, "interviews.leader-required");
        await host.Client.RefusedAsync(Api, new { Kind = InterviewKind.BrigadeWithKeyUnits, Plan = Plan() }, HttpStatusCode.UnprocessableEntity, "interviews.division-required");
        await host.Client.RefusedAsync(Api, new { Kind = InterviewKind.DetachmentWithAgencies, Plan = Plan(), Parties = unit }, HttpStatusCode.UnprocessableEntity, "interviews.wrong-party-kind");
        await host.Client.RefusedAsync(Api, new { Kind = InterviewKind.DetachmentWithSupervisors, Plan = Plan(), Parties = supervisors }, HttpStatusCode.UnprocessableEntity, "interviews.one-to-one");
        await host.Client.RefusedAsync(Api, new { Kind = InterviewKind.DetachmentWithAgencies, Plan = Plan("2024-01-10T09:00:00+08:00") }, HttpStatusCode.UnprocessableEntity, "interviews.scheduled-in-past");
        await host.Client.RefusedAsync(Api, new { Kind = InterviewKind.BrigadeWithKeyUnits, DivisionCode = "999999", Plan = Plan() }, HttpStatusCode.UnprocessableEntity, "common.unknown-division");
        await host.Client.RefusedAsync(Api, new { Kind = InterviewKind.DetachmentWithAgencies }, HttpStatusCode.BadRequest, "request.invalid");
        await host.Client.RefusedAsync(Api, new { Kind = "Sixth", Plan = Plan() }, HttpStatusCode.BadRequest, "request.malformed-json");

        Assert.Empty(await host.EventsAsync<InterviewPlanned>());
    }

    [Theory]
    [InlineData(InterviewKind.CityLeaderWithDepartments, PartyKind.Department, null)]
    [InlineData(InterviewKind.DetachmentWithAgencies, PartyKind.Agency, null)]
    [InlineData(InterviewKind.DetachmentWithSupervisors, PartyKind.Supervisor, null)]
    [InlineData(InterviewKind.BrigadeWithRiskUnits, PartyKind.Unit, Xinglongtai)]
    public async Task Plan_SubjectNotRegistered_IsRefused(InterviewKind kind, PartyKind partyKind, string? division)
    {
        await using var host = await StartAsync();
        var body = new { Kind = kind, DivisionCode = division, Plan = Plan(convener: "示例市领导"), Parties = new[] { Party(partyKind, A, 77) } };

        await host.Client.RefusedAsync(Api, body, HttpStatusCode.UnprocessableEntity, "interviews.subject-unknown");
        await host.RegisterAsync(partyKind, A);
        var planned = await host.Client.CommandAsync(Api, body);

        Assert.NotEqual("示例单位 0077", Assert.Single((await host.DetailAsync(planned.Id)).Parties).Name);
    }

    [Fact]
    public async Task Correct_PartyOfAnAttendee_IsRefused()
    {
        await using var host = await StartAsync();
        var notified = await host.NotifiedAsync(InterviewKind.BrigadeWithKeyUnits, A, B);
        var added = await host.Client.CommandAsync($"{Api}/{notified.Id}/attendees", Person(A, "示例人员 1"));
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Api}/{notified.Id}/attendees/{added.PartId}") { Content = JsonContent.Create(Person(B, "示例人员 1")) };
        request.Headers.Add("If-Match", $"\"{added.Version}\"");

        using var refused = await host.Client.SendAsync(request);

        await refused.IsProblemAsync(HttpStatusCode.UnprocessableEntity, "interviews.attendee-of-other");
    }

    [Fact]
    public async Task Plan_UnitOfOtherBrigade_IsRefused()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Unit(A) with { Jurisdiction = "/2111/211104/" });

        await host.Client.RefusedAsync(
            Api, new { Kind = InterviewKind.BrigadeWithKeyUnits, DivisionCode = Xinglongtai, Plan = Plan(), Parties = new[] { Party(PartyKind.Unit, A, 1) } },
            HttpStatusCode.UnprocessableEntity, "interviews.party-foreign");
    }

    [Fact]
    public async Task Plan_ClosedUnit_IsRefused()
    {
        await using var host = await StartAsync();
        var unit = Unit(A);
        await host.PublishAsync(unit with { Unit = unit.Unit with { IsClosed = true } });

        await host.Client.RefusedAsync(
            Api, new { Kind = InterviewKind.BrigadeWithKeyUnits, DivisionCode = Xinglongtai, Plan = Plan(), Parties = new[] { Party(PartyKind.Unit, A, 1) } },
            HttpStatusCode.UnprocessableEntity, "interviews.subject-gone");
    }

    [Fact]
    public async Task Plan_SupervisorNoLongerServing_IsRefused()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(new SupervisorChanged { AggregateId = A, Name = "示例监督员 1", DivisionCode = Xinglongtai, Active = false });

        await host.Client.RefusedAsync(
            Api, new { Kind = InterviewKind.DetachmentWithSupervisors, Plan = Plan(), Parties = new[] { Party(PartyKind.Supervisor, A, 1) } },
            HttpStatusCode.UnprocessableEntity, "interviews.subject-gone");
    }

    [Fact]
    public async Task Revise_WithStaleVersion_IsRefusedAndNewVersionVoidsApproval()
    {
        await using var host = await StartAsync();
        var planned = await host.PlanAsync(InterviewKind.BrigadeWithKeyUnits, A);
        var approved = await host.Client.CommandAsync($"{Api}/{planned.Id}/approve", new { });
        using var stale = new HttpRequestMessage(HttpMethod.Put, $"{Api}/{planned.Id}/plan") { Content = JsonContent.Create(new { Plan = Plan() }) };
        stale.Headers.Add("If-Match", $"\"{planned.Version}\"");

        using var refused = await host.Client.SendAsync(stale);
        await host.Client.EditAsync($"{Api}/{planned.Id}/plan", approved.Version, new { Plan = Plan() });

        await refused.IsProblemAsync(HttpStatusCode.PreconditionFailed, "common.stale-version");
        Assert.Null((await host.DetailAsync(planned.Id)).ApprovedAt);
    }

    [Fact]
    public async Task Plan_SameIdempotencyKey_MakesOneInterview()
    {
        await using var host = await StartAsync();
        var body = new { Kind = InterviewKind.DetachmentWithAgencies, Plan = Plan() };

        var first = await host.Client.CommandAsync(Api, body, "key-1");
        var again = await host.Client.CommandAsync(Api, body, "key-1");

        Assert.Equal(first, again);
        Assert.Single(await host.EventsAsync<InterviewPlanned>());
    }

    [Fact]
    public async Task Notify_TooLate_NeedsUrgentReason()
    {
        await using var host = await StartAsync();
        var planned = await host.PlanAsync(InterviewKind.BrigadeWithKeyUnits, A);
        await host.Client.CommandAsync($"{Api}/{planned.Id}/approve", new { });
        host.Time.SetUtcNow(new DateTimeOffset(2024, 1, 18, 9, 0, 0, TimeSpan.FromHours(8)));

        await host.Client.RefusedAsync($"{Api}/{planned.Id}/notify", new { }, HttpStatusCode.UnprocessableEntity, "interviews.notice-too-late");
        await host.Client.CommandAsync($"{Api}/{planned.Id}/notify", new { UrgentReason = "重大活动前突击整治" });

        Assert.Equal(InterviewStatus.Notified, (await host.DetailAsync(planned.Id)).Status);
    }

    [Fact]
    public async Task Notice_UntilAcknowledged_IsListed()
    {
        await using var host = await StartAsync();
        var notified = await host.NotifiedAsync(InterviewKind.BrigadeWithKeyUnits, A, B);
        var url = $"{Api}/notices/unacknowledged";
        Assert.Equal(2, (await host.Client.GetAsync<Page<ListUnacknowledged.Row>>(url)).Total);

        await host.Client.CommandAsync($"{Api}/{notified.Id}/deliveries", new { Deliveries = new[] { new { PartyId = A, Method = "直接送达", AcknowledgedBy = (string?)"示例人员 1" } } });
        await host.Client.CommandAsync($"{Api}/{notified.Id}/parties/{B}/acknowledge", new { AcknowledgedBy = "示例人员 2" });

        Assert.Equal(0, (await host.Client.GetAsync<Page<ListUnacknowledged.Row>>(url)).Total);
    }

    [Fact]
    public async Task Documents_OfHeldInterview_AreWordFilesAndFrozenOnceIssued()
    {
        await using var host = await StartAsync();
        var (id, _) = await host.FollowedUpAsync(A);
        var notice = await host.Client.GetByteArrayAsync($"{Api}/{id}/parties/{A}/notice");
        var issued = await host.Client.GetByteArrayAsync($"{Api}/{id}/minutes");

        await host.Client.CommandAsync($"{Api}/{id}/minutes/correct", new { Reason = "补录参加人员" });
        await host.Client.CommandAsync($"{Api}/{id}/attendance", new { Entries = new[] { Person(A, "示例人员 9") } });
        await host.Client.CommandAsync($"{Api}/{id}/minutes/issue", new { });

        Assert.Equal("PK"u8.ToArray(), notice[..2]);
        Assert.Equal(issued, await host.Client.GetByteArrayAsync($"{Api}/{id}/minutes?version=1"));
        Assert.NotEqual(issued, await host.Client.GetByteArrayAsync($"{Api}/{id}/minutes"));
        Assert.Equal([1, 2], (await host.DetailAsync(id)).Minutes.Select(m => m.Version));
    }

    [Fact]
    public async Task Correction_ThatAddsACommitmentToAClosedInterview_ReopensIt()
    {
        await using var host = await StartAsync();
        var (id, commitment) = await host.FollowedUpAsync(A);
        await host.Client.CommandAsync($"{Api}/commitments/{commitment}/waive", new { Reason = "单位已搬迁" });
        await host.Client.CommandAsync($"{Api}/{id}/close", new { Conclusion = "全部落实" });
        await host.Client.CommandAsync($"{Api}/{id}/minutes/correct", new { Reason = "补录整改措施" });
        await host.Client.CommandAsync($"{Api}/{id}/record", Record(A));

        await host.Client.CommandAsync($"{Api}/{id}/minutes/issue", new { });

        var detail = await host.DetailAsync(id);
        Assert.Equal((InterviewStatus.FollowUp, null, null), (detail.Status, detail.ClosedAt, detail.Conclusion));
        Assert.Equal(InterviewStatus.FollowUp, (await host.EventsAsync<MinutesIssued>())[^1].Interview.Status);
    }

    [Fact]
    public async Task Correction_ThatLeavesNothingToBeDone_LeavesAClosedInterviewClosed()
    {
        await using var host = await StartAsync();
        var (id, commitment) = await host.FollowedUpAsync(A);
        await host.Client.CommandAsync($"{Api}/commitments/{commitment}/waive", new { Reason = "单位已搬迁" });
        await host.Client.CommandAsync($"{Api}/{id}/close", new { Conclusion = "全部落实" });
        await host.Client.CommandAsync($"{Api}/{id}/minutes/correct", new { Reason = "补录参加人员" });

        await host.Client.CommandAsync($"{Api}/{id}/minutes/issue", new { });

        Assert.Equal(InterviewStatus.Closed, (await host.DetailAsync(id)).Status);
    }

    [Fact]
    public async Task Record_AfterAWithdrawal_ComesLast()
    {
        await using var host = await StartAsync();
        var held = await host.HeldAsync(InterviewKind.BrigadeWithKeyUnits, A);
        await host.Client.CommandAsync($"{Api}/{held.Id}/record", new { Demands = new[] { "一", "二", "三" }.Select(text => new { Text = text }) });
        var first = (await host.DetailAsync(held.Id)).Demands[0];

        await host.Client.CommandAsync($"{Api}/{held.Id}/record/withdraw", new { ItemId = first.Id, Reason = "误录" });
        await host.Client.CommandAsync($"{Api}/{held.Id}/record", new { Demands = new[] { new { Text = "四" } } });

        Assert.Equal(["二", "三", "四"], (await host.DetailAsync(held.Id)).Demands.Select(d => d.Text));
        Assert.Equal([2, 3, 4], await host.ReadAsync<InterviewsDbContext, List<int>>(
            db => db.Interviews.SelectMany(i => i.Demands).Select(d => d.Order).Order().ToListAsync()));
    }

    [Fact]
    public async Task Attendance_300PartiesAnd400People_OneCommandOneEventEach()
    {
        await using var host = await StartAsync();
        var units = Enumerable.Range(0, 300).Select(_ => Id()).ToArray();
        var notified = await host.NotifiedAsync(InterviewKind.BrigadeWithKeyUnits, units);
        var people = Enumerable.Range(0, 400).Select(i => Person(units[i % 300], $"示例人员 {i}", attended: i < 390, isProxy: i < 5, authorization: i < 5 ? "授权 1" : null));

        await host.Client.CommandAsync($"{Api}/{notified.Id}/attendance", new { Entries = people });
        await host.Client.CommandAsync($"{Api}/{notified.Id}/attendance", new { Entries = people });

        var told = await host.EventsAsync<AttendanceChanged>();
        Assert.Equal(400, told.Count);
        Assert.All(told, e => Assert.Equal(e.Party, Assert.Single(e.Interview.Parties)));
        host.Time.SetUtcNow(new DateTimeOffset(2024, 1, 22, 10, 0, 0, TimeSpan.FromHours(8)));
        await host.Client.CommandAsync($"{Api}/{notified.Id}/hold", new { Opening = "说明事由。" });
        var statistics = await host.Client.GetAsync<GetStatistics.Totals>($"{Api}/statistics?kind=BrigadeWithKeyUnits&from=2024-01-01&to=2024-01-31");
        Assert.Equal((1, 390, 10, 5), (statistics.Sessions, statistics.Attended, statistics.Absent, statistics.Proxies));
        Assert.Equal(400, (await host.Client.GetAsync<Page<ListAttendance.Row>>($"{Api}/{notified.Id}/attendance")).Total);
    }

    [Fact]
    public async Task Attendance_CorrectAndRemove_ChangeTheCount()
    {
        await using var host = await StartAsync();
        var held = await host.HeldAsync(InterviewKind.BrigadeWithKeyUnits, A);
        var added = await host.Client.CommandAsync($"{Api}/{held.Id}/attendees", Person(A, "示例人员 2"));

        var corrected = await host.Client.EditAsync($"{Api}/{held.Id}/attendees/{added.PartId}", added.Version, Person(A, "示例人员 3"));
        await host.Client.CommandAsync($"{Api}/{held.Id}/attendees/{added.PartId}/remove", new { Reason = "误登记" });

        Assert.Equal(added.Version + 1, corrected.Version);
        Assert.True((await host.EventsAsync<AttendanceChanged>())[^1].Removed);
        Assert.Equal(1, (await host.Client.GetAsync<GetStatistics.Totals>($"{Api}/statistics")).Attended);
    }

    [Fact]
    public async Task Attendance_ProxyRules_AreHeld()
    {
        await using var host = await StartAsync();
        var key = await host.NotifiedAsync(InterviewKind.BrigadeWithKeyUnits, A);
        var risk = await host.NotifiedAsync(InterviewKind.BrigadeWithRiskUnits, A);

        await host.Client.RefusedAsync($"{Api}/{key.Id}/attendance", new { Entries = new[] { Person(A, "示例人员 1", isProxy: true) } }, HttpStatusCode.UnprocessableEntity, "interviews.authorization-missing");
        await host.Client.RefusedAsync($"{Api}/{risk.Id}/attendance", new { Entries = new[] { Person(A, "示例人员 1", isProxy: true, authorization: "授权 1") } }, HttpStatusCode.UnprocessableEntity, "interviews.proxy-not-allowed");
        await host.Client.RefusedAsync($"{Api}/{key.Id}/attendance", new { Entries = new[] { Person(A, "示例人员 1"), Person(A, "示例人员 1") } }, HttpStatusCode.UnprocessableEntity, "interviews.attendee-twice");
        await host.Client.RefusedAsync($"{Api}/{key.Id}/attendance", new { Entries = new[] { Person(B, "示例人员 1") } }, HttpStatusCode.UnprocessableEntity, "interviews.party-unknown");

        Assert.Empty(await host.EventsAsync<AttendanceChanged>());
    }

    [Theory]
    [InlineData("示例人员 1", "0001", true)]
    [InlineData("示例人员 1", "9999", false)]
    [InlineData("示例人员 1", null, false)]
    [InlineData("示例人员 2", "0001", false)]
    public async Task SignIn_OnlyWhoIsOnTheList(string name, string? last4, bool expected)
    {
        await using var host = await StartAsync();
        var notified = await host.NotifiedAsync(InterviewKind.BrigadeWithKeyUnits, A);
        await host.Client.CommandAsync($"{Api}/{notified.Id}/attendance", new { Entries = new[] { Person(A, "示例人员 1", attended: false, phone: "13800000001") } });
        var code = (await host.Client.GetAsync<GetSignInCode.Detail>($"{Api}/{notified.Id}/sign-in-code")).Code;
        host.Time.SetUtcNow(new DateTimeOffset(2024, 1, 22, 9, 0, 0, TimeSpan.FromHours(8)));
        using var visitor = host.Anonymous();

        using var answer = await visitor.PostAsJsonAsync($"{Api}/sign-in", new { Code = code, Name = name, PhoneLast4 = last4, Means = "Qr" });

        Assert.Equal(expected, answer.IsSuccessStatusCode);
        Assert.Equal(expected ? 2 : 1, (await host.EventsAsync<AttendanceChanged>()).Count);
    }

    [Fact]
    public async Task Attendance_EnteredAgainWithoutSayingWhoCame_LeavesWhoSignedIn()
    {
        await using var host = await StartAsync();
        var notified = await host.NotifiedAsync(InterviewKind.BrigadeWithKeyUnits, A);
        host.Time.SetUtcNow(new DateTimeOffset(2024, 1, 22, 9, 0, 0, TimeSpan.FromHours(8)));
        await host.Client.CommandAsync($"{Api}/{notified.Id}/attendance", new { Entries = new[] { Person(A, "示例人员 1") } });

        await host.Client.CommandAsync($"{Api}/{notified.Id}/attendance", new { Entries = new[] { Person(A, "示例人员 1", attended: null, phone: "13800000001"), Person(A, "示例人员 2", attended: null) } });

        var people = (await host.Client.GetAsync<Page<ListAttendance.Row>>($"{Api}/{notified.Id}/attendance")).Items;
        Assert.Equal([("示例人员 1", true), ("示例人员 2", false)], people.Select(p => (p.Name, p.Attended)).Order());
    }

    [Fact]
    public async Task Hold_PartyWithoutAnyone_IsAbsentUnlessExcused()
    {
        await using var host = await StartAsync();
        var (excused, absent) = (Id(), Id());
        var notified = await host.NotifiedAsync(InterviewKind.BrigadeWithKeyUnits, A, excused, absent);
        await host.Client.CommandAsync($"{Api}/{notified.Id}/parties/{excused}/excuse", new { Reason = "因公出差" });
        host.Time.SetUtcNow(new DateTimeOffset(2024, 1, 22, 10, 0, 0, TimeSpan.FromHours(8)));
        await host.Client.CommandAsync($"{Api}/{notified.Id}/attendance", new { Entries = new[] { Person(A, "示例人员 1") } });

        await host.Client.CommandAsync($"{Api}/{notified.Id}/hold", new { Opening = "说明事由。" });

        Assert.Equal(absent, Assert.Single(await host.EventsAsync<AbsenceRecorded>()).Party.Id);
    }

    [Fact]
    public async Task Hold_OnALaterDay_TellsTheDayItWasHeld()
    {
        await using var host = await StartAsync();
        var notified = await host.NotifiedAsync(InterviewKind.BrigadeWithKeyUnits, A);
        host.Time.SetUtcNow(new DateTimeOffset(2024, 1, 24, 10, 0, 0, TimeSpan.FromHours(8)));

        await host.Client.CommandAsync($"{Api}/{notified.Id}/hold", new { Opening = "说明事由。" });

        Assert.Equal(host.Time.GetUtcNow().UtcDateTime, Assert.Single(await host.EventsAsync<InterviewHeld>()).Interview.ScheduledAt);
    }

    [Fact]
    public async Task SignIn_RepeatedWithItsKey_IsWelcomedAgain()
    {
        await using var host = await StartAsync();
        var notified = await host.NotifiedAsync(InterviewKind.BrigadeWithKeyUnits, A);
        await host.Client.CommandAsync($"{Api}/{notified.Id}/attendance", new { Entries = new[] { Person(A, "示例人员 1", attended: false) } });
        var code = (await host.Client.GetAsync<GetSignInCode.Detail>($"{Api}/{notified.Id}/sign-in-code")).Code;
        host.Time.SetUtcNow(new DateTimeOffset(2024, 1, 22, 9, 0, 0, TimeSpan.FromHours(8)));
        using var visitor = host.Anonymous();
        visitor.DefaultRequestHeaders.Add("Idempotency-Key", "door-1");

        var first = await visitor.PostAsJsonAsync($"{Api}/sign-in", new { Code = code, Name = "示例人员 1" });
        var second = await visitor.PostAsJsonAsync($"{Api}/sign-in", new { Code = code, Name = "示例人员 1" });

        Assert.Equal("""{"title":"集中约谈（示例）","place":"示例会议室"}""", await second.Content.ReadAsStringAsync());
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(2, (await host.EventsAsync<AttendanceChanged>()).Count);
    }

    [Fact]
    public async Task Hold_BeforeItsDay_IsRefused()
    {
        await using var host = await StartAsync();
        var notified = await host.NotifiedAsync(InterviewKind.BrigadeWithKeyUnits, A);

        await host.Client.RefusedAsync($"{Api}/{notified.Id}/hold", new { Opening = "说明事由。" }, HttpStatusCode.UnprocessableEntity, "interviews.not-yet-time");
    }

    [Fact]
    public async Task Absence_FirstResummonsSecondGoesToNextLevel()
    {
        await using var host = await StartAsync();
        await host.HeldAsync(InterviewKind.BrigadeWithKeyUnits, A, B);
        await host.PublishAsync((await host.EventsAsync<AbsenceRecorded>())[0]);
        Assert.Equal(InterviewKind.BrigadeWithKeyUnits, Assert.Single(await host.ProposalsAsync()).Kind);
        var again = await host.Client.CommandAsync(Api, new { Kind = InterviewKind.BrigadeWithKeyUnits, DivisionCode = Xinglongtai, Plan = Plan("2024-01-23T09:00:00+08:00"), Parties = new[] { Party(PartyKind.Unit, B, 2) } });
        await host.Client.CommandAsync($"{Api}/{again.Id}/approve", new { });
        await host.Client.CommandAsync($"{Api}/{again.Id}/notify", new { UrgentReason = "再次通知" });
        host.Time.SetUtcNow(new DateTimeOffset(2024, 1, 23, 10, 0, 0, TimeSpan.FromHours(8)));
        await host.Client.CommandAsync($"{Api}/{again.Id}/hold", new { Opening = "说明事由。" });

        await host.PublishAsync((await host.EventsAsync<AbsenceRecorded>())[^1]);

        Assert.Single(await host.ProposalsAsync("kind=BrigadeWithRiskUnits"));
    }

    [Fact]
    public async Task Absence_TwoUnitsOfOneIndustryEscalated_AreTwoGroundsOfTheDepartment()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Unit(A));
        await host.PublishAsync(Unit(B));
        await host.PublishAsync(Department(Id()));
        await host.NobodyCameAsync("2024-01-22", A, B);
        await host.NobodyCameAsync("2024-01-29", A, B);

        foreach (var absence in await host.EventsAsync<AbsenceRecorded>())
            await host.PublishAsync(absence);

        Assert.Equal(4, Assert.Single(await host.ProposalsAsync("kind=CityLeaderWithDepartments")).Grounds);
    }

    [Fact]
    public async Task Absence_ExcusedAfterwards_SettlesItsGround()
    {
        await using var host = await StartAsync();
        var held = await host.HeldAsync(InterviewKind.BrigadeWithKeyUnits, A, B);
        await host.Client.CommandAsync($"{Api}/{held.Id}/parties/{A}/excuse", new { Reason = "到会者不受影响" });
        await host.PublishAsync((await host.EventsAsync<AbsenceRecorded>())[0]);
        await host.Client.CommandAsync($"{Api}/{held.Id}/parties/{B}/excuse", new { Reason = "住院（有证明）" });
        var withdrawn = Assert.Single(await host.EventsAsync<AbsenceWithdrawn>());

        await host.PublishAsync(withdrawn);
        await host.PublishAsync((await host.EventsAsync<AbsenceRecorded>())[0] with { EventId = Id() });

        Assert.Equal(B, withdrawn.Party.Id);
        Assert.Equal(0, Assert.Single(await host.ProposalsAsync()).OpenGrounds);
    }

    [Fact]
    public async Task Absence_WithdrawnBeforeItIsHeardOf_ProposesNothing()
    {
        await using var host = await StartAsync();
        var held = await host.HeldAsync(InterviewKind.BrigadeWithKeyUnits, A, B);
        await host.Client.CommandAsync($"{Api}/{held.Id}/attendance", new { Entries = new[] { Person(B, "示例人员 2") } });

        await host.PublishAsync(Assert.Single(await host.EventsAsync<AbsenceRecorded>()));
        await host.PublishAsync(Assert.Single(await host.EventsAsync<AbsenceWithdrawn>()));

        Assert.Empty(await host.ProposalsAsync());
    }

    [Fact]
    public async Task MinutesDemands_Missing_AreRefused()
    {
        await using var host = await StartAsync();
        var held = await host.HeldAsync(InterviewKind.BrigadeWithKeyUnits, A);

        await host.Client.RefusedAsync($"{Api}/{held.Id}/minutes/issue", new { }, HttpStatusCode.UnprocessableEntity, "interviews.no-demands");
    }

    [Fact]
    public async Task Cancel_WithProposal_ReopensIt()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Overdue(Id(), A));
        var proposal = Assert.Single(await host.ProposalsAsync());
        var made = await host.Client.CommandAsync($"{Api}/proposals/accept", new { ProposalIds = new[] { proposal.Id }, Plan = Plan() });

        await host.Client.CommandAsync($"{Api}/{made.Id}/cancel", new { Reason = "方案调整" });

        Assert.Equal(proposal.Id, Assert.Single(await host.ProposalsAsync()).Id);
        Assert.Single(await host.EventsAsync<InterviewCancelled>());
    }

    [Fact]
    public async Task Cancel_BeforeAnyNotice_StaysHiddenFromThoseItWasAbout()
    {
        await using var host = await StartAsync();
        var planned = await host.PlanAsync(InterviewKind.BrigadeWithKeyUnits, A);
        using var unit = host.As(OfUnit(A));

        await host.Client.CommandAsync($"{Api}/{planned.Id}/cancel", new { Reason = "方案调整" });

        using var read = await unit.GetAsync($"{Api}/{planned.Id}");
        await read.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
        Assert.False(Assert.Single(await host.EventsAsync<InterviewCancelled>()).WasNotified);
    }

    [Fact]
    public async Task Cancel_AfterNotices_IsShownToThoseCalledIn()
    {
        await using var host = await StartAsync();
        var notified = await host.NotifiedAsync(InterviewKind.BrigadeWithKeyUnits, A);
        using var unit = host.As(OfUnit(A));

        await host.Client.CommandAsync($"{Api}/{notified.Id}/cancel", new { Reason = "与上级会议冲突" });

        Assert.Equal("与上级会议冲突", (await unit.GetAsync<GetInterview.Detail>($"{Api}/{notified.Id}")).CancelReason);
        Assert.True(Assert.Single(await host.EventsAsync<InterviewCancelled>()).WasNotified);
    }

    [Fact]
    public async Task Reschedule_AfterNotices_SaysThatTheyGoOutAgain()
    {
        await using var host = await StartAsync();
        var notified = await host.NotifiedAsync(InterviewKind.BrigadeWithKeyUnits, A);

        await host.Client.CommandAsync($"{Api}/{notified.Id}/reschedule", new { ScheduledAt = "2024-01-23T09:30:00+08:00" });

        Assert.Equal([false, true], (await host.EventsAsync<InterviewNotified>()).Select(e => e.IsAgain));
    }

    [Fact]
    public async Task RemoveParties_WithProposal_ReopensOnlyTheirs()
    {
        await using var host = await StartAsync();
        await host.PublishAsync(Overdue(Id(), A));
        await host.PublishAsync(Overdue(Id(), B));
        var proposals = (await host.ProposalsAsync()).Select(p => p.Id).ToList();
        var made = await host.Client.CommandAsync($"{Api}/proposals/accept", new { ProposalIds = proposals, Plan = Plan() });
        var party = (await host.DetailAsync(made.Id)).Parties.Single(p => p.SubjectId == A);

        await host.Client.CommandAsync($"{Api}/{made.Id}/parties/remove", new { PartyIds = new[] { party.Id } });

        var reopened = Assert.Single(await host.ProposalsAsync());
        Assert.Equal((A, null), (reopened.SubjectId, reopened.InterviewId));
        Assert.Equal(B, Assert.Single(await host.ProposalsAsync("status=Accepted")).SubjectId);
    }

    [Fact]
    public async Task Supervisor_Interview_IsHiddenWithoutPermission()
    {
        await using var host = await StartAsync();
        var held = await host.HeldAsync(InterviewKind.DetachmentWithSupervisors, A);
        using var leader = host.As(Roles.CityLeader);
        string[] addresses = [$"{Api}/{held.Id}", $"{Api}/{held.Id}/attendance", $"{Api}/{held.Id}/minutes", $"{Api}/{held.Id}/parties/{A}/notice"];

        var answers = await Task.WhenAll(addresses.Select(a => leader.GetAsync(a)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NotFound, a.StatusCode));
        Assert.Equal(0, (await leader.GetAsync<Page<SearchInterviews.Row>>(Api)).Total);
        Assert.Equal(0, (await leader.GetAsync<GetStatistics.Totals>($"{Api}/statistics")).Sessions);
        Assert.Equal(1, (await host.Client.GetAsync<Page<SearchInterviews.Row>>(Api)).Total);
    }

    [Fact]
    public async Task Supervisor_CalledIn_IsGivenNeitherDraftMinutesNorTheConvenersNextSteps()
    {
        await using var host = await StartAsync();
        var held = await host.HeldAsync(InterviewKind.DetachmentWithSupervisors, A);
        await host.Client.CommandAsync($"{Api}/{held.Id}/record", Record(A));
        using var supervisor = host.As(new Actor("supervisor", "示例监督员 1", Roles.Supervisor, BrigadePath) { OrganisationId = A });

        using var draft = await supervisor.GetAsync($"{Api}/{held.Id}/minutes");
        var shown = await supervisor.GetAsync<GetInterview.Detail>($"{Api}/{held.Id}");
        await host.Client.CommandAsync($"{Api}/{held.Id}/minutes/issue", new { });
        using var issued = await supervisor.GetAsync($"{Api}/{held.Id}/minutes");

        await draft.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
        Assert.Empty(shown.NextActions);
        Assert.Equal(HttpStatusCode.OK, issued.StatusCode);
    }

    [Fact]
    public async Task Interview_OfOtherBrigade_IsNotFound()
    {
        await using var host = await StartAsync();
        var planned = await host.PlanAsync(InterviewKind.BrigadeWithKeyUnits, A);
        using var foreign = host.As(Roles.BrigadeLeader, "211104");

        using var read = await foreign.GetAsync($"{Api}/{planned.Id}");

        await read.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
        await foreign.RefusedAsync($"{Api}/{planned.Id}/approve", new { }, HttpStatusCode.NotFound, "common.not-found");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("示例人员 1")] // on paper, by somebody of the party
    public async Task Commitment_ProofEnteredByOneself_CannotBeVerified(string? submittedBy)
    {
        await using var host = await StartAsync();
        var (_, commitment) = await host.FollowedUpAsync(A);
        await host.Client.CommandAsync($"{Api}/commitments/{commitment}/submit", new { Proof = "照片", SubmittedBy = submittedBy });

        await host.Client.RefusedAsync($"{Api}/commitments/{commitment}/verify", new { }, HttpStatusCode.UnprocessableEntity, "interviews.own-proof");
        await host.As(Other).CommandAsync($"{Api}/commitments/{commitment}/verify", new { });

        Assert.Equal(CommitmentStatus.Verified, (await host.EventsAsync<CommitmentChanged>())[^1].Status);
    }

    [Fact]
    public async Task Commitment_WrongState_IsRefused()
    {
        await using var host = await StartAsync();
        var (id, commitment) = await host.FollowedUpAsync(A);
        var url = $"{Api}/commitments/{commitment}";

        await host.Client.RefusedAsync($"{url}/verify", new { }, HttpStatusCode.Conflict, "interviews.commitment-not-submitted");
        await host.Client.RefusedAsync($"{url}/return", new { Reason = "不足" }, HttpStatusCode.Conflict, "interviews.commitment-not-submitted");
        await host.Client.RefusedAsync($"{Api}/{id}/close", new { Conclusion = "完" }, HttpStatusCode.UnprocessableEntity, "interviews.commitments-running");
        await host.Client.CommandAsync($"{url}/waive", new { Reason = "单位已搬迁" });
        await host.Client.RefusedAsync($"{url}/submit", new { Proof = "照片" }, HttpStatusCode.Conflict, "interviews.commitment-not-running");
        await host.Client.RefusedAsync($"{url}/waive", new { Reason = "再次" }, HttpStatusCode.Conflict, "interviews.commitment-settled");
        await host.Client.RefusedAsync($"{Api}/commitments/{Id()}/submit", new { Proof = "照片" }, HttpStatusCode.NotFound, "interviews.commitment-unknown");
    }

    [Fact]
    public async Task Commitment_Waived_KeepsWhenAndByWhom()
    {
        await using var host = await StartAsync();
        var (_, commitment) = await host.FollowedUpAsync(A);

        await host.Client.CommandAsync($"{Api}/commitments/{commitment}/waive", new { Reason = "单位已搬迁" });

        var row = Assert.Single((await host.Client.GetAsync<Page<SearchCommitments.Row>>($"{Api}/commitments")).Items);
        Assert.Equal((host.Time.GetUtcNow().UtcDateTime, "测试detachment-admin"), (row.SettledAt, row.SettledBy));
    }

    [Fact]
    public async Task Commitment_LinkedHazardClosed_IsVerifiedByEvent()
    {
        await using var host = await StartAsync();
        var hazard = Id();
        await host.FollowedUpAsync(A, hazard);

        await host.PublishAsync(Closed(hazard, A));

        Assert.Equal(CommitmentStatus.Verified, Assert.Single((await host.Client.GetAsync<Page<SearchCommitments.Row>>($"{Api}/commitments?linkId={hazard}")).Items).Status);
    }

    [Fact]
    public async Task Commitment_LinkedHazardClosedBefore_IsVerifiedWhenRecorded()
    {
        await using var host = await StartAsync();
        var hazard = Id();
        await host.PublishAsync(Closed(hazard, A));

        await host.FollowedUpAsync(A, hazard);

        Assert.Equal(CommitmentStatus.Verified, Assert.Single(await host.EventsAsync<CommitmentChanged>()).Status);
        Assert.NotNull(Assert.Single(Assert.Single((await host.Client.GetAsync<Page<SearchCommitments.Row>>($"{Api}/commitments?linkId={hazard}")).Items).Links).SettledAt);
    }

    [Fact]
    public async Task Commitment_PastItsDay_IsOverdueOnceAndEscalates()
    {
        await using var host = await StartAsync();
        await host.FollowedUpAsync(A);
        Assert.Equal(0, await host.RunStepAsync("interviews", "mark-commitments-overdue"));
        host.Time.Advance(TimeSpan.FromDays(10));

        var first = await host.RunStepAsync("interviews", "mark-commitments-overdue");
        var second = await host.RunStepAsync("interviews", "mark-commitments-overdue");
        await host.PublishAsync((await host.EventsAsync<CommitmentChanged>())[^1]);

        Assert.Equal((1, 0), (first, second));
        Assert.Equal(InterviewKind.BrigadeWithRiskUnits, Assert.Single(await host.ProposalsAsync()).Kind);
    }

    [Fact]
    public async Task Detail_PerState_SaysWhatComesNext()
    {
        await using var host = await StartAsync();
        var planned = await host.PlanAsync(InterviewKind.BrigadeWithKeyUnits, A);
        var atPlan = Assert.Single((await host.DetailAsync(planned.Id)).NextActions);
        var held = await host.HeldAsync(InterviewKind.BrigadeWithKeyUnits, B);

        var afterHolding = (await host.DetailAsync(held.Id)).NextActions;

        Assert.Equal(("批准约谈方案", new DateOnly(2024, 1, 17)), (atPlan.What, atPlan.DueOn));
        Assert.Equal(new DateOnly(2024, 1, 29), afterHolding[0].DueOn);
    }

    [Theory]
    [InlineData("?kind=99")]
    [InlineData("?division=999999")]
    [InlineData("?from=0001-01-01")]
    [InlineData("?from=morgen")]
    [InlineData("?pageSize=1000")]
    public async Task Search_BadFilter_IsBadRequest(string query)
    {
        await using var host = await StartAsync();

        using var answer = await host.Client.GetAsync(Api + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static Actor OfUnit(Guid id) => new("unit", "示例单位 0001", Roles.Unit, BrigadePath) { OrganisationId = id };

    private static object Body(string command) => command switch
    {
        "hold" => new { Opening = "说明事由。" },
        "cancel" or "minutes/correct" => new { Reason = "示例" },
        "close" => new { Conclusion = "完成" },
        "parties" => new { Parties = new[] { Party(PartyKind.Unit, B, 2) } },
        "reschedule" => new { ScheduledAt = "2024-01-30T09:00:00+08:00" },
        "deliveries" => new { Deliveries = new[] { new { PartyId = A, Method = "直接送达" } } },
        "attendance" => new { Entries = new[] { Person(A, "示例人员 7") } },
        "record" => Record(A),
        _ => new { },
    };
}
