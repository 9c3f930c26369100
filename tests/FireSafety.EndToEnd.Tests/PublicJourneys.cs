using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>What people do without signing in, and that they are answered.</summary>
[Collection(OneEdition.Name)]
public sealed class PublicJourneys(Edition edition)
{
    [Fact]
    public async Task Agency_LookedUpWithoutSignIn_ShowsItsStatusAndMasksPeople()
    {
        await using var anybody = await edition.PersonAsync(phone: true);

        await anybody.OpenAsync("/");
        await anybody.FollowAsync("查机构");
        await anybody.TitledAsync("查消防技术服务机构");
        await anybody.FillAsync("查什么", "示例消防技术服务机构 02");
        await anybody.PressAsync("查询");

        await anybody.ReadsAsync("共 1 家");
        await anybody.ReadsAsync("91211103MADEA0002D");
        await Expect(anybody.Page.GetByText("13700000002")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Complaint_SentByAnybody_IsAnsweredInsideAndTheAnswerReadByCode()
    {
        const string What = "超市疏散通道被货架堵塞（举报）";
        await using var complainant = await edition.PersonAsync(phone: true);
        await complainant.OpenAsync("/welcome");
        await complainant.FollowAsync("举报投诉");
        await complainant.TitledAsync("举报投诉");
        await complainant.Form.ChooseAsync("类别", "占用、堵塞疏散通道或安全出口");
        await complainant.Form.FillAsync("举报事项", What);
        await complainant.Form.FillAsync("具体情况", "晚上八点二层东侧通道堆满货物");
        await complainant.PressAsync("提交举报");
        await complainant.ReadsAsync("请改正标出的内容后再提交");
        await Expect(complainant.Page.GetByLabel("举报事项")).ToHaveValueAsync(What);
        await complainant.Form.FillAsync("地点", "示例路 88 号");
        await complainant.Form.ChooseAsync("所在县区", "双台子区");
        await complainant.PressAsync("提交举报");
        await complainant.TitledAsync("已收到您的举报");
        var code = await complainant.Page.Locator(".code .big").InnerTextAsync();
        await AskAsync(complainant, code);
        await complainant.ReadsAsync("待核查");
        await using var supervisor = await edition.SignedInAsync("supervisor");

        await supervisor.FollowInAsync("待核查的举报投诉", What);
        await supervisor.TitledAsync(What);
        var check = await supervisor.AskForAsync("登记核查结果");
        await check.ChooseAsync("是否属实", "属实");
        await check.FillAsync("核查结果", "货架占用通道，当场清理");
        await check.SendAsync("登记核查结果");
        await supervisor.OpenAsync("/");
        await supervisor.FollowInAsync("待答复的举报投诉", What);
        var answer = await supervisor.AskForAsync("答复举报人");
        await answer.FillAsync("处理结果", "举报属实，通道已恢复畅通，感谢监督。");
        await answer.FillAsync("未能告知的原因", "未留联系方式");
        await answer.SendAsync("答复举报人");

        await AskAsync(complainant, code.ToLowerInvariant());
        await complainant.ReadsAsync("举报属实，通道已恢复畅通，感谢监督。");
    }

    private static async Task AskAsync(Person complainant, string code)
    {
        await complainant.FollowAsync("查进度");
        await complainant.TitledAsync("查举报进度");
        await complainant.FillAsync("查询码", code);
        await complainant.PressAsync("查询");
    }
}
