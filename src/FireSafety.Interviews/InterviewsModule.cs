using FireSafety.Contracts.Campaigns;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;
using FireSafety.Interviews.Commitments;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Interviews;
using FireSafety.Interviews.Proposals;
using FireSafety.Interviews.Subscriptions;

namespace FireSafety.Interviews;

/// <summary>The five interviews (五项约谈): who must be called in and why, what was said, what was promised, whether it was kept.</summary>
public static class InterviewsModule
{
    /// <summary>Adds the service to a host.</summary>
    public static IHostApplicationBuilder AddInterviews(this IHostApplicationBuilder builder)
    {
        builder.AddService<InterviewsDbContext>("interviews", service => service
            .Database<InterviewsSqliteDbContext, InterviewsSqlServerDbContext>()
            .Subscribe<UnitRegistered, WhenUnitsChange>()
            .Subscribe<UnitChanged, WhenUnitsChange>()
            .Subscribe<UnitOfConcernFlagged, WhenUnitsChange>()
            .Subscribe<DepartmentChanged, WhenDirectoryChanges>()
            .Subscribe<SupervisorChanged, WhenDirectoryChanges>()
            .Subscribe<MajorHazardDetermined, WhenHazardsChange>()
            .Subscribe<HazardOverdue, WhenHazardsChange>()
            .Subscribe<HazardNotRectified, WhenHazardsChange>()
            .Subscribe<ReinspectionOverdue, WhenHazardsChange>()
            .Subscribe<HazardClosed, WhenHazardsChange>()
            .Subscribe<AgencyRegistered, WhenAgenciesChange>()
            .Subscribe<AgencyChanged, WhenAgenciesChange>()
            .Subscribe<ConditionExpiring, WhenAgenciesChange>()
            .Subscribe<AgencyFindingRecorded, WhenAgenciesChange>()
            .Subscribe<AgencyFindingCorrected, WhenAgenciesChange>()
            .Subscribe<ConditionsLapsed, WhenAgenciesChange>()
            .Subscribe<ConditionsMet, WhenAgenciesChange>()
            .Subscribe<CampaignLaunched, WhenCampaignsRun>()
            .Subscribe<CampaignEnded, WhenCampaignsRun>()
            .Subscribe<TaskOverdue, WhenCampaignsRun>()
            .Subscribe<TaskCompleted, WhenCampaignsRun>()
            .Subscribe<AbsenceRecorded, WhenPartiesFail>()
            .Subscribe<AbsenceWithdrawn, WhenPartiesFail>()
            .Subscribe<CommitmentChanged, WhenPartiesFail>()
            .RunEvery<MarkCommitmentsOverdue>(TimeSpan.FromMinutes(1), "mark-commitments-overdue"));
        return builder;
    }

    /// <summary>Maps <c>/api/interviews</c>.</summary>
    public static IEndpointRouteBuilder MapInterviews(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapService<InterviewsDbContext>("interviews");
        // Outside the chains of the single endpoints, so that no handler can forget it.
        api.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.RequestServices.GetRequiredService<InterviewsDbContext>().ShowTo(Actor.Of(context.HttpContext.User));
            return next(context);
        });
        api.MapProposalEndpoints();
        api.MapCommitmentEndpoints();
        api.MapInterviewEndpoints();
        return routes;
    }
}
