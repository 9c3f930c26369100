using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Interviews;
using FireSafety.Units.Brigades;
using FireSafety.Units.Data;
using FireSafety.Units.Departments;
using FireSafety.Units.Subscriptions;
using FireSafety.Units.Supervisors;
using FireSafety.Units.Units;

namespace FireSafety.Units;

/// <summary>Unit registry (单位台账): who is supervised.</summary>
public static class UnitsModule
{
    /// <summary>Adds the service to a host.</summary>
    public static IHostApplicationBuilder AddUnits(this IHostApplicationBuilder builder)
    {
        builder.AddService<UnitsDbContext>("units", service => service
            .Database<UnitsSqliteDbContext, UnitsSqlServerDbContext>()
            .Subscribe<HazardReported, HazardSubscriber>()
            .Subscribe<HazardConfirmed, HazardSubscriber>()
            .Subscribe<HazardRejected, HazardSubscriber>()
            .Subscribe<RectificationOrdered, HazardSubscriber>()
            .Subscribe<RectificationExtended, HazardSubscriber>()
            .Subscribe<RectificationClaimed, HazardSubscriber>()
            .Subscribe<HazardReinspected, HazardSubscriber>()
            .Subscribe<HazardNotRectified, HazardSubscriber>()
            .Subscribe<HazardOverdue, HazardSubscriber>()
            .Subscribe<HazardClosed, HazardSubscriber>()
            .Subscribe<HazardRelapsed, HazardSubscriber>()
            .Subscribe<MajorHazardDetermined, HazardSubscriber>()
            .Subscribe<MajorHazardListed, HazardSubscriber>()
            .Subscribe<MajorHazardDelisted, HazardSubscriber>()
            .Subscribe<PremisesSealed, HazardSubscriber>()
            .Subscribe<SealReleased, HazardSubscriber>()
            .Subscribe<InterviewNotified, InterviewSubscriber>()
            .Subscribe<InterviewCancelled, InterviewSubscriber>()
            .Subscribe<InterviewHeld, InterviewSubscriber>()
            .Subscribe<AbsenceRecorded, InterviewSubscriber>()
            .Subscribe<CommitmentChanged, InterviewSubscriber>());
        return builder;
    }

    /// <summary>Maps <c>/api/units</c>.</summary>
    public static IEndpointRouteBuilder MapUnits(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapService<UnitsDbContext>("units");
        api.MapUnitEndpoints();
        api.MapDepartmentEndpoints();
        api.MapSupervisorEndpoints();
        api.MapDivisionEndpoints();
        return routes;
    }
}
