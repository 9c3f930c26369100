using FireSafety.Contracts.Campaigns;
using FireSafety.Contracts.Hazards;
using FireSafety.Contracts.Identity;
using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Licensing;
using FireSafety.Contracts.Units;
using FireSafety.Notifications.Data;
using FireSafety.Notifications.Messages;
using FireSafety.Notifications.Subscriptions;

namespace FireSafety.Notifications;

/// <summary>Messages to the people concerned (通知).</summary>
public static class NotificationsModule
{
    /// <summary>Adds the service to a host.</summary>
    /// <exception cref="InvalidDataException">The templates do not fit what there is to tell.</exception>
    public static IHostApplicationBuilder AddNotifications(this IHostApplicationBuilder builder)
    {
        builder.AddService<NotificationsDbContext>("notifications", service => service
            .Database<NotificationsSqliteDbContext, NotificationsSqlServerDbContext>()
            .Subscribe<HazardReported, HazardMessages>()
            .Subscribe<RectificationOrdered, HazardMessages>()
            .Subscribe<RectificationClaimed, HazardMessages>()
            .Subscribe<HazardOverdue, HazardMessages>()
            .Subscribe<HazardNotRectified, HazardMessages>()
            .Subscribe<HazardClosed, HazardMessages>()
            .Subscribe<MajorHazardDetermined, HazardMessages>()
            .Subscribe<MajorHazardListed, HazardMessages>()
            .Subscribe<PremisesSealed, HazardMessages>()
            .Subscribe<SealExpiring, HazardMessages>()
            .Subscribe<HazardRelapsed, HazardMessages>()
            .Subscribe<ReinspectionOverdue, HazardMessages>()
            .Subscribe<HazardMoved, HazardMessages>()
            .Subscribe<ComplaintReceived, HazardMessages>()
            .Subscribe<ProposalRaised, InterviewMessages>()
            .Subscribe<InterviewNotified, InterviewMessages>()
            .Subscribe<InterviewCancelled, InterviewMessages>()
            .Subscribe<AbsenceRecorded, InterviewMessages>()
            .Subscribe<MinutesIssued, InterviewMessages>()
            .Subscribe<CommitmentChanged, InterviewMessages>()
            .Subscribe<ConditionsLapsed, AgencyMessages>()
            .Subscribe<ConditionExpiring, AgencyMessages>()
            .Subscribe<AgencyFindingRecorded, AgencyMessages>()
            .Subscribe<UnitOfConcernFlagged, UnitMessages>()
            .Subscribe<SupervisorChanged, UnitMessages>()
            .Subscribe<TaskDeployed, CampaignMessages>()
            .Subscribe<TaskOverdue, CampaignMessages>()
            .Subscribe<CampaignLaunched, CampaignMessages>()
            .Subscribe<BriefingPublished, CampaignMessages>()
            .Subscribe<AccountInvited, AccountMessages>()
            .Subscribe<PasswordResetRequested, AccountMessages>());
        builder.Services.AddSingleton(Templates.Load());
        builder.Services.AddScoped<Notifier>();
        builder.Services.AddScoped<Recipients>();
        return builder;
    }

    /// <summary>Maps <c>/api/notifications</c>.</summary>
    public static IEndpointRouteBuilder MapNotifications(this IEndpointRouteBuilder routes)
    {
        routes.MapService<NotificationsDbContext>("notifications").MapMessageEndpoints();
        return routes;
    }
}
