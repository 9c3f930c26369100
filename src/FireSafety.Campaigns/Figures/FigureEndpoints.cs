namespace FireSafety.Campaigns.Figures;

internal static class FigureEndpoints
{
    public static void MapFigureEndpoints(this RouteGroupBuilder api)
    {
        var figures = api.MapGroup("/{id:guid}").WithTags("统计指标");
        figures.MapGet("/figures", ListFigures.Handle).Query("campaigns.figures", Permissions.CampaignsRead).WithSummary("全部指标");
        figures.MapGet("/figures/{key}", GetFigure.Handle).Query("campaigns.figure", Permissions.CampaignsRead).WithSummary("一项指标");
        figures.MapGet("/figures/{key}/rows", ListFigureRows.Handle).Query("campaigns.figure-rows", Permissions.CampaignsRead).WithSummary("指标背后的逐条记录");
        figures.MapGet("/matrix", GetMatrix.Handle).Query("campaigns.matrix", Permissions.CampaignsRead).WithSummary("大队与约谈类别交叉表");
    }
}
