using System.IO.Compression;
using FireSafety.TestKit;
using Microsoft.Playwright;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;
using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>What a plan says; <paramref name="At"/> as a browser's field of day and time holds it.</summary>
internal sealed record Plan(string Title, string At)
{
    public const string Reason = "整改措施逾期未落实，火灾风险突出。";

    /// <summary>Later on the day on which the demonstration begins: an interview of that day can be held at once.</summary>
    public const string Tonight = "2024-02-28T23:50";
}

/// <summary>The pages of interviews, as those use them who call in and those who are called in.</summary>
internal sealed class InterviewDesk(Person person)
{
    private readonly Form dialog = person.Dialog;

    private IPage Page => person.Page;

    /// <summary>Reads a proposal and its grounds, found by its subject in the list of what is to be decided.</summary>
    public async Task ReadProposalAsync(string subject, string ground)
    {
        await person.FollowAsync("约谈建议");
        await person.TitledAsync("约谈建议");
        await FindAsync("查找", subject);
        await Page.WaitForURLAsync("**name=*");
        await Eventually.HoldsAsync(async () => // what it is about may have been done in another service a moment ago
        {
            await ComeBackAsync();
            return await Page.GetByRole(AriaRole.Link, new() { Name = subject }).CountAsync() > 0;
        }, TimeSpan.FromMinutes(1));
        await person.FollowAsync(subject);
        await person.TitledAsync("建议约谈：" + subject);
        await Expect(Row(ground).First).ToBeVisibleAsync();
    }

    /// <summary>Takes up the proposal that is open.</summary>
    public async Task AcceptAsync(Plan plan, string? leader = null)
    {
        await person.PressAsync("采纳");
        await FillAsync(plan, leader);
        await dialog.SendAsync("采纳");
        await person.TitledAsync(plan.Title);
    }

    /// <summary>Plans an interview without a proposal.</summary>
    public async Task PlanAsync(string kind, Plan plan, string field, string party)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "约谈", Exact = true }).First.ClickAsync();
        await person.TitledAsync("约谈");
        await person.FollowAsync("拟定约谈");
        await person.FollowAsync(kind);
        await person.TitledAsync(kind);
        await person.FillAsync("主题", plan.Title);
        await person.FillAsync("约谈事由", Plan.Reason);
        await person.FillAsync("约谈时间", plan.At);
        await person.FillAsync("地点", "示例会议室");
        await person.PickAsync(field, party);
        await person.PressAsync("保存方案");
        await person.TitledAsync(plan.Title);
    }

    /// <summary>Opens an interview that waits at home.</summary>
    public async Task FindAtHomeAsync(string title)
    {
        await person.OpenAsync("/");
        await person.FollowAsync(title);
        await person.TitledAsync(title);
    }

    /// <summary>Opens the interview of a commitment that waits at home.</summary>
    public async Task FindCommitmentAtHomeAsync(string commitment, string title)
    {
        await person.OpenAsync("/");
        await person.FollowAsync(commitment);
        await person.TitledAsync(title);
    }

    /// <summary>Looks again at the page after somebody else has changed what it is about.</summary>
    public async Task ComeBackAsync()
    {
        await Page.ReloadAsync();
        await person.TitledAsync();
    }

    /// <summary>Takes up several proposals of one kind at once.</summary>
    public async Task MergeAsync(Plan plan, params string[] subjects)
    {
        await person.OpenAsync("/proposals?status=Open&kind=BrigadeWithRiskUnits", "约谈建议");
        foreach (var subject in subjects)
            await Page.GetByLabel("选择" + subject).CheckAsync();
        await person.PressAsync("合并采纳");
        await FillAsync(plan, leader: null);
        await dialog.SendAsync("采纳");
        await person.TitledAsync(plan.Title);
    }

    /// <summary>Does not take up the proposal that is open.</summary>
    public async Task DismissAsync(string reason)
    {
        await person.PressAsync("不予约谈");
        await dialog.FillAsync("理由", reason);
        await dialog.SendAsync("不予约谈");
        await IsAsync("不予约谈");
        await person.ReadsAsync(reason);
    }

    /// <summary>Changes the plan's place; an approval given before is void.</summary>
    public async Task ReviseAsync(string place)
    {
        await person.PressAsync("修改方案");
        await dialog.FillAsync("地点", place);
        await dialog.SendAsync("保存");
        await OpenAsync("方案");
        await person.ReadsAsync(place);
    }

    /// <summary>Takes a party out again.</summary>
    public async Task RemoveAsync(string party)
    {
        await OpenAsync("被约谈方与通知");
        await Row(party).GetByRole(AriaRole.Button, new() { Name = "移除" }).ClickAsync();
        await dialog.SendAsync("移除");
        await Expect(Row(party)).ToHaveCountAsync(0);
    }

    /// <summary>Calls in another party.</summary>
    public async Task InviteAsync(string field, string party)
    {
        await OpenAsync("被约谈方与通知");
        await person.PressAsync("添加被约谈方");
        await dialog.PickAsync(field, party);
        await dialog.SendAsync("添加");
        await Expect(Row(party)).ToBeVisibleAsync();
    }

    /// <summary>Approves the plan.</summary>
    public async Task ApproveAsync()
    {
        await person.PressAsync("批准方案");
        await dialog.SendAsync("批准");
        await Expect(Button("批准方案")).ToHaveCountAsync(0);
    }

    /// <summary>Sends the notices at once although the day is near.</summary>
    public async Task NotifyUrgentlyAsync()
    {
        await person.PressAsync("发出通知书");
        await dialog.FillAsync("紧急事由", "春节前后火灾多发，须立即约谈。");
        await dialog.SendAsync("发出通知书");
        await IsAsync("已通知");
    }

    /// <summary>Sends the notices in time.</summary>
    public async Task NotifyAsync()
    {
        await person.PressAsync("发出通知书");
        await dialog.SendAsync("发出通知书");
        await IsAsync("已通知");
    }

    /// <summary>Enters how the notice reached a party, and who took it.</summary>
    public async Task DeliverAsync(string party, string takenBy)
    {
        await OpenAsync("被约谈方与通知");
        await Row(party).GetByRole(AriaRole.Button, new() { Name = "登记送达" }).ClickAsync();
        await dialog.FillAsync("签收人", takenBy);
        await dialog.SendAsync("登记送达");
        await Expect(Row(party)).ToContainTextAsync(takenBy);
    }

    /// <summary>Enters that the notices reached all parties.</summary>
    public async Task DeliverToAllAsync(string button)
    {
        await OpenAsync("被约谈方与通知");
        await person.PressAsync(button);
        await dialog.SendAsync("登记送达");
        await Expect(Page.GetByText("未送达")).ToHaveCountAsync(0);
    }

    /// <summary>The one called in finds the notice at home, reads and acknowledges it.</summary>
    public async Task AcknowledgeAsync(string title)
    {
        await person.FollowAsync(title);
        await person.TitledAsync(title);
        Assert.NotEmpty(await person.DownloadAsync("下载通知书"));
        await person.PressAsync("签收");
        await dialog.SendAsync("签收");
        await Expect(Button("签收")).ToHaveCountAsync(0);
    }

    /// <summary>Puts a person on the list of those called in, not yet come.</summary>
    public async Task ExpectPersonAsync(string party, string name, string post, string phone)
    {
        await OpenAsync("签到");
        await person.PressAsync("登记一人");
        await dialog.ChooseAsync("代表哪一方", party);
        await dialog.FillAsync("姓名", name);
        await dialog.FillAsync("职务", post);
        await dialog.FillAsync("手机", phone);
        await dialog.UntickAsync("已到会");
        await dialog.SendAsync("保存");
        await Expect(Row(name)).ToContainTextAsync("未签到");
    }

    /// <summary>Enters people from a list, one to a line; they have come.</summary>
    public async Task EnterComeAsync(params string[] lines)
    {
        await OpenAsync("签到");
        await person.PressAsync("批量登记");
        await dialog.FillAsync("名单", string.Join('\n', lines));
        await dialog.TickAsync("名单上的人都已到会（补录纸质签到）");
        await dialog.SendAsync("登记");
        await CameAsync(lines.Length);
    }

    /// <summary>Enters a person who has come in another's place.</summary>
    public async Task EnterProxyAsync(string party, string name, string post, string authorization)
    {
        await OpenAsync("签到");
        await person.PressAsync("登记一人");
        await dialog.ChooseAsync("代表哪一方", party);
        await dialog.FillAsync("姓名", name);
        await dialog.FillAsync("职务", post);
        await dialog.TickAsync("代理他人参加");
        await dialog.FillAsync("授权委托书编号", authorization);
        await dialog.SendAsync("保存");
        await Expect(Row(name)).ToContainTextAsync(authorization);
    }

    /// <summary>Signs in somebody on the list who stands at the desk.</summary>
    public async Task SignInAsync(string name)
    {
        await OpenAsync("签到");
        await Row(name).GetByRole(AriaRole.Button, new() { Name = "签到" }).ClickAsync();
        await Expect(Row(name)).ToContainTextAsync("名单");
    }

    /// <summary>Corrects the post of somebody on the list.</summary>
    public async Task CorrectPostAsync(string name, string post)
    {
        await OpenAsync("签到");
        await Row(name).GetByRole(AriaRole.Button, new() { Name = "更正" }).ClickAsync();
        await dialog.FillAsync("职务", post);
        await dialog.SendAsync("保存");
        await Expect(Row(name)).ToContainTextAsync(post);
    }

    /// <summary>Waits until so many have come, on the page as it stands and in the name of its part.</summary>
    public async Task CameAsync(int people)
    {
        await Expect(Page.GetByText($"实到 {people}", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Tab("签到")).ToContainTextAsync($"（{people}/");
    }

    /// <summary>The address that a phone reads off the code on the wall.</summary>
    public async Task<string> ScanAsync()
    {
        var dots = await Page.Locator(".sign-in-board img").EvaluateAsync<byte[]>("""
            async picture => {
                await picture.decode();
                const canvas = Object.assign(document.createElement('canvas'), { width: picture.naturalWidth, height: picture.naturalHeight });
                const paper = canvas.getContext('2d');
                paper.drawImage(picture, 0, 0);
                return Array.from(paper.getImageData(0, 0, canvas.width, canvas.height).data);
            }
            """);
        var side = (int)Math.Sqrt(dots.Length / 4);
        var seen = new RGBLuminanceSource(dots, side, side, RGBLuminanceSource.BitmapFormat.RGBA32);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(seen))).Text;
    }

    /// <summary>Somebody without an account signs in with the phone that scanned the code.</summary>
    public async Task CheckInAsync(string address, string name, string phoneLast4)
    {
        await Page.GotoAsync(address);
        await person.FillAsync("姓名", name);
        await person.FillAsync("手机号码后四位", phoneLast4);
        await person.PressAsync("签到");
        await person.ReadsAsync("签到成功");
    }

    /// <summary>Moves it to another time; all parties must be told again.</summary>
    public async Task RescheduleAsync(string at)
    {
        await person.PressAsync("改期");
        await dialog.FillAsync("约谈时间", at);
        await dialog.SendAsync("改期");
        await OpenAsync("被约谈方与通知");
        await person.ReadsAsync("未送达");
    }

    /// <summary>Calls it off.</summary>
    public async Task CancelAsync(string reason)
    {
        await person.PressAsync("取消约谈");
        await dialog.FillAsync("取消原因", reason);
        await dialog.SendAsync("取消约谈");
        await IsAsync("已取消");
        await person.ReadsAsync(reason);
    }

    /// <summary>Waits until a party without anybody present is shown as absent.</summary>
    public async Task MissesAsync(string party)
    {
        await OpenAsync("被约谈方与通知");
        await Expect(Row(party)).ToContainTextAsync("缺席");
    }

    /// <summary>Enters why a party could not come.</summary>
    public async Task ExcuseAsync(string party, string reason)
    {
        await OpenAsync("被约谈方与通知");
        await Row(party).GetByRole(AriaRole.Button, new() { Name = "请假" }).ClickAsync();
        await dialog.FillAsync("不能参加的原因", reason);
        await dialog.SendAsync("登记请假");
        await Expect(Row(party)).ToContainTextAsync(reason);
        await Expect(Row(party)).Not.ToContainTextAsync("缺席");
    }

    /// <summary>Records that it is held.</summary>
    public async Task HoldAsync()
    {
        await person.PressAsync("召开约谈");
        await dialog.SendAsync("确认召开");
        await IsAsync("已召开");
    }

    /// <summary>Records a problem of a party.</summary>
    public async Task RecordProblemAsync(string party, string problem, string? matter = null)
    {
        await PartyAsync(party, "问题");
        if (matter is not null)
            await dialog.ChooseFirstAsync(matter);
        await dialog.FillAsync("问题", problem);
        await dialog.SendAsync("记录");
        await person.ReadsAsync(problem);
    }

    /// <summary>Records what a party's speaker said under a heading of its kind.</summary>
    public async Task RecordStatementAsync(string party, string speaker, string heading, string words)
    {
        await PartyAsync(party, "发言");
        await dialog.FillAsync("发言人", speaker);
        await dialog.FillAsync(heading, words);
        await dialog.SendAsync("记录");
        await person.ReadsAsync(words);
    }

    /// <summary>Records the convener's comment on a party.</summary>
    public async Task RecordCommentAsync(string party, string words)
    {
        await PartyAsync(party, "点评");
        await dialog.FillAsync("约谈方点评", words);
        await dialog.SendAsync("记录");
        await person.ReadsAsync(words);
    }

    /// <summary>Records what is demanded of one party.</summary>
    public async Task RecordDemandAsync(string party, string words)
    {
        await PartyAsync(party, "要求");
        await dialog.FillAsync("工作要求", words);
        await dialog.SendAsync("记录");
        await person.ReadsAsync(words);
    }

    /// <summary>Records what is demanded of all.</summary>
    public async Task RecordDemandAsync(string words)
    {
        await OpenAsync("约谈记录");
        await person.PressAsync("添加工作要求");
        await dialog.FillAsync("工作要求", words);
        await dialog.SendAsync("记录");
        await person.ReadsAsync(words);
    }

    /// <summary>Records what a party promised.</summary>
    public async Task RecordCommitmentAsync(string party, string what, string who)
    {
        await PartyAsync(party, "整改措施");
        await dialog.FillAsync("整改措施", what);
        await dialog.FillAsync("责任人", who);
        await dialog.FillAsync("完成期限", "2024-03-01");
        await dialog.SendAsync("登记");
        await person.ReadsAsync(what);
    }

    /// <summary>Signs the minutes off.</summary>
    public async Task IssueMinutesAsync(string button = "签发纪要")
    {
        await person.PressAsync(button);
        await dialog.SendAsync("签发");
        await Expect(Button(button)).ToHaveCountAsync(0);
    }

    /// <summary>What the minutes of a version say.</summary>
    public async Task<string> ReadMinutesAsync(int version)
    {
        await OpenAsync("约谈纪要");
        var row = Page.Locator("tbody tr").Filter(new() { Has = Page.Locator($"td[data-label=版本]:text-is('{version}')") });
        var file = await person.DownloadAsync(row.GetByRole(AriaRole.Link, new() { Name = "下载" }));
        using var document = new ZipArchive(new MemoryStream(file));
        using var words = new StreamReader(document.GetEntry("word/document.xml")!.Open());
        return await words.ReadToEndAsync();
    }

    /// <summary>Opens issued minutes again.</summary>
    public async Task CorrectMinutesAsync(string reason)
    {
        await person.PressAsync("更正纪要");
        await dialog.FillAsync("更正原因", reason);
        await dialog.SendAsync("提出更正");
        await person.ReadsAsync("纪要更正中");
    }

    /// <summary>One who promised finds it at home and hands in the proof.</summary>
    public async Task SubmitAsync(string commitment, string proof)
    {
        await person.FollowAsync(commitment);
        await Row(commitment).GetByRole(AriaRole.Button, new() { Name = "报送证明" }).ClickAsync();
        await dialog.FillAsync("整改证明", proof);
        await dialog.SendAsync("报送整改证明");
        await Expect(Row(commitment)).ToContainTextAsync("待核验");
    }

    /// <summary>Somebody else has seen that it is kept.</summary>
    public async Task VerifyAsync(string commitment)
    {
        await OpenAsync("整改措施");
        await Row(commitment).GetByRole(AriaRole.Button, new() { Name = "核验" }).ClickAsync();
        await dialog.FillAsync("核验意见", "现场核实，已落实。");
        await dialog.SendAsync("核验整改措施");
        await Expect(Row(commitment)).ToContainTextAsync("已核验");
    }

    /// <summary>No longer asks for it.</summary>
    public async Task WaiveAsync(string commitment, string reason)
    {
        await OpenAsync("整改措施");
        await Row(commitment).GetByRole(AriaRole.Button, new() { Name = "免除" }).ClickAsync();
        await dialog.FillAsync("免除理由", reason);
        await dialog.SendAsync("免除整改措施");
        await Expect(Row(commitment)).ToContainTextAsync("已免除");
    }

    /// <summary>Closes it.</summary>
    public async Task CloseAsync()
    {
        await person.PressAsync("办结");
        await dialog.FillAsync("办结结论", "整改措施全部落实，予以办结。");
        await dialog.SendAsync("办结");
        await IsAsync("已办结");
    }

    /// <summary>Waits until it is in a state.</summary>
    public Task IsAsync(string status) => Expect(Page.Locator(".head .tag").First).ToHaveTextAsync(status);

    /// <summary>Opens a part of the page by the first words of its name.</summary>
    public async Task OpenAsync(string part)
    {
        await Tab(part).ClickAsync();
        await Expect(Tab(part)).ToHaveAttributeAsync("aria-selected", "true");
    }

    private async Task FillAsync(Plan plan, string? leader)
    {
        await dialog.FillAsync("主题", plan.Title);
        await dialog.FillAsync("约谈事由", Plan.Reason);
        await dialog.FillAsync("约谈时间", plan.At);
        await dialog.FillAsync("地点", "示例会议室");
        if (leader is not null)
            await dialog.FillAsync("约谈方", leader);
    }

    private async Task FindAsync(string field, string text)
    {
        await person.FillAsync(field, text);
        await Page.Keyboard.PressAsync("Enter");
    }

    private async Task PartyAsync(string party, string deed)
    {
        await OpenAsync("约谈记录");
        var part = Page.GetByRole(AriaRole.Region, new() { Name = party, Exact = true });
        await part.GetByRole(AriaRole.Button, new() { Name = deed, Exact = true }).First.ClickAsync();
    }

    private ILocator Tab(string name) => Page.GetByRole(AriaRole.Tab).Filter(new() { HasTextRegex = new($"^\\s*{name}") });

    private ILocator Row(string text) => Page.Locator("tbody tr").Filter(new() { HasText = text });

    private ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
