using FireSafety.Contracts.Units;
using FireSafety.Licensing.Agencies;
using FireSafety.Licensing.Conditions;
using FireSafety.Licensing.Data;
using FireSafety.Licensing.Inspections;
using FireSafety.Licensing.Projects;
using FireSafety.Licensing.PublicRegister;
using FireSafety.Licensing.Subscriptions;

namespace FireSafety.Licensing;

/// <summary>Service agencies (消防技术服务机构): practice conditions, personnel, projects, inspections, public register.</summary>
public static class LicensingModule
{
    /// <summary>Adds the service to a host.</summary>
    public static IHostApplicationBuilder AddLicensing(this IHostApplicationBuilder builder)
    {
        builder.AddService<LicensingDbContext>("licensing", service =>
        {
            service.Database<LicensingSqliteDbContext, LicensingSqlServerDbContext>()
                .Subscribe<UnitRegistered, UnitProjection>()
                .Subscribe<UnitChanged, UnitProjection>()
                .RunEvery<EvaluateConditionsStep>(TimeSpan.FromMinutes(1), "evaluate-conditions");
            service.Services.AddScoped<ConditionReview>();
        });
        return builder;
    }

    /// <summary>Maps <c>/api/licensing</c>.</summary>
    public static IEndpointRouteBuilder MapLicensing(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapService<LicensingDbContext>("licensing");
        api.MapAgencyEndpoints();
        api.MapProjectEndpoints();
        api.MapInspectionEndpoints();
        api.MapPublicEndpoints();
        return routes;
    }
}
