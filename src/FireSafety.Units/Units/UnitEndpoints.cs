using FireSafety.Units.Search;

namespace FireSafety.Units.Units;

internal static class UnitEndpoints
{
    public static void MapUnitEndpoints(this RouteGroupBuilder api)
    {
        api.MapGet("/criteria", GetCriteria.Handle).Query("units.criteria", Permissions.UnitsRead).WithTags("单位").WithSummary("行业与重点单位界定标准");

        var units = api.MapGroup("/units").WithTags("单位");
        units.MapPost("/", RegisterUnit.Handle).Command("units.register", Permissions.UnitsManage).WithSummary("单位建档");
        units.MapPost("/batches", RegisterUnits.Handle).Command("units.register-batch", Permissions.UnitsManage).WithSummary("批量建档");
        units.MapGet("/batches/{id:guid}", GetBatch.Handle).Query("units.get-batch", Permissions.UnitsRead).WithSummary("批量建档结果");
        units.MapGet("/", SearchUnits.Handle).Query("units.search", Permissions.UnitsRead).WithSummary("查询单位");
        units.MapGet("/{id:guid}", GetUnit.Handle).Query("units.get", Permissions.UnitsRead)
            .Sensitive<Unit>((_, actor) => actor.May(GetUnit.InFull)).WithSummary("单位详情");
        units.MapGet("/{id:guid}/timeline", GetTimeline.Handle).Query("units.timeline", Permissions.UnitsRead).WithSummary("单位时间轴");
        units.MapPut("/{id:guid}", EditProfile.Handle).Edit("units.edit", Permissions.UnitsManage).WithSummary("变更单位信息");
        units.MapPost("/{id:guid}/contacts", ChangeContacts.Handle).Command("units.change-contacts", Permissions.UnitsManage).WithSummary("变更责任人、管理人");
        units.MapPost("/{id:guid}/move", MoveUnit.Handle).Command("units.move", Permissions.UnitsManage).WithSummary("辖区调整");
        units.MapPost("/{id:guid}/close", CloseUnit.Handle).Command("units.close", Permissions.UnitsManage).WithSummary("注销");
        units.MapPost("/{id:guid}/key-unit/confirm", ClassifyKeyUnit.Confirm).Command("units.confirm-key-unit", Permissions.UnitsClassify).WithSummary("确认重点单位");
        units.MapPost("/{id:guid}/key-unit/withdraw", ClassifyKeyUnit.Withdraw).Command("units.withdraw-key-unit", Permissions.UnitsClassify).WithSummary("撤销重点单位");
        units.MapPost("/{id:guid}/concern/flag", FlagConcern.Handle).Command("units.flag-concern", Permissions.UnitsClassify).WithSummary("列为不放心单位");
        units.MapPost("/{id:guid}/concern/lift", FlagConcern.Lift).Command("units.lift-concern", Permissions.UnitsClassify).WithSummary("解除不放心单位");
        units.MapPost("/{id:guid}/vulnerable-group", MarkVulnerableGroup.Handle).Command("units.mark-vulnerable-group", Permissions.UnitsManage).WithSummary("标注弱势群体场所");
        units.MapPost("/{id:guid}/assistance", Assist.Pair).Command("units.pair-assistance", Permissions.UnitsManage).WithSummary("安排一对一帮扶");
        units.MapPost("/{id:guid}/assistance/visits", Assist.RecordVisit).Command("units.record-visit", Permissions.UnitsManage).WithSummary("记录帮扶走访");
    }
}
