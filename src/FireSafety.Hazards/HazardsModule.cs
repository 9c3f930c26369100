using FireSafety.Contracts.Units;
using FireSafety.Hazards.Complaints;
using FireSafety.Hazards.Hazards;
using FireSafety.Hazards.LookBacks;
using FireSafety.Hazards.MajorHazards;
using FireSafety.Hazards.Sealing;
using FireSafety.Hazards.Subscriptions;

namespace FireSafety.Hazards;

/// <summary>Hazard tracking (隐患治理): what is wrong at a unit, and whether it gets put right.</summary>
public static class HazardsModule
{
    /// <summary>Adds the service to a host.</summary>
    public static IHostApplicationBuilder AddHazards(this IHostApplicationBuilder builder)
    {
        builder.AddService<HazardsDbContext>("hazards", service =>
        {
            service.Services.AddSingleton<HazardRules>();
            service.Services.AddSingleton<CriteriaSets>();
            service.Database<HazardsSqliteDbContext, HazardsSqlServerDbContext>()
                .Subscribe<UnitRegistered, UnitHandler>()
                .Subscribe<UnitChanged, UnitHandler>()
                .Subscribe<SupervisorChanged, SupervisorHandler>()
                .RunEvery<MarkOverdue>(TimeSpan.FromMinutes(1), "mark-overdue")
                .RunEvery<MarkReinspectionOverdue>(TimeSpan.FromMinutes(1), "mark-reinspection-overdue")
                .RunEvery<WatchSeals>(TimeSpan.FromMinutes(1), "seal-expiry");
        });
        return builder;
    }

    /// <summary>Maps <c>/api/hazards</c>.</summary>
    public static IEndpointRouteBuilder MapHazards(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapService<HazardsDbContext>("hazards");
        api.MapHazardEndpoints();
        api.MapMajorHazardEndpoints();
        api.MapSealEndpoints();
        api.MapLookBackEndpoints();
        api.MapComplaintEndpoints();
        return routes;
    }
}
