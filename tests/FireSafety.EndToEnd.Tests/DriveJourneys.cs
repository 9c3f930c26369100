using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>The drive in the browser: tasks, the briefing, and that what was done can be found again.</summary>
[Collection(OneEdition.Name)]
public sealed class DriveJourneys(Edition edition)
{
    private const string Drive = "消防安全集中除患攻坚大整治行动";

    [Fact]
    public async Task Task_DeployedToABrigade_IsOnItsHomeAndReported()
    {
        const string What = "沿街门店夜间巡查（下达）";
        await using var officer = await edition.SignedInAsync("detachment-officer");
        await DeployAsync(officer, What, "由承办人填报");
        await using var leader = await edition.SignedInAsync("brigade-leader");

        await leader.FollowInAsync("本大队的任务", What);
        await leader.TitledAsync(What);
        var report = await leader.AskForAsync("填报进度");
        await report.FillAsync("累计完成数", "2");
        await report.FillAsync("说明", "已巡查两条街");
        await report.SendAsync("填报进度");

        await leader.ReadsAsync("累计完成 2");
        await leader.ReadsAsync("已巡查两条街");
    }

    [Fact]
    public async Task Briefing_DraftedOnceHoweverOftenItIsPressed_IsPublishedAndDownloaded()
    {
        await using var officer = await edition.SignedInAsync("detachment-officer");
        await officer.FollowAsync("专项行动");
        await officer.FollowAsync(Drive);
        var draft = await officer.AskForAsync("起草一期");
        await draft.ChooseAsync("类别", "普通期");
        await officer.Page.Locator(".mud-dialog button[type=submit]").DblClickAsync();
        await officer.TitledAsync("第1期");
        await officer.FollowAsync("修改文字");
        await officer.TitledAsync("修改第1期");
        await officer.Form.FillAsync("导语", "截至{date:2024-02-28}，全市销号隐患{figure:hazards.closed}处。");
        await officer.PressAsync("保存");
        await officer.ReadsAsync("全市销号隐患");
        await using var admin = await edition.SignedInAsync("detachment-admin");

        await admin.FollowInAsync("待审批、待印发的简报", "第1期");
        await admin.TitledAsync("第1期");
        await admin.PressAsync("审批");
        await admin.PressAsync("印发");
        await admin.Dialog.SendAsync("印发");
        await admin.ReadsAsync("文字、统计数和其后的记录不再变动");
        var document = await admin.DownloadAsync("下载公文");

        Assert.True(document.Length > 5_000);
        await admin.FollowAsync("专项行动");
        await admin.FollowAsync(Drive);
        await Expect(admin.Panel("工作简报").GetByText("第1期").First).ToBeVisibleAsync();
        await Expect(admin.Panel("工作简报").GetByText("第2期")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Audit_AfterATaskWasDeployed_TellsOfItInWords()
    {
        const string What = "隐患销号攻坚（留痕）";
        await using var officer = await edition.SignedInAsync("detachment-officer");
        await DeployAsync(officer, What, "自动统计：销号隐患");
        await using var auditor = await edition.SignedInAsync("auditor");
        await Expect(auditor.Panel("最近的操作")).ToContainTextAsync("下达任务");

        await auditor.FollowInAsync("最近的操作", "全部");
        await auditor.TitledAsync("操作记录");
        await auditor.ChooseAsync("范围", "专项行动");
        await auditor.ChooseAsync("操作", "下达任务");
        var row = auditor.Page.Locator("table.list tr", new() { HasText = What });
        await row.GetByText("内容").ClickAsync();

        await Expect(row).ToContainTextAsync("演示支队干部");
        await Expect(row.GetByText("销号隐患", new() { Exact = true })).ToBeVisibleAsync();
        await auditor.OpenAsync("/");
        await auditor.PressAsync("立即核对");
        await auditor.ReadsAsync("条完好");
    }

    private static async Task DeployAsync(Person officer, string what, string counted)
    {
        await officer.FollowAsync("专项行动");
        await officer.FollowAsync(Drive);
        var task = await officer.AskForAsync("下达任务");
        await task.FillAsync("任务名称", what);
        await task.ChooseAsync("承办", "双台子区消防救援大队");
        await task.FillAsync("目标数", "300");
        await task.FillAsync("完成时限", "2024-03-01");
        await task.ChooseAsync("进度", counted);
        await task.SendAsync("下达任务");
    }
}
