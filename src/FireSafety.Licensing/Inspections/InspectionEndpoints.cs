using Microsoft.AspNetCore.Http.HttpResults;

namespace FireSafety.Licensing.Inspections;

internal static class InspectionEndpoints
{
    public static void MapInspectionEndpoints(this RouteGroupBuilder api)
    {
        var draws = api.MapGroup("/draws").WithTags("监督检查");
        draws.MapPost("/", HoldDraw.Handle).Command("licensing.hold-draw", Permissions.LicensingInspect).WithSummary("随机抽取检查对象和人员");
        draws.MapGet("/{id:guid}", GetDraw.Handle).Query("licensing.get-draw", Permissions.LicensingRead).WithSummary("抽取记录，可重演");
        var inspections = api.MapGroup("/inspections").WithTags("监督检查");
        inspections.MapPost("/", RecordInspection.Handle).Command("licensing.record-inspection", Permissions.LicensingInspect).WithSummary("登记检查和发现的问题");
        inspections.MapGet("/", ReadInspections.Search).Query("licensing.search-inspections", Permissions.LicensingRead).WithSummary("查询检查");
        inspections.MapGet("/{id:guid}", ReadInspections.Get).Query("licensing.get-inspection", Permissions.LicensingRead).WithSummary("检查详情");
        inspections.MapPost("/{id:guid}/findings/{findingId:guid}/correction", CorrectFinding.Handle).Command("licensing.correct-finding", Permissions.LicensingManage).WithSummary("报整改");
        inspections.MapPost("/{id:guid}/findings/{findingId:guid}/verification", CorrectFinding.Verify).Command("licensing.verify-correction", Permissions.LicensingInspect).WithSummary("核查整改");
        inspections.MapPost("/{id:guid}/findings/{findingId:guid}/penalty", PenalizeFinding.Handle).Command("licensing.penalize-finding", Permissions.LicensingInspect).WithSummary("登记处罚决定");
        api.MapGet("/findings", ReadInspections.Findings).WithTags("监督检查").Query("licensing.search-findings", Permissions.LicensingRead).WithSummary("查询发现的问题");
        api.MapGet("/statistics/findings", FindingStatistics.Handle).WithTags("监督检查").Query("licensing.finding-statistics", Permissions.LicensingRead).WithSummary("按类别和时段统计问题");
        api.MapGet("/bulletins/{year:int:range(2000,2199)}", GetBulletin.Handle).WithTags("监督检查").Query("licensing.get-bulletin", Permissions.LicensingRead).WithSummary("年度检查情况通报");
        api.MapGet("/inspection-rules", Ok<InspectionRules.File> () => TypedResults.Ok(InspectionRules.Data)).WithTags("监督检查")
            .Query("licensing.inspection-rules", Permissions.LicensingRead).WithSummary("检查项目、违法情形和评分办法");
    }
}
