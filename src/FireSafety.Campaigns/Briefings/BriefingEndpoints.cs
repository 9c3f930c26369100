namespace FireSafety.Campaigns.Briefings;

internal static class BriefingEndpoints
{
    public static void MapBriefingEndpoints(this RouteGroupBuilder api)
    {
        var briefings = api.MapGroup("/{id:guid}/briefings").WithTags("工作简报");
        briefings.MapPost("/", DraftBriefing.Handle).Command("campaigns.draft-briefing", Permissions.CampaignsManage).WithSummary("起草一期");
        briefings.MapGet("/", SearchBriefings.Handle).Query("campaigns.search-briefings", Permissions.CampaignsRead).WithSummary("各期简报");
        briefings.MapGet("/{briefingId:guid}", GetBriefing.HandleById).Query("campaigns.get-briefing-by-id", Permissions.CampaignsRead).WithSummary("一期简报（按标识）");

        var one = briefings.MapGroup("/{number:int}");
        one.MapGet("/", GetBriefing.Handle).Query("campaigns.get-briefing", Permissions.CampaignsRead).WithSummary("一期简报");
        one.MapPut("/", EditBriefing.Handle).Edit("campaigns.edit-briefing", Permissions.CampaignsManage).WithSummary("修改文字");
        one.MapGet("/document", GetBriefingDocument.Handle).Query("campaigns.briefing-document", Permissions.CampaignsRead).WithSummary("公文（.docx）");
        one.MapGet("/figures/{reference}/rows", ListBriefingRows.Handle).Query("campaigns.briefing-rows", Permissions.CampaignsRead).WithSummary("简报中一项统计数背后的逐条记录");
        one.MapPut("/overrides/{reference}", OverrideFigure.Handle).Edit("campaigns.override-figure", Permissions.CampaignsManage).WithSummary("人工核定统计数");
        one.MapDelete("/overrides/{reference}", RemoveOverride.Handle).Command("campaigns.remove-override", Permissions.CampaignsManage).WithSummary("取消人工核定");
        one.MapPost("/approve", ApproveBriefing.Handle).Command("campaigns.approve-briefing", Permissions.BriefingsPublish).WithSummary("审批");
        one.MapPost("/return", ReturnBriefing.Handle).Command("campaigns.return-briefing", Permissions.BriefingsPublish).WithSummary("退回修改");
        one.MapPost("/publish", PublishBriefing.Handle).Command("campaigns.publish-briefing", Permissions.BriefingsPublish).WithSummary("印发");
    }
}
