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
        var (supervising, rectifying) = (new HazardDesk(leader, What), new HazardDesk(unit, What));

        await unit.ReportHazardAsync(null, What);
        await supervising.ConfirmAsync();
        await supervising.OrderAsync("2024-03-01", "更换闭门器", "示例责任人");
        await rectifying.ClaimAsync("已更换闭门器并拍照");
        await supervising.FailAsync("闭门器仍未更换");

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
        await supervising.OrderAsync("2024-03-02", "更换闭门器", "示例责任人");
        await rectifying.ClaimAsync("已更换闭门器并拍照");
        await supervising.PassAsync();
        var close = await new HazardDesk(admin, What).AskToCloseAsync();
        await close.SendAsync("销号");
        await admin.ReadsAsync("已销号");

        await admin.OpenAsync("/units?q=" + Uri.EscapeDataString("主线"), "单位台账");
        await admin.FollowAsync(Unit);
        var timeline = Expect(admin.Panel("时间轴"));
        await timeline.ToContainTextAsync(plan.Title);
        await timeline.ToContainTextAsync("销号");
    }
}
