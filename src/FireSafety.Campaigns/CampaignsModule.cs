using FireSafety.Campaigns.Briefings;
using FireSafety.Campaigns.Campaigns;
using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Figures;
using FireSafety.Campaigns.Subscriptions;
using FireSafety.Campaigns.Tasks;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;

namespace FireSafety.Campaigns;

/// <summary>Drives, statistics and briefings (专项行动、统计、工作简报): what was set out to do and what came of it.</summary>
public static class CampaignsModule
{
    /// <summary>Adds the service to a host.</summary>
    public static IHostApplicationBuilder AddCampaigns(this IHostApplicationBuilder builder)
    {
        builder.AddService<CampaignsDbContext>("campaigns", service =>
        {
            service.Database<CampaignsSqliteDbContext, CampaignsSqlServerDbContext>()
                .RunEvery<CountTasks>(TimeSpan.FromMinutes(1), "count-tasks")
                .RunEvery<MarkTasksOverdue>(TimeSpan.FromMinutes(1), "mark-tasks-overdue");
            service.Services.AddScoped<TaskProgress>();
            SubscribeToInterviews(service);
            SubscribeToHazards(service);
            service
                .Subscribe<AgencyFindingRecorded, AgencyEvents>()
                .Subscribe<AgencyFindingCorrected, AgencyEvents>()
                .Subscribe<UnitRegistered, UnitEvents>()
                .Subscribe<UnitChanged, UnitEvents>();
        });
        return builder;
    }

    /// <summary>Maps <c>/api/campaigns</c>.</summary>
    public static IEndpointRouteBuilder MapCampaigns(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapService<CampaignsDbContext>("campaigns");
        api.MapCampaignEndpoints();
        api.MapTaskEndpoints();
        api.MapFigureEndpoints();
        api.MapBriefingEndpoints();
        return routes;
    }

    private static void SubscribeToInterviews(ServiceBuilder<CampaignsDbContext> service) => service
        .Subscribe<InterviewPlanned, InterviewEvents>()
        .Subscribe<InterviewNotified, InterviewEvents>()
        .Subscribe<InterviewHeld, InterviewEvents>()
        .Subscribe<InterviewClosed, InterviewEvents>()
        .Subscribe<InterviewCancelled, InterviewEvents>()
        .Subscribe<AbsenceRecorded, InterviewEvents>()
        .Subscribe<AttendanceChanged, InterviewEvents>()
        .Subscribe<CommitmentChanged, InterviewEvents>()
        .Subscribe<MinutesIssued, InterviewEvents>();

    private static void SubscribeToHazards(ServiceBuilder<CampaignsDbContext> service) => service
        .Subscribe<HazardReported, HazardEvents>()
        .Subscribe<HazardConfirmed, HazardEvents>()
        .Subscribe<HazardRejected, HazardEvents>()
        .Subscribe<RectificationOrdered, HazardEvents>()
        .Subscribe<RectificationExtended, HazardEvents>()
        .Subscribe<RectificationClaimed, HazardEvents>()
        .Subscribe<HazardReinspected, HazardEvents>()
        .Subscribe<HazardNotRectified, HazardEvents>()
        .Subscribe<HazardOverdue, HazardEvents>()
        .Subscribe<HazardClosed, HazardEvents>()
        .Subscribe<HazardRelapsed, HazardEvents>()
        .Subscribe<HazardMoved, HazardEvents>()
        .Subscribe<MajorHazardDetermined, HazardEvents>()
        .Subscribe<MajorHazardListed, HazardEvents>()
        .Subscribe<MajorHazardDelisted, HazardEvents>()
        .Subscribe<ReinspectionOverdue, HazardEvents>()
        .Subscribe<PremisesSealed, HazardEvents>()
        .Subscribe<SealReleased, HazardEvents>();
}
