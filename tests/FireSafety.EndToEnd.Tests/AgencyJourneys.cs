using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>Technical service agencies in the browser.</summary>
[Collection(OneEdition.Name)]
public sealed class AgencyJourneys(Edition edition)
{
    [Fact]
    public async Task Finding_OfAnInspection_IsSeenByTheAgencyCorrectedAndPenalized()
    {
        const string What = "维护保养记录缺少签名（检查）";
        await using var officer = await edition.SignedInAsync("detachment-officer");
        await OpenAgencyAsync(officer, "示例消防技术服务机构 01");
        await officer.FollowAsync("登记检查");
        await officer.TitledAsync("登记检查");
        await officer.Form.FillAsync("检查人员", "示例检查员 1\n示例检查员 2");
        var item = officer.Page.Locator(".check-item").First;
        await item.Locator("select").First.SelectOptionAsync("Fails");
        await officer.Form.FillAsync("发现的问题", What);
        await officer.PressAsync("登记");
        await officer.ReadsAsync(What);
        await using var agency = await edition.SignedInAsync("agency");

        await agency.FollowInAsync("待整改的检查问题", What);
        await agency.ReadsAsync("请将整改情况报支队登记和核查");
        var correct = await officer.AskForAsync("报整改");
        await correct.FillAsync("整改情况", "已补签并完善台账");
        await correct.SendAsync("报整改");
        var verify = await officer.AskForAsync("核查整改");
        await verify.SendAsync("核查整改");
        var penalize = await officer.AskForAsync("登记处罚");
        await penalize.ChooseAsync("种类", "警告");
        await penalize.FillAsync("决定书编号", "盘消行罚〔2024〕901号");
        await penalize.SendAsync("登记处罚决定");

        await officer.ReadsAsync("盘消行罚〔2024〕901号");
        await agency.OpenAsync("/");
        await Expect(agency.Panel("待整改的检查问题").Locator("li, .quiet")).Not.ToHaveCountAsync(0);
        await Expect(agency.Panel("待整改的检查问题")).Not.ToContainTextAsync(What);
    }

    [Fact]
    public async Task Conditions_AfterAnEngineerLeaves_SayClauseByClauseWhatIsShort()
    {
        await using var officer = await edition.SignedInAsync("detachment-officer");
        await OpenAgencyAsync(officer, "示例消防技术服务机构 24");
        await officer.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "离职登记" }).First.ClickAsync();
        await officer.Dialog.FillAsync("原因", "合同到期");
        await officer.Dialog.SendAsync(await officer.Page.Locator(".mud-dialog button[type=submit]").InnerTextAsync());
        await Expect(officer.Panel("从业条件")).ToContainTextAsync("核实：不符合");
        await Expect(officer.Panel("从业条件")).ToContainTextAsync("差1人");

        var join = await officer.AskForAsync("入职登记");
        await join.ChooseAsync("类别", "注册消防工程师");
        await join.FillAsync("姓名", "示例工程师 9001");
        await join.FillAsync("证书编号", "SL-XF-90001");
        await join.ChooseAsync("级别", "一级");
        await join.FillAsync("注册有效期至", "2026-06-30");
        await join.SendAsync("入职登记");
        await Expect(officer.Panel("从业条件")).ToContainTextAsync("申报：符合");
        await officer.FollowAsync("核查申报");
        await officer.TitledAsync("核查申报");
        await officer.PressAsync("登记核查结果");

        await Expect(officer.Panel("从业条件")).ToContainTextAsync("核实：符合");
    }

    [Fact]
    public async Task Standing_SuspendedAndReinstated_SaysWhy()
    {
        await using var officer = await edition.SignedInAsync("detachment-officer");
        await OpenAgencyAsync(officer, "示例消防技术服务机构 23");

        var suspend = await officer.AskForAsync("暂停执业");
        await suspend.FillAsync("理由", "拒不接受检查（状态）");
        await suspend.SendAsync("暂停执业");
        await officer.ReadsAsync("拒不接受检查（状态）");
        var reinstate = await officer.AskForAsync("恢复");
        await reinstate.FillAsync("理由", "已接受检查");
        await reinstate.SendAsync("恢复");

        await Expect(officer.Page.GetByText("拒不接受检查（状态）")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Project_OpenedWithItsHeads_IsConcludedAndArchived()
    {
        await using var officer = await edition.SignedInAsync("detachment-officer");
        await OpenAgencyAsync(officer, "示例消防技术服务机构 22");

        await officer.FollowAsync("登记合同");
        await officer.TitledAsync("登记服务合同");
        await officer.Form.PickAsync("服务单位", "0301");
        await officer.Page.GetByLabel("服务", new() { Exact = true }).SelectOptionAsync("SafetyAssessment");
        await officer.Form.FillAsync("合同编号", "HT-2024-901");
        await officer.Form.ChooseAsync("技术负责人", "示例技术负责人 22（一级）");
        await officer.Form.ChooseAsync("项目负责人", "示例工程师 22-1（二级）");
        await officer.PressAsync("登记");
        await officer.TitledAsync("HT-2024-901");
        var conclusion = await officer.AskForAsync("登记结论文件");
        await conclusion.FillAsync("文件名称", "年度检测报告");
        await conclusion.FillAsync("文件编号", "JC-901");
        await conclusion.TickAsync("技术负责人签名");
        await conclusion.SendAsync("登记结论文件");
        await officer.ReadsAsync("不合规");
        var archive = await officer.AskForAsync("归档");
        await archive.FillAsync("存放地点", "机构档案室");
        await archive.SendAsync("归档");

        await officer.ReadsAsync("已归档");
    }

    private static async Task OpenAgencyAsync(Person officer, string name)
    {
        await officer.FollowAsync("技术服务机构");
        await officer.TitledAsync("技术服务机构");
        await officer.FillAsync("名称", name);
        await officer.Page.Keyboard.PressAsync("Enter");
        await officer.FollowAsync(name);
        await officer.TitledAsync(name);
    }
}
