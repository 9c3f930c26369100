using System.Net;
using CsCheck;
using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Figures;
using FireSafety.Contracts;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Licensing;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FireSafety.Campaigns.Tests;

public sealed class FigureTests
{
    [Fact]
    public async Task Attended_OneMorePerson_IsOneMore()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var interview = await host.HoldAsync(id, kind: 2, people: 3);
        var before = await ValueAsync(host, id, "interviews.kind2.attended");

        await host.PublishAsync(Story.Attendance(interview, 9, Story.Interview(id, 2), Guid.CreateVersion7()));

        Assert.Equal(3, before);
        Assert.Equal(4, await ValueAsync(host, id, "interviews.kind2.attended"));
        Assert.Equal(4, (await RowsAsync(host, id, "interviews.kind2.attended")).Total);
    }

    [Fact]
    public async Task Attendance_ProxyAbsentRemovedForeign_CountWhereTheyBelong()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var interview = Guid.CreateVersion7();
        var snapshot = Story.Interview(id, 4, InterviewStatus.Held, Story.Brigade, Story.Unit());
        var elsewhere = Story.Interview(null, 4, InterviewStatus.Held, Story.Brigade, Story.Unit());
        await host.PublishAllAsync(
        [
            Story.Attendance(interview, 2, snapshot, Guid.CreateVersion7()),
            Story.Attendance(interview, 3, snapshot, Guid.CreateVersion7(), proxy: true),
            Story.Attendance(interview, 4, snapshot, Guid.CreateVersion7(), attended: false),
            Story.Attendance(interview, 5, snapshot, Guid.CreateVersion7(), removed: true),
            Story.Attendance(Guid.CreateVersion7(), 2, elsewhere, Guid.CreateVersion7()),
        ]);

        var figures = await AllAsync(host, id);

        Assert.Equal(
            (2, 1, 1, 3, 1, 1, 1),
            (figures["interviews.kind4.attended"], figures["interviews.kind4.proxies"], figures["interviews.kind4.absent"],
            figures["interviews.kind4.called-in"], figures["interviews.kind4.sessions"], figures["interviews.kind4.parties"], figures["interviews.units"]));
    }

    [Fact]
    public async Task Attendance_BeforeTheSessionIsHeld_CountsWhoCameButNobodyAsAbsent()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var snapshot = Story.Interview(id, 4, InterviewStatus.Notified, Story.Brigade);
        var interview = Guid.CreateVersion7();
        await host.PublishAsync(Story.Attendance(interview, 2, snapshot, Guid.CreateVersion7()));
        await host.PublishAsync(Story.Attendance(interview, 3, snapshot, Guid.CreateVersion7(), attended: false));

        var figures = await AllAsync(host, id);

        Assert.Equal((1, 0, 0, 1), (figures["interviews.kind4.attended"], figures["interviews.kind4.absent"], figures["interviews.kind4.sessions"], figures["interviews.kind4.ahead"]));
    }

    [Fact]
    public async Task Attended_SessionCancelled_CountsNobody()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var interview = await host.HoldAsync(id, kind: 5, people: 2);

        await host.PublishAsync(new InterviewCancelled
        {
            AggregateId = interview,
            Version = 20,
            Jurisdiction = "/2111/",
            Reason = "改期",
            Interview = Story.Interview(id, 5, InterviewStatus.Cancelled),
        });

        Assert.Equal(0, await ValueAsync(host, id, "interviews.kind5.attended"));
    }

    [Fact]
    public async Task Subjects_CalledInTwice_CountOnceAndPartiesTwice()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var unit = Story.Unit();
        foreach (var _ in new[] { 1, 2 })
            await host.PublishAsync(Story.Held(Guid.CreateVersion7(), 3, Story.Interview(id, 5, InterviewStatus.Held, Story.Brigade, unit)));

        var figures = await AllAsync(host, id);

        Assert.Equal((1, 2, 1), (figures["interviews.kind5.subjects"], figures["interviews.kind5.parties"], figures["interviews.units"]));
        Assert.Equal(1, (await RowsAsync(host, id, "interviews.kind5.subjects")).Total);
    }

    [Fact]
    public async Task Parties_LeftOutOfANewerVersion_AreForgotten()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var interview = Guid.CreateVersion7();
        await host.PublishAsync(Story.Held(interview, 3, Story.Interview(id, 4, InterviewStatus.Held, Story.Brigade, Story.Unit(), Story.Unit(name: "示例单位 0002"))));

        await host.PublishAsync(Story.Held(interview, 4, Story.Interview(id, 4, InterviewStatus.Held, Story.Brigade, Story.Unit(name: "示例单位 0003"))));

        var row = Assert.Single((await RowsAsync(host, id, "interviews.kind4.parties")).Items);
        Assert.Equal("示例单位 0003", row.Name);
    }

    [Fact]
    public async Task Subjects_AfterAnEventOfOneParty_KeepTheOthers()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var interview = Guid.CreateVersion7();
        var (first, second) = (Story.Unit(), Story.Unit(name: "示例单位 0002"));
        var all = Story.Interview(id, 5, InterviewStatus.Held, Story.Brigade, first, second);
        var one = Story.Interview(id, 5, InterviewStatus.Held, Story.Brigade, second);
        await host.PublishAsync(Story.Commitment(interview, 3, one, Guid.CreateVersion7(), CommitmentStatus.Open));
        await host.PublishAsync(Story.Held(interview, 2, all));

        await host.PublishAsync(Story.Commitment(interview, 4, one, Guid.CreateVersion7(), CommitmentStatus.Open));

        Assert.Equal(2, await ValueAsync(host, id, "interviews.kind5.subjects"));
    }

    [Fact]
    public async Task Subjects_LateOlderList_AddsWhomItNamesAndKeepsWhoCameLater()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var interview = Guid.CreateVersion7();
        var (first, second, third) = (Story.Unit(), Story.Unit(name: "示例单位 0002"), Story.Unit(name: "示例单位 0003"));
        InterviewSnapshot Of(params PartyRef[] parties) => Story.Interview(id, 5, InterviewStatus.Held, Story.Brigade, parties);
        await host.PublishAsync(Story.Held(interview, 2, Of(first)));
        await host.PublishAsync(Story.Attendance(interview, 5, Of(first), Guid.CreateVersion7()));
        await host.PublishAsync(Story.Attendance(interview, 6, Of(third), Guid.CreateVersion7()));

        await host.PublishAsync(Story.Held(interview, 4, Of(first, second)));
        var late = await NamesAsync(host, id);
        await host.PublishAsync(Story.Held(interview, 3, Of(first)));
        var older = await NamesAsync(host, id);
        await host.PublishAsync(Story.Held(interview, 7, Of(first, second)));
        await host.PublishAsync(Story.Attendance(interview, 6, Of(third), Guid.CreateVersion7()));
        var newest = await NamesAsync(host, id);

        Assert.Equal(["示例单位 0001", "示例单位 0002", "示例单位 0003"], late);
        Assert.Equal(late, older);
        Assert.Equal(["示例单位 0001", "示例单位 0002"], newest);
    }

    private static async Task<IEnumerable<string>> NamesAsync(ServiceHost host, Guid id) =>
        (await RowsAsync(host, id, "interviews.kind5.parties")).Items.Select(r => r.Name).Order(StringComparer.Ordinal);

    [Fact]
    public async Task HazardMoved_ToAnotherBrigade_CountsThere()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var hazard = Guid.CreateVersion7();
        await host.PublishAsync(Story.Confirmed(hazard, 2, Story.Hazard(HazardStatus.Confirmed)));

        await host.PublishAsync(new HazardMoved
        {
            AggregateId = hazard,
            Version = 3,
            Jurisdiction = Story.PathOf(Story.OtherBrigade),
            Hazard = Story.Hazard(HazardStatus.Confirmed),
        });

        Assert.Equal(Story.OtherBrigade, Assert.Single((await RowsAsync(host, id, "hazards.found")).Items).DivisionCode);
    }

    [Fact]
    public async Task Commitments_ByState_AreCounted()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var (interview, snapshot) = (Guid.CreateVersion7(), Story.Interview(id, 5, InterviewStatus.FollowUp, Story.Brigade));
        var verified = Guid.CreateVersion7();
        await host.PublishAllAsync(
        [
            Story.Commitment(interview, 6, snapshot, verified, CommitmentStatus.Verified),
            Story.Commitment(interview, 5, snapshot, verified, CommitmentStatus.Open),
            Story.Commitment(interview, 7, snapshot, Guid.CreateVersion7(), CommitmentStatus.Overdue),
            new MinutesIssued { AggregateId = interview, Version = 4, Jurisdiction = "/2111/211103/", Number = "示例纪要1号", Interview = snapshot },
        ]);

        var figures = await AllAsync(host, id);

        Assert.Equal(
            (2, 1, 1, 1),
            (figures["interviews.kind5.commitments"], figures["interviews.kind5.commitments-verified"],
            figures["interviews.kind5.commitments-overdue"], figures["interviews.kind5.minutes"]));
    }

    [Fact]
    public async Task Hazards_ClosingToldLate_KeepsTheDayAndTheNewerState()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var hazard = Guid.CreateVersion7();
        await host.PublishAsync(Story.Confirmed(hazard, 7, Story.Hazard(HazardStatus.Closed, major: true)));

        await host.PublishAsync(Story.Closed(hazard, 6));

        var figures = await AllAsync(host, id);
        Assert.Equal((1, 1, 1, 0), (figures["hazards.found"], figures["hazards.closed"], figures["hazards.major"], figures["hazards.open"]));
    }

    public static TheoryData<HazardStatus, bool, bool, string, int> HazardFigures => new()
    {
        { HazardStatus.Reported, false, false, "hazards.found", 0 },
        { HazardStatus.Rejected, false, false, "hazards.found", 0 },
        { HazardStatus.Confirmed, false, false, "hazards.found", 1 },
        { HazardStatus.Overdue, false, true, "hazards.overdue", 1 },
        { HazardStatus.Rectified, false, true, "hazards.overdue", 1 }, // claimed late and not re-inspected yet
        { HazardStatus.Ordered, false, false, "hazards.overdue", 0 },
        { HazardStatus.Ordered, true, false, "hazards.listed", 1 },
        { HazardStatus.Ordered, false, false, "hazards.open", 1 },
    };

    [Theory]
    [MemberData(nameof(HazardFigures))]
    public async Task Hazards_InAState_CountWhereTheDefinitionSays(HazardStatus status, bool listed, bool overdue, string key, int expected)
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();

        await host.PublishAsync(Story.Confirmed(Guid.CreateVersion7(), 2, Story.Hazard(status, listed: listed, overdue: overdue)));

        Assert.Equal(expected, await ValueAsync(host, id, key));
    }

    [Fact]
    public async Task Findings_OfTheYearBefore_CountByClassEvenWhenCorrectedFirst()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var finding = Guid.CreateVersion7();
        await host.PublishAsync(Story.Corrected(finding));
        var early = await AllAsync(host, id);

        await host.PublishAsync(Story.Finding(finding, FindingClass.IrregularPractice));

        var figures = await AllAsync(host, id);
        Assert.Equal(0, early["agency-findings.corrected"]);
        Assert.Equal(
            (1, 0, 1, 1),
            (figures["agency-findings.irregular-practice"], figures["agency-findings.conditions-not-met"], figures["agency-findings"], figures["agency-findings.corrected"]));
    }

    [Fact]
    public async Task KeyUnits_CalledIn_LeaveTheRest()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var (called, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.PublishAllAsync(
        [
            Story.Registered(called), Story.Registered(other, vulnerable: true), Story.Registered(Guid.CreateVersion7(), key: false),
            Story.Held(Guid.CreateVersion7(), 3, Story.Interview(id, 4, InterviewStatus.Held, Story.Brigade, Story.Unit(called))),
        ]);

        var figures = await AllAsync(host, id);

        Assert.Equal(
            (2, 1, 1, 1),
            (figures["units.key"], figures["units.key-called-in"], figures["units.key-not-called-in"], figures["units.vulnerable-group"]));
        Assert.Equal(other, Assert.Single((await RowsAsync(host, id, "units.key-not-called-in")).Items).Id);
    }

    [Fact]
    public async Task Units_StaleVersion_ChangesNothing()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var unit = Guid.CreateVersion7();
        await host.PublishAsync(Story.Changed(unit, 3, key: true));

        await host.PublishAsync(Story.Registered(unit, 1, key: false));

        Assert.Equal(1, await ValueAsync(host, id, "units.key"));
    }

    [Fact]
    public async Task Figures_OfABrigade_AreItsOwnOnly()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        await host.HoldAsync(id, 4, 2, Story.Brigade);
        await host.HoldAsync(id, 4, 3, Story.OtherBrigade);
        var brigade = host.As(Roles.BrigadeLeader, Story.Brigade);

        var own = await brigade.GetAsync<FigureItem>($"/api/campaigns/{id}/figures/interviews.kind4.attended");
        var city = await host.Client.GetAsync<FigureItem>($"/api/campaigns/{id}/figures/interviews.kind4.attended");
        var narrowed = await host.Client.GetAsync<FigureItem>($"/api/campaigns/{id}/figures/interviews.kind4.attended?division=211104");

        Assert.Equal((2, 5, 3), (own.Value, city.Value, narrowed.Value));
        Assert.Equal(3, (await host.Client.GetAsync<RowPage>(narrowed.Rows)).Total);
    }

    [Theory]
    [InlineData("interviews.kind4.attended", HttpStatusCode.NotFound)]
    [InlineData("interviews.units", HttpStatusCode.NotFound)]
    [InlineData("units.key", HttpStatusCode.OK)]
    public async Task Rows_ForAPartnersSystem_TellNothingOfInterviews(string key, HttpStatusCode expected)
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        await host.HoldAsync(id, 4, 2, Story.Brigade);
        var system = host.As(Roles.ServiceClient);

        using var rows = await system.GetAsync($"/api/campaigns/{id}/figures/{key}/rows", TestContext.Current.CancellationToken);

        Assert.Equal(expected, rows.StatusCode);
        Assert.Equal(2, (await system.GetAsync<FigureItem>($"/api/campaigns/{id}/figures/interviews.kind4.attended")).Value);
    }

    [Fact]
    public async Task Figures_OfADepartmentCalledIn_AreToldFromTheNoticeOn()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var (interview, department) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var planned = Story.Interview(id, 1, InterviewStatus.Planned, parties: new PartyRef(PartyKind.Department, department, "示例市商务局"));
        using var reader = host.As(new("department", "示例市商务局", Roles.Department, "/2111/") { OrganisationId = department });

        await host.PublishAsync(new InterviewPlanned { AggregateId = interview, Version = 1, Interview = planned });
        var before = await reader.GetAsync<FigureItem>($"/api/campaigns/{id}/figures/interviews.kind1.ahead");
        await host.PublishAsync(new InterviewNotified { AggregateId = interview, Version = 2, Interview = planned with { Status = InterviewStatus.Notified } });
        var after = await reader.GetAsync<FigureItem>($"/api/campaigns/{id}/figures/interviews.kind1.ahead");

        Assert.Equal((0, 1), (before.Value, after.Value));
    }

    [Fact]
    public async Task Matrix_BrigadesByKinds_AddsUp()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        await host.HoldAsync(id, 2, 1);
        await host.HoldAsync(id, 4, 2, Story.Brigade);
        await host.HoldAsync(id, 5, 3, Story.Brigade);

        var matrix = await host.Client.GetAsync<Matrix>($"/api/campaigns/{id}/matrix");

        Assert.Equal([0, 1, 0, 2, 3], matrix.Totals.Select(c => c.Value));
        var brigade = matrix.Lines.Single(l => l.DivisionCode == Story.Brigade);
        Assert.Equal(5, brigade.Total);
        Assert.Equal(3, (await host.Client.GetAsync<RowPage>(brigade.Cells[4].Rows)).Total);
    }

    [Theory]
    [InlineData("figures?from=2024-02-07", 0)]
    [InlineData("figures?to=2024-02-05", 0)]
    [InlineData("figures?from=2024-02-06&to=2024-02-06", 2)]
    public async Task Figures_InAPeriod_CountTheSessionsOfItsDays(string query, int expected)
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        await host.HoldAsync(id, 2, 2);

        var figures = await host.Client.GetAsync<FigureList>($"/api/campaigns/{id}/{query}");

        Assert.Equal(expected, figures.Items.Single(f => f.Key == "interviews.kind2.attended").Value);
    }

    [Theory]
    [InlineData("figures/no.such", HttpStatusCode.NotFound, "campaigns.unknown-figure")]
    [InlineData("figures?division=999999", HttpStatusCode.UnprocessableEntity, "common.unknown-division")]
    [InlineData("figures?from=2024-03-01&to=2024-02-01", HttpStatusCode.BadRequest, "campaigns.period-reversed")]
    [InlineData("figures?from=yesterday", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("matrix?measure=happiness", HttpStatusCode.BadRequest, "campaigns.unknown-measure")]
    [InlineData("figures/hazards.found/rows?pageSize=1000", HttpStatusCode.BadRequest, "request.invalid")]
    public async Task Figures_BadQuestion_IsExplained(string question, HttpStatusCode status, string code)
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();

        using var response = await host.Client.GetAsync($"/api/campaigns/{id}/{question}", TestContext.Current.CancellationToken);

        await response.IsProblemAsync(status, code);
    }

    [Theory]
    [InlineData("interviews.kind3.attended")]
    [InlineData("interviews.attended")]
    [InlineData("interviews.kind3.commitments")]
    public async Task Rows_OfSupervisorsInterviews_AreHiddenButCounted(string key)
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        var interview = await host.HoldAsync(id, 3, 2);
        await host.PublishAllAsync(
        [
            Story.Commitment(interview, 10, Story.Interview(id, 3), Guid.CreateVersion7(), CommitmentStatus.Open),
            Story.Commitment(interview, 11, Story.Interview(id, 3), Guid.CreateVersion7(), CommitmentStatus.Open),
        ]);
        var leader = host.As(Roles.CityLeader);

        var total = await leader.GetAsync<FigureItem>($"/api/campaigns/{id}/figures/{key}");
        using var rows = await leader.GetAsync(total.Rows, TestContext.Current.CancellationToken);

        Assert.Equal(2, total.Value);
        await rows.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
        Assert.Equal(2, (await host.Client.GetAsync<RowPage>(total.Rows)).Total);
    }

    [Fact]
    public async Task Events_DuplicatedShuffledStale_LeaveEveryFigureTheNumberOfItsRows()
    {
        await using var host = await Story.StartAsync();
        var events = Gen.Select(Gen.Int[0, 4], Gen.Int[1, 5], Gen.Int[1, 6], Gen.Int[0, 3], Gen.Bool, Gen.Bool).List[5, 25];

        await Gen.Select(events, Gen.Int).SampleAsync(async (drawn, seed) =>
        {
            var id = await host.LaunchAsync();
            var interviews = Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToArray();
            var people = Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7()).ToArray();
            // Kind and people belong to one interview for good; version, state and attendance vary.
            var history = drawn.Select(d => (IntegrationEvent)Story.Attendance(
                interviews[d.Item1], d.Item3, Story.Interview(id, d.Item1 + 1, (InterviewStatus)(d.Item3 - 1), d.Item1 < 3 ? Story.City : Story.Brigade, Story.Unit(interviews[d.Item1])),
                PersonOf(people[d.Item4], interviews[d.Item1]), d.Item5, false, d.Item6) with
            { EventId = Guid.CreateVersion7() })
                .DistinctBy(e => (e.AggregateId, e.Version)).ToList();
            var told = history.Concat(history.Take(3)).ToArray();
            new Random(seed).Shuffle(told);

            await host.PublishAllAsync(told);

            var newest = history.Cast<AttendanceChanged>().GroupBy(e => e.AttendeeId).Select(g => g.MaxBy(e => e.Version)!);
            var states = history.Cast<AttendanceChanged>().GroupBy(e => e.AggregateId).ToDictionary(g => g.Key, g => g.MaxBy(e => e.Version)!.Interview.Status);
            var expected = newest.Count(e => e.Attended && !e.Removed && states[e.AggregateId] != InterviewStatus.Cancelled);
            var figures = await AllAsync(host, id);
            Assert.Equal(expected, figures["interviews.attended"]);
            foreach (var figure in FigureCatalogue.All.Where(f => f.Key.StartsWith("interviews.", StringComparison.Ordinal)))
                Assert.Equal((figure.Key, figures[figure.Key]), (figure.Key, await CountRowsAsync(host, figure, id)));
        }, iter: 12, threads: 1);
    }

    [Fact]
    public async Task Families_OnSqlServer_TranslateWhole()
    {
        await using var host = await Story.StartAsync();
        var options = new DbContextOptionsBuilder<CampaignsSqlServerDbContext>().UseSqlServer("Server=none").Options;
        await using var scope = host.Services.CreateAsyncScope();
        await using var db = new CampaignsSqlServerDbContext(options, scope.ServiceProvider.GetRequiredService<Platform.Data.DataSession>());
        var over = new FigureScope(Guid.CreateVersion7(), Story.Day, Story.Day, Story.Day, Story.Day);

        var statements = FigureCatalogue.All.Select(f => Figure.InOrder(f.Rows(db, over, Story.Brigade)).ToQueryString()).ToList();

        Assert.All(statements, s => Assert.Contains("SELECT", s, StringComparison.Ordinal));
        Assert.False(db.Database.HasPendingModelChanges());
    }

    private static Guid PersonOf(Guid person, Guid interview)
    {
        var bytes = person.ToByteArray().Zip(interview.ToByteArray(), (a, b) => (byte)(a ^ b)).ToArray();
        return new Guid(bytes);
    }

    private static async Task<int> CountRowsAsync(ServiceHost host, Figure figure, Guid campaign) =>
        (await host.ReadAsync<CampaignsDbContext, List<FigureRow>>(async db =>
        {
            var drive = await db.Campaigns.SingleAsync(c => c.Id == campaign);
            return await Figure.InOrder(figure.Rows(db, FigureScope.Of(drive), null)).ToListAsync();
        })).Count;

    private static async Task<int> ValueAsync(ServiceHost host, Guid campaign, string key) =>
        (await host.Client.GetAsync<FigureItem>($"/api/campaigns/{campaign}/figures/{key}")).Value;

    private static async Task<Dictionary<string, int>> AllAsync(ServiceHost host, Guid campaign) =>
        (await host.Client.GetAsync<FigureList>($"/api/campaigns/{campaign}/figures")).Items.ToDictionary(f => f.Key, f => f.Value);

    private static Task<RowPage> RowsAsync(ServiceHost host, Guid campaign, string key) =>
        host.Client.GetAsync<RowPage>($"/api/campaigns/{campaign}/figures/{key}/rows");

    private sealed record Cell(int Value, string Rows);

    private sealed record Line(string DivisionCode, IReadOnlyList<Cell> Cells, int Total);

    private sealed record Matrix(IReadOnlyList<Line> Lines, IReadOnlyList<Cell> Totals);
}
