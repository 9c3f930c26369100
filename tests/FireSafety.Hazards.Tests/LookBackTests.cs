using System.Net;
using CsCheck;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Units;
using FireSafety.Hazards.LookBacks;
using FireSafety.Contracts.Access;
using FireSafety.Platform.Access;
using FireSafety.TestKit;

namespace FireSafety.Hazards.Tests;

public sealed class LookBackTests
{
    [Fact]
    public void Sample_AnyOrderOfIds_IsTheSameAndOfTheShare() =>
        Gen.Select(Gen.Guid.HashSet[1, 60], Gen.Int, Gen.Int[1, 100]).Sample((ids, seed, share) =>
        {
            var sample = LookBack.Sample([.. ids], seed, share);

            Assert.Equal(sample, LookBack.Sample([.. ids.Reverse()], seed, share));
            Assert.Equal((int)Math.Ceiling(ids.Count * share / 100m), sample.Count);
            Assert.All(sample, id => Assert.Contains(id, ids));
        });

    [Fact]
    public async Task LookBack_Relapsed_MakesLinkedHazard()
    {
        await using var host = await HazardsHost.StartAsync();
        var closed = await host.ClosedAsync();
        var draw = await host.Client.CommandAsync("/api/hazards/look-backs", new { ClosedFrom = "2024-01-01", ClosedTo = "2024-01-31", DivisionCode = "211103", Seed = 7 });
        var result = new { HazardId = closed, Relapsed = true, HazardsHost.Inspector, Findings = "通道再次堵塞" };

        var recorded = await host.Client.CommandAsync($"/api/hazards/look-backs/{draw.Id}/results", result);

        var relapsed = Assert.Single(await host.Service.EventsAsync<HazardRelapsed>());
        Assert.Equal((recorded.PartId, closed), (relapsed.AggregateId, relapsed.EarlierHazardId));
        var detail = await host.Client.GetAsync<Detail>($"/api/hazards/look-backs/{draw.Id}");
        Assert.Equal((7, 1, 1, 1), (detail.LookBack.Seed, detail.LookBack.Population, detail.LookBack.Visited, detail.LookBack.Relapsed));
        await host.Client.RefusedAsync($"/api/hazards/look-backs/{draw.Id}/results", result, HttpStatusCode.Conflict, "hazards.look-back-visited-already");
    }

    [Fact]
    public async Task LookBack_UnitMovedToAnotherBrigade_IsTheDetachmentsToRecord()
    {
        await using var host = await HazardsHost.StartAsync();
        var closed = await host.ClosedAsync();
        var draw = await host.Client.CommandAsync("/api/hazards/look-backs", new { ClosedFrom = "2024-01-01", ClosedTo = "2024-01-31", DivisionCode = "211103" });
        await host.Service.PublishAsync(new UnitChanged { AggregateId = HazardsHost.UnitId, Version = 2, Unit = HazardsHost.Unit(division: "211104"), Changes = UnitChanges.Jurisdiction });
        var (url, result) = ($"/api/hazards/look-backs/{draw.Id}/results", new { HazardId = closed, Relapsed = true, HazardsHost.Inspector, Findings = "通道再次堵塞" });

        await host.Service.As(Roles.BrigadeLeader, "211103").RefusedAsync(url, result, HttpStatusCode.UnprocessableEntity, "hazards.look-back-moved");
        await host.Client.CommandAsync(url, result);

        Assert.Single(await host.Service.EventsAsync<HazardRelapsed>());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/2111/211103/01/")]
    public async Task LookBack_CallerOfNoDivision_MustNameOne(string jurisdiction)
    {
        await using var host = await HazardsHost.StartAsync();
        var caller = host.Service.As(new Actor("test", "测试", Roles.Supervisor, jurisdiction));

        await caller.RefusedAsync(
            "/api/hazards/look-backs", new { ClosedFrom = "2024-01-01", ClosedTo = "2024-01-31" }, HttpStatusCode.UnprocessableEntity, "hazards.look-back-division-needed");
    }

    [Fact]
    public async Task LookBack_NothingClosed_IsRefused()
    {
        await using var host = await HazardsHost.StartAsync();

        await host.Client.RefusedAsync("/api/hazards/look-backs", new { ClosedFrom = "2024-01-01", ClosedTo = "2024-01-31" }, HttpStatusCode.UnprocessableEntity, "hazards.look-back-nothing-closed");
    }

    private sealed record Detail(Row LookBack);

    private sealed record Row(int Seed, int Population, int Visited, int Relapsed);
}
