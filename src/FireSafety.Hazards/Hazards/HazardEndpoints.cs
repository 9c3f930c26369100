namespace FireSafety.Hazards.Hazards;

internal static class HazardEndpoints
{
    public static void MapHazardEndpoints(this RouteGroupBuilder api)
    {
        var hazards = api.MapGroup("/hazards").WithTags("隐患");
        hazards.MapPost("/", ReportHazard.Handle).Command("hazards.report", Permissions.HazardsReport).WithSummary("上报隐患");
        hazards.MapGet("/", SearchHazards.Handle).Query("hazards.search", Permissions.HazardsRead).WithSummary("查询隐患");
        hazards.MapGet("/summary", SummarizeHazards.Handle).Query("hazards.summary", Permissions.HazardsRead).WithSummary("按辖区和状态统计");
        hazards.MapGet("/{id:guid}", GetHazard.Handle).Query("hazards.get", Permissions.HazardsRead).WithSummary("隐患详情");

        var hazard = hazards.MapGroup("/{id:guid}");
        hazard.MapPost("/confirm", ConfirmHazard.Handle).Command("hazards.confirm", Permissions.HazardsSupervise).WithSummary("核实");
        hazard.MapPost("/reject", RejectHazard.Handle).Command("hazards.reject", Permissions.HazardsSupervise).WithSummary("不予认定");
        hazard.MapPost("/order", OrderRectification.Handle).Command("hazards.order", Permissions.HazardsSupervise).WithSummary("责令改正");
        hazard.MapPost("/notice/served", ServeNotice.Handle).Command("hazards.serve-notice", Permissions.HazardsSupervise).WithSummary("登记责令改正通知书送达");
        hazard.MapGet("/notice/document", PrintNotice.Handle).Query("hazards.notice-document", Permissions.HazardsRead).WithSummary("下载责令改正通知书");
        hazard.MapPost("/extend", ExtendPeriod.Handle).Command("hazards.extend", Permissions.HazardsClose).WithSummary("批准延期");
        hazard.MapPost("/claim", ClaimRectified.Handle).Command("hazards.claim", Permissions.HazardsClaim).WithSummary("申报整改完成并申请复查");
        hazard.MapPost("/evidence", AddEvidence.Handle).Command("hazards.add-evidence", Permissions.HazardsClaim).WithSummary("补充整改佐证");
        hazard.MapPost("/reinspect", ReinspectHazard.Handle).Command("hazards.reinspect", Permissions.HazardsSupervise).WithSummary("复查");
        hazard.MapPost("/close", CloseHazard.Handle).Command("hazards.close", Permissions.HazardsClose).WithSummary("销号");
        hazard.MapPost("/relapse", RelapseHazard.Handle).Command("hazards.relapse", Permissions.HazardsSupervise).WithSummary("登记反弹，另立新隐患");
    }
}
