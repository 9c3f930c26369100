using FireSafety.Hazards.Hazards;

namespace FireSafety.Hazards.MajorHazards;

internal static class MajorHazardEndpoints
{
    public static void MapMajorHazardEndpoints(this RouteGroupBuilder api)
    {
        var major = api.MapGroup("").WithTags("重大火灾隐患");
        major.MapGet("/criteria-sets", ListCriteriaSets.Handle).Query("hazards.criteria-sets", Permissions.HazardsRead).WithSummary("判定标准");
        major.MapGet("/major-hazards", SearchHazards.HandleMajor).Query("hazards.search-major", Permissions.HazardsRead).WithSummary("重大火灾隐患名单");

        var hazard = major.MapGroup("/hazards/{id:guid}");
        hazard.MapPost("/judgements", JudgeMajorHazard.Handle).Command("hazards.judge", Permissions.HazardsMajor).WithSummary("判定重大火灾隐患");
        hazard.MapPost("/major-notice/served", ServeMajorNotice.Handle).Command("hazards.serve-major-notice", Permissions.HazardsMajor).WithSummary("登记重大火灾隐患整改通知书送达");
        hazard.MapPost("/listing/request", RequestListing.Handle).Command("hazards.request-listing", Permissions.HazardsMajor).WithSummary("提请挂牌督办");
        hazard.MapPost("/listing/reply", ReplyToListing.Handle).Command("hazards.reply-listing", Permissions.HazardsMajor).WithSummary("登记人民政府批复");
        hazard.MapPost("/listing/outcome", ConcludeListing.Handle).Command("hazards.conclude-listing", Permissions.HazardsMajor).WithSummary("登记摘牌、延期或继续挂牌");
    }
}
