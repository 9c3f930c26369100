using FireSafety.Units.Data;
using FireSafety.Units.Units;

namespace FireSafety.Units;

/// <summary>Unit registry (单位台账): who is supervised.</summary>
public static class UnitsModule
{
    /// <summary>Adds the service to a host.</summary>
    public static IHostApplicationBuilder AddUnits(this IHostApplicationBuilder builder)
    {
        builder.AddService<UnitsDbContext>("units", service => service
            .Database<UnitsSqliteDbContext, UnitsSqlServerDbContext>());
        return builder;
    }

    /// <summary>Maps <c>/api/units</c>.</summary>
    public static IEndpointRouteBuilder MapUnits(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapService<UnitsDbContext>("units");
        api.MapUnitEndpoints();
        return routes;
    }
}
