namespace FireSafety.Campaigns.Campaigns;

internal static class CampaignEndpoints
{
    public static void MapCampaignEndpoints(this RouteGroupBuilder api)
    {
        var campaigns = api.MapGroup("").WithTags("专项行动");
        campaigns.MapPost("/", CreateCampaign.Handle).Command("campaigns.create", Permissions.CampaignsManage).WithSummary("拟定专项行动");
        campaigns.MapGet("/", SearchCampaigns.Handle).Query("campaigns.search", Permissions.CampaignsRead).WithSummary("查询专项行动");
        campaigns.MapGet("/{id:guid}", GetCampaign.Handle).Query("campaigns.get", Permissions.CampaignsRead).WithSummary("专项行动详情");
        campaigns.MapPut("/{id:guid}", EditCampaign.Handle).Edit("campaigns.edit", Permissions.CampaignsManage).WithSummary("修改专项行动");
        campaigns.MapPost("/{id:guid}/launch", LaunchCampaign.Handle).Command("campaigns.launch", Permissions.CampaignsManage).WithSummary("启动");
        campaigns.MapPost("/{id:guid}/end", EndCampaign.Handle).Command("campaigns.end", Permissions.CampaignsManage).WithSummary("结束");
    }
}
