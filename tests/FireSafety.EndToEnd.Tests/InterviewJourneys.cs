namespace FireSafety.EndToEnd.Tests;

/// <summary>Each of the five interviews from proposal or plan until it is closed, and what may go another way between.</summary>
[Collection(OneEdition.Name)]
public sealed class InterviewJourneys(Edition edition)
{
    [Fact]
    public async Task CityLeadersInterview_FromProposal_IsClosed()
    {
        const string Department = "示例市商务局", Promise = "约谈旅程：逐家核查商场市场并督促整改";
        var plan = new Plan("约谈旅程：市领导约谈商务部门", Plan.Tonight);
        await using var officer = await edition.SignedInAsync("detachment-officer");
        await using var administrator = await edition.SignedInAsync("detachment-admin");
        var (planning, approving) = (new InterviewDesk(officer), new InterviewDesk(administrator));

        await planning.ReadProposalAsync(Department, "隐患逾期未改");
        await planning.AcceptAsync(plan, leader: "示例副市长");
        await approving.FindAtHomeAsync(plan.Title);
        await approving.ApproveAsync();
        await planning.ComeBackAsync();
        await planning.NotifyUrgentlyAsync();
        await planning.DeliverAsync(Department, "示例局长 2");
        await planning.EnterComeAsync($"{Department}，示例局长 2，局长，13811110002");
        await planning.HoldAsync();
        await planning.RecordStatementAsync(Department, "示例局长 2", "行业突出风险", "商场市场占用疏散通道多发。");
        await planning.RecordCommentAsync(Department, "底数不清，督办不力。");
        await planning.RecordDemandAsync("主要负责人带队检查，每周报告进展。");
        await planning.RecordCommitmentAsync(Department, Promise, "示例局长 2");
        await planning.IssueMinutesAsync();
        Assert.Contains(Promise, await planning.ReadMinutesAsync(1), StringComparison.Ordinal);

        await using var department = await edition.SignedInAsync("department");
        await new InterviewDesk(department).SubmitAsync(Promise, "已逐家核查，整改台账随文报送。");
        await approving.ComeBackAsync();
        await approving.VerifyAsync(Promise);
        await planning.ComeBackAsync();
        await planning.CloseAsync();
    }

    [Fact]
    public async Task AgenciesInterview_FromProposal_IsClosed()
    {
        const string Proposed = "示例消防技术服务机构 22", Agency = "示例消防技术服务机构 01", Promise = "约谈旅程：重新检测并出具书面结论";
        var plan = new Plan("约谈旅程：技术服务机构约谈", Plan.Tonight);
        await using var officer = await edition.SignedInAsync("detachment-officer");
        await using var administrator = await edition.SignedInAsync("detachment-admin");
        var (planning, approving) = (new InterviewDesk(officer), new InterviewDesk(administrator));

        await planning.ReadProposalAsync(Proposed, "整改措施逾期");
        await planning.AcceptAsync(plan);
        await planning.InviteAsync("查找并添加技术服务机构", Agency);
        await approving.FindAtHomeAsync(plan.Title);
        await approving.ApproveAsync();
        await officer.ReadsAsync("发出通知书"); // the page sees by itself that it was approved
        await planning.NotifyUrgentlyAsync();
        await planning.DeliverToAllAsync("登记 2 家送达");
        await planning.EnterComeAsync($"{Proposed}，示例经理 22，经理，13700000022", $"{Agency}，示例经理 01，经理，13700000001");
        await planning.HoldAsync();
        await planning.RecordProblemAsync(Proposed, "维护保养人员未到场。", matter: "有关的检查问题");
        await planning.RecordStatementAsync(Agency, "示例经理 01", "整改措施", "立即停止不规范执业，全面自查。");
        await planning.RecordDemandAsync("一个月内报送整改报告。");
        await planning.RecordCommitmentAsync(Agency, Promise, "示例经理 01");
        await planning.IssueMinutesAsync();
        Assert.Contains(Promise, await planning.ReadMinutesAsync(1), StringComparison.Ordinal);

        await using var agency = await edition.SignedInAsync("agency");
        await new InterviewDesk(agency).SubmitAsync(Promise, "已重新检测，结论编号示例-001。");
        await planning.ComeBackAsync();
        await planning.VerifyAsync(Promise);
        await planning.CloseAsync();
    }

    [Fact]
    public async Task SupervisorsInterview_FromPlan_IsClosed()
    {
        const string Supervisor = "示例监督员 03", Promise = "约谈旅程：补齐夜查任务";
        var plan = new Plan("约谈旅程：一对一约谈监督员", Plan.Tonight);
        await using var officer = await edition.SignedInAsync("detachment-officer");
        await using var supervisor = await edition.SignedInAsync("supervisor");
        var (planning, answering) = (new InterviewDesk(officer), new InterviewDesk(supervisor));

        await planning.PlanAsync("支队约谈监督员", plan, "查找并添加监督员", Supervisor);
        await planning.ApproveAsync();
        await planning.NotifyUrgentlyAsync();
        await supervisor.OpenAsync("/");
        await answering.AcknowledgeAsync(plan.Title);
        await planning.EnterComeAsync($"{Supervisor}，{Supervisor}，监督员");
        await planning.HoldAsync();
        await planning.RecordProblemAsync(Supervisor, "夜查任务进展缓慢。");
        await planning.RecordStatementAsync(Supervisor, Supervisor, "表态发言", "认领问题，月底前补齐。");
        await planning.RecordDemandAsync(Supervisor, "每日报告进度。");
        await planning.RecordCommitmentAsync(Supervisor, Promise, Supervisor);
        await planning.IssueMinutesAsync();
        Assert.Contains(Promise, await planning.ReadMinutesAsync(1), StringComparison.Ordinal);

        await supervisor.OpenAsync("/");
        await answering.SubmitAsync(Promise, "夜查任务已全部完成。");
        await planning.ComeBackAsync();
        await planning.VerifyAsync(Promise);
        await planning.CloseAsync();
    }

    [Fact]
    public async Task KeyUnitsInterview_FromProposal_SignsInByPhoneAndIsClosed()
    {
        const string Proposed = "示例单位 0071", Unit = "示例单位 0029", Promise = "约谈旅程：每日防火巡查并留痕";
        var plan = new Plan("约谈旅程：重点单位集中约谈", Plan.Tonight);
        await using var supervisor = await edition.SignedInAsync("supervisor");
        await using var leader = await edition.SignedInAsync("brigade-leader");
        await using var unit = await edition.SignedInAsync("unit");
        var (planning, approving, answering) = (new InterviewDesk(supervisor), new InterviewDesk(leader), new InterviewDesk(unit));

        await planning.ReadProposalAsync(Proposed, "约谈缺席");
        await planning.AcceptAsync(plan);
        await planning.InviteAsync("查找并添加单位", Unit);
        await approving.FindAtHomeAsync(plan.Title);
        await approving.ApproveAsync();
        await planning.ComeBackAsync();
        await planning.NotifyUrgentlyAsync();
        await unit.OpenAsync("/");
        await answering.AcknowledgeAsync(plan.Title);
        await planning.ComeBackAsync();
        await planning.DeliverAsync(Proposed, "示例人员 0141");

        await planning.ExpectPersonAsync(Unit, "示例人员 0057", "消防安全责任人", "13800000057");
        await using var phone = await edition.PersonAsync(phone: true);
        await new InterviewDesk(phone).CheckInAsync(await planning.ScanAsync(), "示例人员 0057", "0057");
        await planning.CameAsync(1);
        await planning.EnterProxyAsync(Proposed, "示例人员 0142", "消防安全管理人", "示授〔2024〕1号");
        await planning.CameAsync(2);

        await planning.HoldAsync();
        await planning.RecordStatementAsync(Unit, "示例人员 0057", "消防安全状况", "设施运行正常，通道保持畅通。");
        await planning.RecordDemandAsync("落实每日防火巡查。");
        await planning.RecordCommitmentAsync(Unit, Promise, "示例人员 0057");
        await approving.ComeBackAsync();
        await approving.IssueMinutesAsync();
        Assert.Contains("示例人员 0142", await approving.ReadMinutesAsync(1), StringComparison.Ordinal);

        await unit.OpenAsync("/");
        await answering.SubmitAsync(Promise, "巡查记录本存单位消防控制室。");
        await approving.FindCommitmentAtHomeAsync(Promise, plan.Title);
        await approving.VerifyAsync(Promise);
        await approving.CloseAsync();
    }

    [Fact]
    public async Task RiskUnitsInterview_FromProposal_IsClosed()
    {
        const string Proposed = "示例单位 0103", Unit = "示例单位 0029", Promise = "约谈旅程：更换闭门器并申请复查";
        var plan = new Plan("约谈旅程：风险隐患单位约谈", Plan.Tonight);
        await using var supervisor = await edition.SignedInAsync("supervisor");
        await using var leader = await edition.SignedInAsync("brigade-leader");
        var (planning, approving) = (new InterviewDesk(supervisor), new InterviewDesk(leader));

        await planning.ReadProposalAsync(Proposed, "约谈缺席");
        await planning.AcceptAsync(plan);
        await planning.InviteAsync("查找并添加单位", Unit);
        await approving.FindAtHomeAsync(plan.Title);
        await approving.ApproveAsync();
        await planning.ComeBackAsync();
        await planning.NotifyUrgentlyAsync();
        await planning.DeliverToAllAsync("登记 2 家送达");
        await planning.EnterComeAsync($"{Proposed}，示例人员 0205，消防安全责任人", $"{Unit}，示例人员 0057，消防安全责任人，13800000057");
        await planning.HoldAsync();
        await planning.RecordProblemAsync(Unit, "防火门闭门器损坏，尚未整改到位。", matter: "有关的隐患");
        await planning.RecordStatementAsync(Unit, "示例人员 0057", "表态发言", "限期整改到位，整改前加强值守。");
        await planning.RecordDemandAsync("攻坚销号，整改期间落实巡防巡控。");
        await planning.RecordCommitmentAsync(Unit, Promise, "示例人员 0057");
        await approving.ComeBackAsync();
        await approving.IssueMinutesAsync();
        Assert.Contains(Promise, await approving.ReadMinutesAsync(1), StringComparison.Ordinal);

        await using var unit = await edition.SignedInAsync("unit");
        await new InterviewDesk(unit).SubmitAsync(Promise, "闭门器已更换，照片存档。");
        await approving.FindCommitmentAtHomeAsync(Promise, plan.Title);
        await approving.VerifyAsync(Promise);
        await approving.CloseAsync();
    }

    [Fact]
    public async Task Proposals_MergedOrDismissed_AreDecided()
    {
        var plan = new Plan("约谈旅程：合并采纳", Plan.Tonight);
        await using var leader = await edition.SignedInAsync("brigade-leader");
        var desk = new InterviewDesk(leader);

        await desk.MergeAsync(plan, "示例单位 0147", "示例单位 0022");
        await desk.RemoveAsync("示例单位 0022");
        await desk.ReadProposalAsync("示例单位 0022", "约谈缺席");
        await desk.ReadProposalAsync("示例单位 0013", "整改措施逾期");
        await desk.DismissAsync("已当场整改完毕，不再约谈。");
    }

    [Fact]
    public async Task Interview_RevisedRescheduledAndCancelled_AsksForApprovalAndDeliveryAgain()
    {
        var plan = new Plan("约谈旅程：改期后取消", "2024-03-12T09:00");
        await using var leader = await edition.SignedInAsync("brigade-leader");
        var desk = new InterviewDesk(leader);

        await desk.PlanAsync("大队约谈重点单位", plan, "查找并添加单位", "示例单位 0031");
        await desk.ApproveAsync();
        await desk.ReviseAsync("示例礼堂");
        await desk.ApproveAsync();
        await desk.NotifyAsync();
        await desk.DeliverAsync("示例单位 0031", "示例人员 0061");
        await desk.ExpectPersonAsync("示例单位 0031", "示例人员 0061", "消防安全责任人", "13800000061");
        await desk.RescheduleAsync("2024-03-14T09:00");
        await desk.DeliverAsync("示例单位 0031", "示例人员 0062");
        await desk.CancelAsync("单位已停业，不再约谈。");
    }

    [Fact]
    public async Task Interview_CorrectedAndWaivedAfterItsMinutes_IsClosedWithBothVersions()
    {
        const string Present = "示例单位 0031", Missing = "示例单位 0032", Promise = "约谈旅程：增设应急照明", Late = "补充要求：每月组织一次演练。";
        var plan = new Plan("约谈旅程：更正纪要", Plan.Tonight);
        await using var leader = await edition.SignedInAsync("brigade-leader");
        var desk = new InterviewDesk(leader);

        await desk.PlanAsync("大队约谈重点单位", plan, "查找并添加单位", Present);
        await desk.InviteAsync("查找并添加单位", Missing);
        await desk.ApproveAsync();
        await desk.NotifyUrgentlyAsync();
        await desk.DeliverToAllAsync("登记 2 家送达");
        await desk.ExpectPersonAsync(Present, "示例人员 0061", "消防安全责任人", "13800000061");
        await desk.SignInAsync("示例人员 0061");
        await desk.CameAsync(1);
        await desk.HoldAsync();
        await desk.MissesAsync(Missing);
        await desk.RecordDemandAsync("落实主体责任。");
        await desk.RecordCommitmentAsync(Present, Promise, "示例人员 0061");
        await desk.IssueMinutesAsync();
        await desk.CorrectMinutesAsync("漏记一项工作要求");
        await desk.CorrectPostAsync("示例人员 0061", "法定代表人");
        await desk.ExcuseAsync(Missing, "负责人住院");
        await desk.RecordDemandAsync(Late);
        await desk.IssueMinutesAsync("签发更正后的纪要");

        Assert.DoesNotContain(Late, await desk.ReadMinutesAsync(1), StringComparison.Ordinal);
        Assert.Contains(Late, await desk.ReadMinutesAsync(2), StringComparison.Ordinal);
        await desk.WaiveAsync(Promise, "场所已整体搬迁");
        await desk.CloseAsync();
    }
}
