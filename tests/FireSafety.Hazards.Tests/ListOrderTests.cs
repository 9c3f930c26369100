using FireSafety.Hazards.Data;
using FireSafety.TestKit;

namespace FireSafety.Hazards.Tests;

/// <summary>Hazards become many: whatever the order of their list, an index has them in it.</summary>
public sealed class ListOrderTests
{
    [Fact]
    public async Task Hazards_InAnyOrder_AreReadAlongAnIndex()
    {
        var plans = new QueryPlans();
        await using var host = await ServiceHost.StartAsync(
            builder =>
            {
                builder.AddHazards();
                plans.Watch<HazardsSqliteDbContext>(builder.Services);
            }, routes => routes.MapHazards());

        foreach (var sort in (string[])["foundOn", "-foundOn", "rectifyBy", "-rectifyBy", "reinspectBy", "-reinspectBy", "isMajor", "-isMajor"])
            await host.Client.GetAsync<HazardsHost.Listed>($"/api/hazards/hazards?sort={sort}");

        Assert.Empty(plans.SortedByHand);
    }
}
