using FireSafety.Licensing.Conditions;
using FireSafety.Licensing.Equipment;
using FireSafety.Licensing.Personnel;
using FireSafety.Licensing.Systems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FireSafety.Licensing.Agencies;

internal static class AgencyEndpoints
{
    public static void MapAgencyEndpoints(this RouteGroupBuilder api)
    {
        var agencies = api.MapGroup("/agencies").WithTags("消防技术服务机构");
        agencies.MapPost("/", RegisterAgency.Handle).Command("licensing.register-agency", Permissions.LicensingManage).WithSummary("登记机构（可同时申报人员、设备、体系）");
        agencies.MapGet("/", SearchAgencies.Handle).Query("licensing.search-agencies", Permissions.LicensingRead).WithSummary("查询机构");
        agencies.MapGet("/{id:guid}", GetAgency.Handle).Query("licensing.get-agency", Permissions.LicensingRead)
            .Sensitive<ServiceAgency>().WithSummary("机构详情，逐条对照从业条件");
        agencies.MapGet("/{id:guid}/conditions", GetConditions.Handle).Query("licensing.get-conditions", Permissions.LicensingRead).WithSummary("某日的从业条件，申报与核实对照");
        agencies.MapPut("/{id:guid}", EditAgency.Handle).Edit("licensing.edit-agency", Permissions.LicensingManage).WithSummary("变更机构信息");
        agencies.MapPut("/{id:guid}/premises", DeclarePremises.Handle).Edit("licensing.declare-premises", Permissions.LicensingManage).WithSummary("申报法人资格和工作场所");
        agencies.MapPost("/{id:guid}/verifications", VerifyAgency.Handle).Command("licensing.verify-agency", Permissions.LicensingInspect).WithSummary("核查申报内容");
        agencies.MapPost("/{id:guid}/suspend", ChangeStanding.Suspend).Command("licensing.suspend-agency", Permissions.LicensingInspect).WithSummary("暂停执业");
        agencies.MapPost("/{id:guid}/remove", ChangeStanding.Remove).Command("licensing.remove-agency", Permissions.LicensingInspect).WithSummary("移出");
        agencies.MapPost("/{id:guid}/reinstate", ChangeStanding.Reinstate).Command("licensing.reinstate-agency", Permissions.LicensingInspect).WithSummary("恢复");
        agencies.MapPost("/{id:guid}/personnel", JoinAgency.Handle).Command("licensing.join-agency", Permissions.LicensingManage).WithSummary("入职登记");
        agencies.MapPut("/{id:guid}/personnel/{personId:guid}", RenewPerson.Handle).Edit("licensing.renew-person", Permissions.LicensingManage).WithSummary("变更证书或合同");
        agencies.MapPost("/{id:guid}/personnel/{personId:guid}/leave", LeaveAgency.Handle).Command("licensing.leave-agency", Permissions.LicensingManage).WithSummary("离职登记");
        agencies.MapPost("/{id:guid}/equipment", ChangeEquipment.Acquire).Command("licensing.acquire-equipment", Permissions.LicensingManage).WithSummary("登记设备");
        agencies.MapPut("/{id:guid}/equipment/{itemId:guid}", ChangeEquipment.Declare).Edit("licensing.declare-equipment", Permissions.LicensingManage).WithSummary("变更设备数量或检定日期");
        agencies.MapPost("/{id:guid}/equipment/{itemId:guid}/retire", ChangeEquipment.Retire).Command("licensing.retire-equipment", Permissions.LicensingManage).WithSummary("停用设备");
        agencies.MapPost("/{id:guid}/systems", ChangeSystems.Introduce).Command("licensing.introduce-system", Permissions.LicensingManage).WithSummary("登记体系文件");
        agencies.MapPost("/{id:guid}/systems/withdraw", ChangeSystems.Withdraw).Command("licensing.withdraw-system", Permissions.LicensingManage).WithSummary("废止体系文件");
        api.MapGet("/equipment-lists", Ok<EquipmentLists.File> () => TypedResults.Ok(EquipmentLists.Data)).WithTags("消防技术服务机构")
            .Query("licensing.equipment-lists", Permissions.LicensingRead).WithSummary("设备配备清单");
    }
}
