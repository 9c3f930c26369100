using System.Net;
using FireSafety.Contracts.Access;
using FireSafety.Contracts.Hazards;
using FireSafety.Platform.Access;
using FireSafety.Platform.Http;
using FireSafety.Platform.Scoping;
using FireSafety.TestKit;

namespace FireSafety.Hazards.Tests;

public sealed class HazardLifeTests
{
    [Fact]
    public async Task Life_ReportedToClosed_RaisesEachEventOnce()
    {
        await using var host = await HazardsHost.StartAsync();

        var id = await host.ClosedAsync();

        var detail = await host.GetAsync(id);
        Assert.Equal("Closed", detail.Status);
        Assert.Equal(new DateOnly(2024, 1, 15), detail.ClosedOn);
        Assert.Equal(["hazards.report", "hazards.confirm", "hazards.order", "hazards.claim", "hazards.reinspect", "hazards.close"], detail.History.Select(h => h.Operation));
        Assert.Equal(["relapse"], detail.NextActions.Select(a => a.Name));
        Assert.Single(await host.Service.EventsAsync<HazardReported>());
        Assert.Single(await host.Service.EventsAsync<HazardConfirmed>());
        Assert.Single(await host.Service.EventsAsync<RectificationOrdered>());
        Assert.Single(await host.Service.EventsAsync<RectificationClaimed>());
        Assert.Single(await host.Service.EventsAsync<HazardReinspected>());
        var closed = Assert.Single(await host.Service.EventsAsync<HazardClosed>());
        Assert.Equal(id, closed.AggregateId);
        Assert.Equal(6, closed.Version);
        Assert.Equal("/2111/211103/", closed.Jurisdiction);
        Assert.Equal("示例单位 0001", closed.Hazard.UnitName);
        Assert.Equal("commerce", closed.Hazard.Industry);
        Assert.Equal(HazardsHost.SupervisorId, closed.Hazard.SupervisorId);
    }

    [Fact]
    public async Task Order_ByDate_IsNumberedPerBrigadeAndShowsDueDays()
    {
        await using var host = await HazardsHost.StartAsync();
        var first = await host.ConfirmedAsync();
        var second = await host.ConfirmedAsync();
        var body = new { Kind = "ByDate", RectifyBy = "2024-02-08", HazardsHost.Settled };

        var one = await host.DoAsync(first, "order", body);
        var two = await host.DoAsync(second, "order", body);

        Assert.Equal("盘兴消限改〔2024〕1号", one.Number);
        Assert.Equal("盘兴消限改〔2024〕2号", two.Number);
        var detail = await host.GetAsync(first);
        // Working days after 2024-02-08: 9, 18 (a worked Sunday), 19 February.
        Assert.Equal(new DateOnly(2024, 2, 19), detail.ReinspectBy);
        Assert.Contains(detail.Clocks, c => c.DueOn == new DateOnly(2024, 1, 18) && c.Name.StartsWith("送达") && c.Reason.Contains("第十九条"));
        Assert.Contains(detail.Clocks, c => c.Name == "复查" && c.Reason.Contains("整改期限届满") && c.Reason.Contains("第二十条"));
    }

    [Fact]
    public async Task Order_AtOnce_IsServedOnTheSpot()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ConfirmedAsync();

        var ordered = await host.DoAsync(id, "order", new { Kind = "AtOnce" });

        Assert.Equal("盘兴消立改〔2024〕1号", ordered.Number);
        await host.Client.RefusedAsync(HazardsHost.Url(id, "notice/served"), new { ReceivedBy = "示例人员 1" }, HttpStatusCode.Conflict, "hazards.already-served");
        var detail = await host.GetAsync(id);
        Assert.Equal(new DateOnly(2024, 1, 15), detail.RectifyBy);
    }

    [Fact]
    public async Task ServeNotice_AfterThreeWorkingDays_IsShownLate()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.OrderedAsync();
        host.Later(TimeSpan.FromDays(4));

        await host.DoAsync(id, "notice/served", new { ReceivedBy = "示例人员 1" });

        var clock = Assert.Single((await host.GetAsync(id)).Clocks, c => c.Name.StartsWith("送达"));
        Assert.True(clock.IsLate);
        Assert.Equal(new DateOnly(2024, 1, 19), clock.DoneOn);
    }

    [Fact]
    public async Task Claim_BeforePeriodEnds_BringsReinspectionForward()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.OrderedAsync("2024-02-20");

        await host.ClaimAsync(id);

        var claimed = Assert.Single(await host.Service.EventsAsync<RectificationClaimed>());
        Assert.Equal(new DateOnly(2024, 1, 18), claimed.ReinspectBy);
        var clock = Assert.Single((await host.GetAsync(id)).Clocks, c => c.Name == "复查");
        Assert.Contains("复查申请", clock.Reason);
    }

    [Fact]
    public async Task Reinspect_NotPassed_GoesRoundAgain()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.RectifiedAsync();
        await host.Client.RefusedAsync(HazardsHost.Url(id, "reinspect"), new { Passed = false, HazardsHost.Inspector }, HttpStatusCode.UnprocessableEntity, "hazards.findings-missing");

        await host.DoAsync(id, "reinspect", new { Passed = false, Findings = "出口仍上锁", HazardsHost.Inspector });
        await host.ClaimAsync(id);
        await host.DoAsync(id, "reinspect", new { Passed = true, HazardsHost.Inspector });

        var failed = Assert.Single(await host.Service.EventsAsync<HazardNotRectified>());
        Assert.Equal("出口仍上锁", failed.Findings);
        Assert.Equal(HazardStatus.NotRectified, failed.Hazard.Status);
        Assert.Equal("Reinspected", (await host.GetAsync(id)).Status);
    }

    [Fact]
    public async Task Extend_OnceBeforeDeadline_MovesBothDays()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.OrderedAsync();
        var body = new { Until = "2024-01-29", Reason = "等待材料", Approver = HazardsHost.Reviewer };

        await host.DoAsync(id, "extend", body);

        Assert.Equal("等待材料", Assert.Single(await host.Service.EventsAsync<RectificationExtended>()).Reason);
        var detail = await host.GetAsync(id);
        Assert.Equal(new DateOnly(2024, 1, 29), detail.RectifyBy);
        Assert.Equal(new DateOnly(2024, 2, 1), detail.ReinspectBy);
        await host.Client.RefusedAsync(HazardsHost.Url(id, "extend"), body with { Until = "2024-02-05" }, HttpStatusCode.Conflict, "hazards.extended-already");
    }

    [Fact]
    public async Task Extend_AfterDeadline_IsRefused()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.OrderedAsync();
        host.Later(TimeSpan.FromDays(8));

        await host.Client.RefusedAsync(HazardsHost.Url(id, "extend"), new { Until = "2024-01-29", Reason = "等待材料", Approver = HazardsHost.Reviewer }, HttpStatusCode.Conflict, "hazards.period-ended");
    }

    [Fact]
    public async Task Close_WithoutEvidenceForEachItem_NamesTheItem()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.OrderedAsync();
        await host.DoAsync(id, "claim", new { HazardsHost.Claimant, Evidence = new[] { new { Item = 1, Text = "已清理" } } });
        await host.DoAsync(id, "reinspect", new { Passed = true, HazardsHost.Inspector });
        var body = new { HazardsHost.Reviewer, PhotosBefore = new[] { "1.jpg" }, PhotosAfter = new[] { "2.jpg" } };

        await host.Client.RefusedAsync(HazardsHost.Url(id, "close"), body, HttpStatusCode.UnprocessableEntity, "hazards.evidence-missing");
        await host.DoAsync(id, "evidence", new { Item = 2, Reference = "c.jpg" });
        await host.DoAsync(id, "close", body);

        Assert.Equal("Closed", (await host.GetAsync(id)).Status);
    }

    [Fact]
    public async Task Close_ByClaimantOrInspectorOrWithoutPhotos_IsRefused()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ReinspectedAsync();
        string[] photos = ["1.jpg"];
        var url = HazardsHost.Url(id, "close");

        await host.Client.RefusedAsync(url, new { Reviewer = HazardsHost.Claimant, PhotosBefore = photos, PhotosAfter = photos }, HttpStatusCode.UnprocessableEntity, "hazards.reviewer-not-independent");
        await host.Client.RefusedAsync(url, new { Reviewer = HazardsHost.Inspector, PhotosBefore = photos, PhotosAfter = photos }, HttpStatusCode.UnprocessableEntity, "hazards.reviewer-not-independent");
        await host.Client.RefusedAsync(url, new { HazardsHost.Reviewer, PhotosBefore = photos }, HttpStatusCode.UnprocessableEntity, "hazards.photos-missing");
    }

    [Fact]
    public async Task Close_UnderAnotherName_FromTheAccountThatClaimedOrInspected_IsRefused()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.OrderedAsync();
        using var claimer = PersonOf(host, "claimer", Roles.DetachmentAdmin);
        using var inspector = PersonOf(host, "inspector", Roles.DetachmentOfficer);
        using var reviewer = PersonOf(host, "reviewer", Roles.DetachmentOfficer);
        var proof = new[] { new { Item = 1, Text = "已清理" }, new { Item = 2, Text = "已开锁" } };
        var close = new { HazardsHost.Reviewer, PhotosBefore = new[] { "1.jpg" }, PhotosAfter = new[] { "2.jpg" } };
        await claimer.CommandAsync(HazardsHost.Url(id, "claim"), new { HazardsHost.Claimant, Evidence = proof });

        await claimer.RefusedAsync(HazardsHost.Url(id, "reinspect"), new { Passed = true, HazardsHost.Inspector }, HttpStatusCode.UnprocessableEntity, "hazards.inspector-is-claimant");
        await inspector.CommandAsync(HazardsHost.Url(id, "reinspect"), new { Passed = true, HazardsHost.Inspector });
        await claimer.RefusedAsync(HazardsHost.Url(id, "close"), close, HttpStatusCode.UnprocessableEntity, "hazards.reviewer-not-independent");
        await inspector.RefusedAsync(HazardsHost.Url(id, "close"), close, HttpStatusCode.UnprocessableEntity, "hazards.reviewer-not-independent");
        await reviewer.CommandAsync(HazardsHost.Url(id, "close"), close);

        Assert.Equal("Closed", (await host.GetAsync(id)).Status);
    }

    private static HttpClient PersonOf(HazardsHost host, string account, string role) =>
        host.Service.As(new Actor(account, "测试" + account, role, Divisions.City.Path));

    [Fact]
    public async Task Relapse_OfClosed_LinksBothWays()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ClosedAsync();

        var again = await host.DoAsync(id, "relapse", new { Description = "通道再次堵塞" });

        var relapsed = Assert.Single(await host.Service.EventsAsync<HazardRelapsed>());
        Assert.Equal((again.Id, id), (relapsed.AggregateId, relapsed.EarlierHazardId));
        Assert.Equal(again.Id, (await host.GetAsync(id)).LaterHazardId);
        var later = await host.GetAsync(again.Id);
        Assert.Equal(("Confirmed", (Guid?)id), (later.Status, later.EarlierHazardId));
        await host.Client.RefusedAsync(HazardsHost.Url(id, "relapse"), new { Description = "又一次" }, HttpStatusCode.Conflict, "hazards.relapsed-already");
    }

    [Fact]
    public async Task Notice_OfOrder_IsDocument()
    {
        await using var host = await HazardsHost.StartAsync();
        var confirmed = await host.ConfirmedAsync();
        var ordered = await host.OrderedAsync();

        using var none = await host.RawAsync(HazardsHost.Url(confirmed, "notice/document"));
        using var document = await host.RawAsync(HazardsHost.Url(ordered, "notice/document"));

        await none.IsProblemAsync(HttpStatusCode.Conflict, "hazards.no-notice");
        Assert.Equal(FileReply.Docx, document.Content.Headers.ContentType!.MediaType);
        using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(await document.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), false);
        var text = word.MainDocumentPart!.Document!.InnerText;
        Assert.Contains("示例单位 0001", text);
        Assert.Contains("出口上锁", text);
        Assert.Contains("2024年1月22日", text);
        Assert.Contains("盘兴消限改〔2024〕1号", text);
    }

    [Fact]
    public async Task Report_WithoutItems_GetsOneItemWhenConfirmed()
    {
        await using var host = await HazardsHost.StartAsync();
        var made = await host.Client.CommandAsync("/api/hazards/hazards", HazardsHost.Report());

        await host.DoAsync(made.Id, "confirm", new { });

        Assert.Equal("疏散通道堵塞", Assert.Single((await host.GetAsync(made.Id)).Items).Description);
    }

    [Fact]
    public async Task Report_Repeated_IsOneHazard()
    {
        await using var host = await HazardsHost.StartAsync();

        var first = await host.Client.CommandAsync("/api/hazards/hazards", HazardsHost.Report(), "key-1");
        var again = await host.Client.CommandAsync("/api/hazards/hazards", HazardsHost.Report(), "key-1");

        Assert.Equal(first, again);
        Assert.Single(await host.Service.EventsAsync<HazardReported>());
    }

    [Fact]
    public async Task Report_BadInput_IsRefusedByName()
    {
        await using var host = await HazardsHost.StartAsync();
        const string url = "/api/hazards/hazards";
        var unknown = Guid.CreateVersion7();

        await host.Client.RefusedAsync(url, new { UnitId = unknown, Description = "x", Source = "Patrol", FoundOn = "2024-01-15" }, HttpStatusCode.UnprocessableEntity, "hazards.unknown-unit");
        await host.Client.RefusedAsync(url, new { HazardsHost.UnitId, Description = "x", Source = "Patrol", FoundOn = "2024-01-15", SupervisorId = unknown }, HttpStatusCode.UnprocessableEntity, "hazards.unknown-supervisor");
        await host.Client.RefusedAsync(url, new { HazardsHost.UnitId, Description = "x", Source = "Patrol", FoundOn = "2024-01-16" }, HttpStatusCode.UnprocessableEntity, "hazards.day-in-future");
        await host.Client.RefusedAsync(url, new { HazardsHost.UnitId, Description = "", Source = "Patrol", FoundOn = "2024-01-15" }, HttpStatusCode.BadRequest, "request.invalid");
        await host.Client.RefusedAsync(url, new { HazardsHost.UnitId, Description = "x", Source = "Rumour", FoundOn = "2024-01-15" }, HttpStatusCode.BadRequest, "request.malformed-json");
        Assert.Empty(await host.Service.EventsAsync<HazardReported>());
    }

    [Fact]
    public async Task Confirm_StaleVersion_IsRefused()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ConfirmedAsync();

        using var response = await host.StaleAsync(HazardsHost.Url(id, "order"), new { Kind = "AtOnce" });

        await response.IsProblemAsync(HttpStatusCode.PreconditionFailed, "common.stale-version");
    }

    [Theory]
    [InlineData("confirm")]
    [InlineData("order")]
    [InlineData("claim")]
    [InlineData("close")]
    public async Task Command_UnknownOrForeignHazard_IsNotFound(string action)
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ReportedAsync();
        object body = action switch
        {
            "confirm" => new { },
            "order" => new { Kind = "AtOnce" },
            "claim" => new { HazardsHost.Claimant },
            _ => new { HazardsHost.Reviewer },
        };
        var foreign = host.Service.As(Roles.DetachmentAdmin, "211104");

        await host.Client.RefusedAsync(HazardsHost.Url(Guid.CreateVersion7(), action), body, HttpStatusCode.NotFound, "common.not-found");
        await foreign.RefusedAsync(HazardsHost.Url(id, action), body, HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task Close_BySupervisor_IsForbidden()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ReinspectedAsync();

        await host.Service.As(Roles.Supervisor, "211103").RefusedAsync(HazardsHost.Url(id, "close"), new { HazardsHost.Reviewer }, HttpStatusCode.Forbidden, "access.not-permitted");
    }
}
