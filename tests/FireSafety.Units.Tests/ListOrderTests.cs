using FireSafety.TestKit;
using FireSafety.Units.Data;

namespace FireSafety.Units.Tests;

/// <summary>Units are many: whatever the order of their list, an index has them in it.</summary>
public sealed class ListOrderTests
{
    [Fact]
    public async Task Units_InAnyOrder_AreReadAlongAnIndex()
    {
        var plans = new QueryPlans();
        await using var host = await ServiceHost.StartAsync(
            builder =>
            {
                builder.AddUnits();
                plans.Watch<UnitsSqliteDbContext>(builder.Services);
            }, routes => routes.MapUnits());

        foreach (var field in (string[])["name", "creditCode", "divisionCode", "industry", "isKeyUnit", "concernReviewOn"])
        {
            await host.Client.GetAsync<Listed>($"{UnitsHost.Units}?sort={field}");
            await host.Client.GetAsync<Listed>($"{UnitsHost.Units}?sort=-{field}");
        }

        Assert.Empty(plans.SortedByHand);
    }
}
