using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>
/// The main journey on the distributed edition: what one service learns of another here went over the broker, and what people see
/// came through the gateway.
/// </summary>
[Collection(OneDistributedEdition.Name)]
public sealed class MainJourney(Distributed distributed)
{
    private const string Unit = "示例单位 主线", What = "常闭式防火门长期敞开（主线）", Promise = "更换闭门器并每日巡查（主线）";

    [Fact]
    public async Task HazardThatWasNotRectified_CallsItsUnitIn_UntilBothAreClosed()
    {
        var plan = new Plan("主线：约谈风险隐患单位", Plan.Tonight);
        await using var admin = await distributed.AdministratorAsync();
        await admin.RegisterUnitAsync(Unit, "91211102MAHXWXX01W");
        await using var leader = await distributed.InvitedAsync(admin, "main-leader", "示例大队长", "大队负责人", p => p.ChooseAsync("所在大队", "双台子区"));
        await using var unit = await distributed.InvitedAsync(admin, "main-unit", "示例责任人", "单位", p => p.PickAsync("所属（单位）", Unit));
        var (calling, answering) = (new InterviewDesk(leader), new InterviewDesk(unit));

        await unit.ReportHazardAsync(null, What);
        await leader.OpenAsync("/");
        await leader.FollowInAsync("待核实的隐患", What);
        await SendAsync(leader, "核实", "核实隐患");
        await OrderAsync(leader, "2024-03-01");
        await ClaimAsync(unit);
        await ReinspectAsync(leader, "不合格，需重新责令", "闭门器仍未更换");

        await calling.ReadProposalAsync(Unit, "复查不合格");
        await calling.AcceptAsync(plan);
        await calling.ApproveAsync();
        await calling.NotifyUrgentlyAsync();
        await unit.OpenAsync("/");
        await answering.AcknowledgeAsync(plan.Title);
        await calling.ExpectPersonAsync(Unit, "示例责任人", "消防安全责任人", "13800000057");
        await using var phone = await distributed.PersonAsync(phone: true);
        await new InterviewDesk(phone).CheckInAsync(await calling.ScanAsync(), "示例责任人", "0057");
        await calling.CameAsync(1);
        await calling.HoldAsync();
        await calling.RecordProblemAsync(Unit, "复查不合格，闭门器未更换。", matter: "有关的隐患");
        await calling.RecordDemandAsync("限期整改到位，落实每日巡查。");
        await calling.RecordCommitmentAsync(Unit, Promise, "示例责任人");
        await calling.IssueMinutesAsync();
        Assert.Contains(Promise, await calling.ReadMinutesAsync(1), StringComparison.Ordinal);
        await unit.OpenAsync("/");
        await answering.SubmitAsync(Promise, "闭门器已更换，巡查记录存消防控制室。");
        await calling.FindCommitmentAtHomeAsync(Promise, plan.Title);
        await calling.VerifyAsync(Promise);
        await calling.CloseAsync();

        await leader.OpenAsync("/hazards?text=" + Uri.EscapeDataString("主线"), "隐患治理");
        await leader.FollowAsync(What);
        await OrderAsync(leader, "2024-03-02");
        await ClaimAsync(unit);
        await ReinspectAsync(leader, "合格，等待销号", "已更换");
        await admin.OpenAsync("/");
        await admin.FollowInAsync("待销号的隐患", What);
        var close = await admin.AskForAsync("销号");
        await close.FillAsync("整改前照片", "整改前.jpg");
        await close.FillAsync("整改后照片", "整改后.jpg");
        await close.SendAsync("销号");
        await admin.ReadsAsync("已销号");

        await admin.OpenAsync("/units?q=" + Uri.EscapeDataString("主线"), "单位台账");
        await admin.FollowAsync(Unit);
        var timeline = Expect(admin.Panel("时间轴"));
        await timeline.ToContainTextAsync(plan.Title);
        await timeline.ToContainTextAsync("销号");
    }

    private static async Task OrderAsync(Person leader, string until)
    {
        var order = await leader.AskForAsync("责令改正");
        await order.FillAsync("整改时限", until);
        await order.FillAsync("整改措施", "更换闭门器");
        await order.FillAsync("整改资金", "自筹 2 千元");
        await order.FillAsync("整改责任人", "示例责任人");
        await order.FillAsync("应急预案", "专人值守");
        await order.SendAsync("开具通知书");
        var serve = await leader.AskForAsync("登记送达");
        await serve.FillAsync("签收人", "示例责任人");
        await serve.SendAsync("登记送达");
    }

    private static async Task ClaimAsync(Person unit)
    {
        await unit.OpenAsync("/");
        await unit.FollowInAsync("待整改的隐患", What);
        var claim = await unit.AskForAsync("申请复查");
        await claim.FillAsync("佐证说明", "已更换闭门器并拍照");
        await claim.SendAsync("申请复查");
    }

    private static async Task ReinspectAsync(Person leader, string result, string findings)
    {
        await leader.OpenAsync("/");
        await leader.FollowInAsync("待复查的隐患", What);
        var reinspect = await leader.AskForAsync("复查");
        await reinspect.ChooseAsync("结果", result);
        await reinspect.FillAsync("复查情况", findings);
        await reinspect.SendAsync("登记复查结果");
    }

    private static async Task SendAsync(Person person, string button, string submit) => await (await person.AskForAsync(button)).SendAsync(submit);
}
