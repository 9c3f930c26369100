using System.Net;
using FireSafety.Contracts.Hazards;
using FireSafety.Hazards.Data;
using FireSafety.Hazards.MajorHazards;
using FireSafety.TestKit;
using Microsoft.EntityFrameworkCore;

namespace FireSafety.Hazards.Tests;

public sealed class MajorHazardTests
{
    [Fact]
    public async Task Judge_DirectCriterion_MakesItMajor()
    {
        await using var host = await HazardsHost.StartAsync();

        var id = await host.MajorAsync();

        var told = Assert.Single(await host.Service.EventsAsync<MajorHazardDetermined>());
        Assert.Equal("gb35181-2017", told.CriteriaSet);
        Assert.Equal(["6.5"], told.Clauses);
        Assert.True(told.Hazard.IsMajor);
        var clocks = (await host.GetAsync(id)).Clocks;
        Assert.Contains(clocks, c => c.Name.StartsWith("送达重大") && c.DueOn == new DateOnly(2024, 1, 18));
        Assert.Contains(clocks, c => c.Name.StartsWith("集体讨论") && c.DueOn == new DateOnly(2024, 1, 24));
        Assert.Equal(1, (await host.Client.GetAsync<HazardsHost.Listed>("/api/hazards/major-hazards")).Total);
        await host.DoAsync(id, "major-notice/served", new { ReceivedBy = "示例人员 1" });
        await host.Client.RefusedAsync(HazardsHost.Url(id, "judgements"), HazardsHost.Judgement("2024-01-15"), HttpStatusCode.Conflict, "hazards.major-already");
    }

    [Fact]
    public async Task Judge_NotEnoughCriteria_IsRecordedAndNotMajor()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ConfirmedAsync();

        await host.DoAsync(id, "judgements", Case(3, 0, 0, "7.3.1"));

        Assert.Empty(await host.Service.EventsAsync<MajorHazardDetermined>());
        Assert.False((await host.GetAsync(id)).IsMajor);
    }

    [Fact]
    public async Task Judge_AfterSetRanOut_SaysThatTheSetMustBeImported()
    {
        await using var host = await HazardsHost.StartAsync(new DateTimeOffset(2025, 11, 3, 9, 0, 0, TimeSpan.FromHours(8)));
        var id = await host.ConfirmedAsync();

        await host.Client.RefusedAsync(HazardsHost.Url(id, "judgements"), HazardsHost.Judgement("2025-11-03"), HttpStatusCode.UnprocessableEntity, "hazards.criteria-set-not-imported");
    }

    [Theory]
    [InlineData(12, "属于不判定情形：")]
    public async Task Judge_ExclusionRepeated_IsKeptOnce(int times, string basis)
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ConfirmedAsync();
        var exclusion = new CriteriaSets().On(new DateOnly(2024, 1, 15))!.NotMajorWhen[0];

        await host.DoAsync(id, "judgements", Excluded(Enumerable.Repeat(exclusion, times)));

        var kept = await host.Service.ReadAsync<HazardsDbContext, string>(db => db.Hazards.Where(h => h.Id == id).SelectMany(h => h.Judgements).Select(j => j.Basis).SingleAsync());
        Assert.Equal(basis + exclusion, kept);
    }

    [Fact]
    public async Task Judge_ListTooLongOrWithNulls_IsMalformed()
    {
        await using var host = await HazardsHost.StartAsync();
        var url = HazardsHost.Url(await host.ConfirmedAsync(), "judgements");

        await host.Client.RefusedAsync(url, Excluded(Enumerable.Repeat("情形", 21)), HttpStatusCode.BadRequest, "request.invalid");
        await host.Client.RefusedAsync(url, Excluded([null]), HttpStatusCode.BadRequest, "request.invalid");
        await host.Client.RefusedAsync(
            url, new { PlaceType = "人员密集场所", Met = new object?[] { null }, Discussion = new object?[] { null } }, HttpStatusCode.BadRequest, "request.invalid");
    }

    private static object Excluded(IEnumerable<string?> exclusions) => new
    {
        PlaceType = "人员密集场所",
        Met = new[] { new { Clause = "6.5", Evidence = "安全出口仅一个" } },
        NotMajorWhen = exclusions,
        Discussion = new[] { HazardsHost.Claimant, HazardsHost.Inspector, HazardsHost.Reviewer },
    };

    [Theory]
    [InlineData(2, 0, 0, "6.5", "hazards.discussion-too-small")]
    [InlineData(3, 6, 6, "6.5", "hazards.expert-panel-too-small")]
    [InlineData(3, 7, 4, "6.5", "hazards.expert-panel-not-carried")]
    [InlineData(3, 0, 0, "9.9", "hazards.unknown-clause")]
    public async Task Judge_PanelOrClauseWrong_IsRefused(int discussing, int experts, int agreeing, string clause, string code)
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ConfirmedAsync();

        await host.Client.RefusedAsync(HazardsHost.Url(id, "judgements"), Case(discussing, experts, agreeing, clause), HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task Judge_WithExperts_HasTenMoreWorkingDays()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ConfirmedAsync();

        await host.DoAsync(id, "judgements", Case(3, 9, 6, "6.5"));

        Assert.Contains((await host.GetAsync(id)).Clocks, c => c.Name.StartsWith("集体讨论") && c.DueOn == new DateOnly(2024, 2, 6));
    }

    [Fact]
    public async Task Listing_RequestToDelisting_FollowsTheGovernment()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.MajorAsync();
        var outcome = new { Level = "County", Outcome = "Delisted", Reason = "验收合格" };
        await host.DoAsync(id, "listing/request", new { Level = "County", Government = "示例区人民政府" });
        await host.Client.RefusedAsync(HazardsHost.Url(id, "listing/reply"), new { Approved = true, Deadline = "2024-06-30" }, HttpStatusCode.UnprocessableEntity, "hazards.listing-reply-incomplete");

        await host.DoAsync(id, "listing/reply", new { Approved = true, ResponsiblePerson = "示例人员 1", Deadline = "2024-06-30", JointDepartments = new[] { "示例市商务局" } });

        var listed = Assert.Single(await host.Service.EventsAsync<MajorHazardListed>());
        Assert.Equal(("County", new DateOnly(2024, 6, 30), true), (listed.Level, listed.Deadline, listed.Hazard.IsListed));
        await host.Client.RefusedAsync(HazardsHost.Url(id, "listing/outcome"), outcome, HttpStatusCode.Conflict, "hazards.delisting-needs-reinspection");
        await host.DoAsync(id, "listing/outcome", new { Level = "County", Outcome = "Extended", Deadline = "2024-09-30", Reason = "工程量大" });
        await host.DoAsync(id, "order", new { Kind = "AtOnce" });
        await host.ClaimAsync(id);
        await host.DoAsync(id, "reinspect", new { Passed = true, HazardsHost.Inspector });
        await host.Client.RefusedAsync(HazardsHost.Url(id, "close"), new { HazardsHost.Reviewer, PhotosBefore = new[] { "1" }, PhotosAfter = new[] { "2" } }, HttpStatusCode.Conflict, "hazards.still-listed");
        await host.Client.RefusedAsync(HazardsHost.Url(id, "listing/outcome"), outcome with { Level = "City" }, HttpStatusCode.UnprocessableEntity, "hazards.listing-wrong-level");
        await host.DoAsync(id, "listing/outcome", outcome);
        await host.CloseAsync(id);
        Assert.Single(await host.Service.EventsAsync<MajorHazardDelisted>());
        Assert.Equal("Closed", (await host.GetAsync(id)).Status);
    }

    [Fact]
    public async Task Listing_OfOrdinaryHazard_IsRefused()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ConfirmedAsync();

        await host.Client.RefusedAsync(HazardsHost.Url(id, "listing/request"), new { Level = "City", Government = "示例市人民政府" }, HttpStatusCode.Conflict, "hazards.not-major");
    }

    [Fact]
    public async Task Seal_ThirtyDays_WarnsThenLapsesOnce()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ConfirmedAsync();
        var body = new { Part = "一层营业厅", Ground = "exits", Days = 30, DecidedBy = new[] { HazardsHost.Reviewer } };
        await host.Client.RefusedAsync(HazardsHost.Url(id, "seals"), body with { Days = 31 }, HttpStatusCode.UnprocessableEntity, "hazards.seal-too-long");

        var made = await host.DoAsync(id, "seals", body);

        Assert.Equal("盘兴消封〔2024〕1号", made.Number);
        var sealedUntil = Assert.Single(await host.Service.EventsAsync<PremisesSealed>()).Until;
        Assert.Equal(new DateOnly(2024, 2, 13), sealedUntil);
        await host.Client.RefusedAsync(HazardsHost.Url(id, "seals"), body, HttpStatusCode.Conflict, "hazards.sealed-already");
        Assert.Equal(0, await host.Service.RunStepAsync("hazards", "seal-expiry"));
        host.Later(TimeSpan.FromDays(26));
        Assert.Equal(1, await host.Service.RunStepAsync("hazards", "seal-expiry"));
        Assert.Equal(0, await host.Service.RunStepAsync("hazards", "seal-expiry"));
        host.Later(TimeSpan.FromDays(4));
        Assert.Equal(1, await host.Service.RunStepAsync("hazards", "seal-expiry"));
        Assert.Equal(0, await host.Service.RunStepAsync("hazards", "seal-expiry"));
        Assert.Single(await host.Service.EventsAsync<SealExpiring>());
        Assert.Equal("期限届满，自行解除", Assert.Single(await host.Service.EventsAsync<SealReleased>()).Reason);
        Assert.Equal(sealedUntil, Assert.Single((await host.GetAsync(id)).Seals).ReleasedOn); // noticed a day later
        Assert.Equal("盘兴消封〔2024〕2号", (await host.DoAsync(id, "seals", body)).Number);
    }

    [Fact]
    public async Task Seal_Released_IsRecordedOnce()
    {
        await using var host = await HazardsHost.StartAsync();
        var id = await host.ConfirmedAsync();
        await host.DoAsync(id, "seals", new { Part = "一层", Ground = "exits", Days = 10, DecidedBy = new[] { HazardsHost.Reviewer } });
        var seal = Assert.Single((await host.GetAsync(id)).Seals);

        await host.DoAsync(id, $"seals/{seal.Id}/served", new { ReceivedBy = "示例人员 1" });
        await host.DoAsync(id, $"seals/{seal.Id}/release", new { Reason = "隐患已消除" });

        Assert.Equal("隐患已消除", Assert.Single(await host.Service.EventsAsync<SealReleased>()).Reason);
        await host.Client.RefusedAsync(HazardsHost.Url(id, $"seals/{seal.Id}/release"), new { Reason = "再次" }, HttpStatusCode.Conflict, "hazards.seal-released-already");
        Assert.Equal(1, (await host.Client.GetAsync<HazardsHost.Listed>("/api/hazards/seals?inForce=false")).Total);
        Assert.Equal(0, (await host.Client.GetAsync<HazardsHost.Listed>("/api/hazards/seals?inForce=true")).Total);
    }

    private static object Case(int discussing, int experts, int agreeing, string clause) => new
    {
        PlaceType = "人员密集场所",
        Met = new[] { new { Clause = clause, Evidence = "现场照片" } },
        Discussion = Enumerable.Range(1, discussing).Select(n => new { Id = Guid.CreateVersion7(), Name = $"示例人员 {n}" }),
        Experts = Enumerable.Range(1, experts).Select(n => new { Name = $"示例专家 {n}", Agrees = n <= agreeing }),
    };
}
