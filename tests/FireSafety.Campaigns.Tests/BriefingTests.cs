using System.Net;
using System.Net.Http.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Campaigns;
using FireSafety.TestKit;

namespace FireSafety.Campaigns.Tests;

public sealed class BriefingTests
{
    private const string Attended = "interviews.kind2.attended";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Draft_ReadTwice_CountsAnew()
    {
        await using var host = await Story.StartAsync();
        var (id, interview) = await DraftAsync(host, people: 3);
        var before = await ReadAsync(host, id);

        await host.PublishAsync(Story.Attendance(interview, 9, Story.Interview(id, 2), Guid.CreateVersion7()));

        var after = await ReadAsync(host, id);
        Assert.Equal((3, 4), (before.Of(Attended).Value, after.Of(Attended).Value));
        Assert.Contains("共3人参加", before.Sections[1].Rendered, StringComparison.Ordinal);
        Assert.Contains("共4人参加", after.Sections[1].Rendered, StringComparison.Ordinal);
        Assert.Contains("2月6日", after.Sections[1].Rendered, StringComparison.Ordinal);
        Assert.Contains("4人参加", string.Concat(await ParagraphsAsync(host, id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_OfADraft_AreTheNumbersOfTheirRows()
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 3);
        await host.HoldAsync(id, 4, 2, Story.Brigade);

        var read = await ReadAsync(host, id);

        foreach (var figure in read.Figures)
            Assert.Equal((figure.Reference, figure.Value), (figure.Reference, (await host.Client.GetAsync<RowPage>(figure.Rows)).Total));
    }

    [Fact]
    public async Task Document_OfADraft_HoldsTheSourcesStructureAndExactlyTheCountedFigures()
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 3);
        await host.HoldAsync(id, 4, 2, Story.Brigade);
        var read = await ReadAsync(host, id);

        var paragraphs = await ParagraphsAsync(host, id);

        Assert.Equal("消防救援工作简报", paragraphs[0]);
        Assert.Equal("专刊（1）（送审稿）", paragraphs[1]);
        Assert.Equal("示例市消防救援支队2024年2月28日", paragraphs[2].Trim());
        Assert.Equal(read.RenderedLead, paragraphs[4]);
        Assert.Equal(
            ["一、市领导约谈行业部门", "二、支队约谈消防技术服务机构", "三、支队约谈工作部署执行不到位的监督员", "四、大队集中约谈重点单位", "五、大队约谈重大风险隐患单位、不放心单位"],
            paragraphs.Where(p => p.Length > 2 && p[1] == '、' && "一二三四五".Contains(p[0], StringComparison.Ordinal)));
        foreach (var section in read.Sections)
            Assert.All(section.Rendered.Split('\n'), text => Assert.Contains(text, paragraphs));
    }

    [Fact]
    public async Task Publish_LaterEvents_ChangeNothingInTheIssue()
    {
        await using var host = await Story.StartAsync();
        var (id, interview) = await DraftAsync(host, people: 3);
        await ApproveAndPublishAsync(host, id);
        var published = await ReadAsync(host, id);
        var document = await host.Client.GetByteArrayAsync(published.Document, Ct);

        await host.PublishAsync(Story.Attendance(interview, 9, Story.Interview(id, 2), Guid.CreateVersion7()));

        var later = await ReadAsync(host, id);
        Assert.Equal((3, true), (later.Of(Attended).Value, later.Of(Attended).Frozen));
        Assert.Equal(3, (await host.Client.GetAsync<RowPage>(later.Of(Attended).Rows)).Total);
        Assert.Equal(document, await host.Client.GetByteArrayAsync(later.Document, Ct));
        Assert.Equal(4, (await host.Client.GetAsync<FigureItem>($"/api/campaigns/{id}/figures/{Attended}")).Value);
        var told = Assert.Single(await host.EventsAsync<BriefingPublished>());
        Assert.Equal((id, 1, "示例专项行动“五项约谈”工作情况"), (told.CampaignId, told.Number, told.Title));
    }

    [Fact]
    public async Task Override_WithReason_IsMarkedInTextDocumentAndApi()
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 3);

        await host.Client.EditAsync($"/api/campaigns/{id}/briefings/1/overrides/{Attended}", 1, new { Value = 5, Reason = "另有两人补签" });

        var read = await ReadAsync(host, id);
        var figure = read.Of(Attended);
        Assert.Equal((5, 3, "另有两人补签"), (figure.Value, figure.Counted, figure.Override!.Reason));
        Assert.Contains("5※人", read.Sections[1].Rendered, StringComparison.Ordinal);
        Assert.Contains("人工核定数5，系统统计数为3", Assert.Single(read.Notes), StringComparison.Ordinal);
        Assert.Contains(read.Notes[0], await ParagraphsAsync(host, id));
    }

    [Fact]
    public async Task RemoveOverride_Overridden_ShowsTheCountedNumberAgain()
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 3);
        await host.Client.EditAsync($"/api/campaigns/{id}/briefings/1/overrides/{Attended}", 1, new { Value = 5, Reason = "另有两人补签" });

        using var removed = await host.Client.DeleteAsync($"/api/campaigns/{id}/briefings/1/overrides/{Attended}", Ct);
        using var again = await host.Client.DeleteAsync($"/api/campaigns/{id}/briefings/1/overrides/{Attended}", Ct);

        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        await again.IsProblemAsync(HttpStatusCode.Conflict, "campaigns.figure-not-overridden");
        Assert.Equal(3, (await ReadAsync(host, id)).Of(Attended).Value);
    }

    [Theory]
    [InlineData("示例58人参加", "campaigns.typed-number")]
    [InlineData("示例５８人参加", "campaigns.typed-number")]
    [InlineData("示例五十八人参加", "campaigns.typed-number")]
    [InlineData("示例一百余家单位", "campaigns.typed-number")]
    [InlineData("示例{figure:no.such}人", "campaigns.unknown-placeholder")]
    [InlineData("示例{figure:hazards.found@999999}处", "campaigns.unknown-placeholder")]
    [InlineData("示例{fact:kind3.dates}", "campaigns.unknown-placeholder")]
    [InlineData("示例{date:2024-13-01}", "campaigns.unknown-placeholder")]
    [InlineData("示例{未闭合", "campaigns.unknown-placeholder")]
    public async Task Edit_NumberTypedOrPlaceUnknown_IsRefusedAndNothingChanges(string lead, string code)
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 1);
        var before = await ReadAsync(host, id);

        using var refused = await PutAsync(host, $"/api/campaigns/{id}/briefings/1", before.Version, Words(before, lead));

        await refused.IsProblemAsync(HttpStatusCode.UnprocessableEntity, code);
        Assert.Equal(before.Lead, (await ReadAsync(host, id)).Lead);
    }

    [Fact]
    public async Task Edit_WordsWithADivisionsFigureAndADay_AreFilled()
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 1);
        await host.HoldAsync(id, 4, 2, Story.Brigade);
        await host.HoldAsync(id, 4, 3, Story.OtherBrigade);
        var before = await ReadAsync(host, id);

        await host.Client.EditAsync($"/api/campaigns/{id}/briefings/1", before.Version, Words(before, "{date:2024-02-06}，提出三项要求，大洼区{figure:interviews.kind4.attended@211104}人。"));

        var read = await ReadAsync(host, id);
        Assert.Equal("2月6日，提出三项要求，大洼区3人。", read.RenderedLead);
        Assert.Equal(3, (await host.Client.GetAsync<RowPage>(read.Of("interviews.kind4.attended@211104").Rows)).Total);
    }

    [Fact]
    public async Task Edit_WithoutIfMatchOrWithAStaleOne_IsRefused()
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 1);
        var read = await ReadAsync(host, id);

        using var blind = await host.Client.PutAsJsonAsync($"/api/campaigns/{id}/briefings/1", Words(read, "导语"), HttpAssertions.Json, Ct);
        using var stale = await PutAsync(host, $"/api/campaigns/{id}/briefings/1", read.Version + 1, Words(read, "导语"));

        await blind.IsProblemAsync(HttpStatusCode.PreconditionRequired, "common.if-match-required");
        await stale.IsProblemAsync(HttpStatusCode.PreconditionFailed, "common.stale-version");
    }

    [Fact]
    public async Task Edit_SectionLeftOut_IsRefused()
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 1);
        var read = await ReadAsync(host, id);

        using var refused = await PutAsync(host, $"/api/campaigns/{id}/briefings/1", read.Version, new { read.AsOf, read.Title, Lead = "导语", Sections = new[] { new { Ordinal = 1, Heading = "甲", Text = "乙" } } });

        await refused.IsProblemAsync(HttpStatusCode.UnprocessableEntity, "campaigns.briefing-sections-differ");
    }

    [Theory]
    [InlineData("", "publish", "campaigns.briefing-not-approved")]
    [InlineData("", "return", "campaigns.briefing-not-approved")]
    [InlineData("approve", "approve", "campaigns.briefing-not-draft")]
    [InlineData("approve,return", "publish", "campaigns.briefing-not-approved")]
    [InlineData("approve,publish", "publish", "campaigns.briefing-not-approved")]
    [InlineData("approve,publish", "return", "campaigns.briefing-not-approved")]
    public async Task Move_WrongState_IsRefused(string before, string move, string code)
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 1);
        foreach (var step in before.Split(',', StringSplitOptions.RemoveEmptyEntries))
            await host.Client.CommandAsync($"/api/campaigns/{id}/briefings/1/{step}", Because(step));

        await host.Client.RefusedAsync($"/api/campaigns/{id}/briefings/1/{move}", Because(move), HttpStatusCode.Conflict, code);
    }

    [Fact]
    public async Task Edit_ApprovedIssue_IsRefused()
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 1);
        await host.Client.CommandAsync($"/api/campaigns/{id}/briefings/1/approve", new { });
        var read = await ReadAsync(host, id);

        using var edited = await PutAsync(host, $"/api/campaigns/{id}/briefings/1", read.Version, Words(read, "导语"));
        using var overridden = await PutAsync(host, $"/api/campaigns/{id}/briefings/1/overrides/{Attended}", read.Version, new { Value = 5, Reason = "补签" });

        await edited.IsProblemAsync(HttpStatusCode.Conflict, "campaigns.briefing-not-draft");
        await overridden.IsProblemAsync(HttpStatusCode.Conflict, "campaigns.briefing-not-draft");
    }

    [Fact]
    public async Task Publish_BeforeItsAsOfDay_IsRefused()
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();
        await host.Client.CommandAsync($"/api/campaigns/{id}/briefings", new { AsOf = "2024-02-28" });
        await host.Client.CommandAsync($"/api/campaigns/{id}/briefings/1/approve", new { });

        await host.Client.RefusedAsync($"/api/campaigns/{id}/briefings/1/publish", new { }, HttpStatusCode.UnprocessableEntity, "campaigns.as-of-ahead");
    }

    [Fact]
    public async Task Draft_TwoEditions_HaveTheirOwnNumbers()
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 1);

        var special = await host.Client.CommandAsync($"/api/campaigns/{id}/briefings", new { AsOf = "2024-02-28" });
        var regular = await host.Client.CommandAsync($"/api/campaigns/{id}/briefings", new { AsOf = "2024-02-28", Edition = "Regular" });

        Assert.Equal(("2", "1"), (special.Number, regular.Number));
        var read = await host.Client.GetAsync<Issue>($"/api/campaigns/{id}/briefings/1?edition=Regular");
        Assert.Equal((regular.Id, "第1期"), (read.Id, read.Label));
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync(read.Of(Attended).Rows, Ct)).StatusCode);
        Assert.Equal(special.Id, (await host.Client.GetAsync<Issue>($"/api/campaigns/{id}/briefings/{special.Id}")).Id);
        Assert.Equal(3, (await host.Client.GetAsync<RowPage>($"/api/campaigns/{id}/briefings")).Total);
    }

    [Fact]
    public async Task Draft_Correcting_NamesAPublishedIssueOnly()
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 1);
        await host.Client.RefusedAsync($"/api/campaigns/{id}/briefings", new { AsOf = "2024-02-28", Corrects = 1 }, HttpStatusCode.UnprocessableEntity, "campaigns.corrects-unpublished");
        await ApproveAndPublishAsync(host, id);

        var correction = await host.Client.CommandAsync($"/api/campaigns/{id}/briefings", new { AsOf = "2024-02-28", Corrects = 1 });

        Assert.Equal("2", correction.Number);
        var first = await ReadAsync(host, id);
        Assert.Equal(first.Id, (await host.Client.GetAsync<Issue>($"/api/campaigns/{id}/briefings/2")).CorrectsId);
    }

    [Theory]
    [InlineData("2024-01-01", null, "campaigns.as-of-outside-campaign")]
    [InlineData("2024-02-28", "no-such", "campaigns.unknown-briefing-template")]
    public async Task Draft_AgainstARule_IsRefused(string asOf, string? template, string code)
    {
        await using var host = await Story.StartAsync();
        var id = await host.LaunchAsync();

        await host.Client.RefusedAsync($"/api/campaigns/{id}/briefings", new { AsOf = asOf, Template = template }, HttpStatusCode.UnprocessableEntity, code);

        Assert.Equal(0, (await host.Client.GetAsync<RowPage>($"/api/campaigns/{id}/briefings")).Total);
    }

    [Fact]
    public async Task Rows_OfSupervisors_StayHiddenInAPublishedIssue()
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 1);
        await host.HoldAsync(id, 3, 2);
        await ApproveAndPublishAsync(host, id);

        var read = await host.As(Roles.CityLeader).GetAsync<Issue>($"/api/campaigns/{id}/briefings/1");
        using var rows = await host.As(Roles.CityLeader).GetAsync(read.Of("interviews.kind3.attended").Rows, Ct);

        Assert.Equal(2, read.Of("interviews.kind3.attended").Value);
        await rows.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
        Assert.DoesNotContain(read.Facts.Keys, k => k.StartsWith("kind3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_OfInterviews_StayHiddenFromAPartnersSystem()
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 1);
        await ApproveAndPublishAsync(host, id);

        using var rows = await host.As(Roles.ServiceClient).GetAsync($"/api/campaigns/{id}/briefings/1/figures/interviews.kind2.attended/rows", Ct);

        await rows.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task Get_FromABrigade_IsNotFound()
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 1);

        using var response = await host.As(Roles.BrigadeLeader, Story.Brigade).GetAsync($"/api/campaigns/{id}/briefings/1", Ct);

        await response.IsProblemAsync(HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task Publish_WithoutPermission_IsForbidden()
    {
        await using var host = await Story.StartAsync();
        var (id, _) = await DraftAsync(host, people: 1);

        await host.As(Roles.CityLeader).RefusedAsync($"/api/campaigns/{id}/briefings/1/approve", new { }, HttpStatusCode.Forbidden, "access.not-permitted");
    }

    private static object Because(string step) => step == "return" ? new { Reason = "请补充整改情况" } : new { };

    private static async Task<(Guid Campaign, Guid Interview)> DraftAsync(ServiceHost host, int people)
    {
        var id = await host.LaunchAsync();
        var interview = await host.HoldAsync(id, 2, people);
        host.Later(days: 44); // to 28 February
        await host.Client.CommandAsync($"/api/campaigns/{id}/briefings", new { AsOf = "2024-02-28" });
        return (id, interview);
    }

    private static async Task ApproveAndPublishAsync(ServiceHost host, Guid id)
    {
        await host.Client.CommandAsync($"/api/campaigns/{id}/briefings/1/approve", new { });
        await host.Client.CommandAsync($"/api/campaigns/{id}/briefings/1/publish", new { });
    }

    private static Task<Issue> ReadAsync(ServiceHost host, Guid id) => host.Client.GetAsync<Issue>($"/api/campaigns/{id}/briefings/1");

    private static object Words(Issue read, string lead) =>
        new { read.AsOf, read.Title, Lead = lead, Sections = read.Sections.Select(s => new { s.Ordinal, s.Heading, s.Text }) };

    private static async Task<IReadOnlyList<string>> ParagraphsAsync(ServiceHost host, Guid id)
    {
        var bytes = await host.Client.GetByteArrayAsync($"/api/campaigns/{id}/briefings/1/document", Ct);
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        return [.. file.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(p => p.InnerText).Where(t => t.Length > 0)];
    }

    private static async Task<HttpResponseMessage> PutAsync(ServiceHost host, string url, long version, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = JsonContent.Create(body, options: HttpAssertions.Json) };
        request.Headers.Add("If-Match", $"\"{version}\"");
        return await host.Client.SendAsync(request, Ct);
    }

    private sealed record Section(int Ordinal, string Heading, string Text, string Rendered);

    private sealed record Overriding(int Value, string Reason);

    private sealed record Shown(string Reference, int Value, int Counted, bool Frozen, Overriding? Override, string Rows);

    private sealed record Issue(
        Guid Id, long Version, string Label, DateOnly AsOf, string Title, string Lead, string RenderedLead, IReadOnlyList<Section> Sections,
        IReadOnlyList<Shown> Figures, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<string> Notes, Guid? CorrectsId, string Document)
    {
        public Shown Of(string reference) => Figures.Single(f => f.Reference == reference);
    }
}
