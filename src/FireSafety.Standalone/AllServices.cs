using FireSafety.Campaigns;
using FireSafety.Hazards;
using FireSafety.Identity;
using FireSafety.Interviews;
using FireSafety.Licensing;
using FireSafety.Notifications;
using FireSafety.Units;

namespace FireSafety.Standalone;

/// <summary>Every service of the system in one host.</summary>
public static class AllServices
{
    /// <summary>Their names in addresses, documents and files.</summary>
    public static IReadOnlyList<string> Names { get; } = ["units", "hazards", "interviews", "licensing", "notifications", "campaigns", "identity"];

    /// <summary>Adds them.</summary>
    public static void Add(IHostApplicationBuilder builder)
    {
        builder.AddUnits();
        builder.AddHazards();
        builder.AddInterviews();
        builder.AddLicensing();
        builder.AddNotifications();
        builder.AddCampaigns();
        builder.AddIdentity();
    }

    /// <summary>Maps their endpoints and pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapUnits();
        routes.MapHazards();
        routes.MapInterviews();
        routes.MapLicensing();
        routes.MapNotifications();
        routes.MapCampaigns();
        routes.MapIdentity();
    }
}
