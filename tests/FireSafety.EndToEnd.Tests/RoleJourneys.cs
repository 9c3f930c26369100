using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>For each role a day's work: it begins with what its home says needs doing.</summary>
[Collection(OneEdition.Name)]
public sealed class RoleJourneys(Edition edition)
{
    [Fact]
    public async Task Hazard_ReportedByItsUnit_IsClosedBySomebodyElseAndRelapses()
    {
        const string What = "电缆井未做防火封堵（全程办理）";
        await using var unit = await edition.SignedInAsync("unit");
        await using var supervisor = await edition.SignedInAsync("supervisor");
        await using var leader = await edition.SignedInAsync("brigade-leader");
        var supervising = new HazardDesk(supervisor, What);

        await unit.FollowAsync("隐患治理");
        await unit.FollowAsync("上报隐患");
        await unit.TitledAsync("上报隐患");
        await unit.Form.FillAsync("隐患描述", What);
        await unit.PressAsync("上报");
        await unit.TitledAsync(What);

        await supervising.ConfirmAsync("示例监督员 03");
        await supervising.OrderAsync("2024-03-01", "逐层封堵电缆井", "示例人员 0057");
        await new HazardDesk(unit, What).ClaimAsync("已逐层封堵并拍照");
        await supervising.PassAsync();

        var close = await new HazardDesk(leader, What).AskToCloseAsync();
        await close.FillAsync("审核人", "演示单位");
        await close.PressAsync("销号");
        await close.SaysAsync("销号审核人不能是申报整改完成的人或复查人");
        await close.FillAsync("审核人", "演示大队负责人");
        await close.SendAsync("销号");
        await leader.ReadsAsync("已销号");

        var relapse = await leader.AskForAsync("登记反弹");
        await relapse.FillAsync("反弹情况", "封堵材料被拆除（全程办理）");
        await relapse.SendAsync("登记反弹");
        await leader.FollowAsync("新隐患");
        await leader.TitledAsync("封堵材料被拆除");
        await leader.ReadsAsync("原隐患");
    }

    [Fact]
    public async Task Hazard_ClosedByWhoReinspectedIt_IsRefusedInWords()
    {
        await using var admin = await edition.SignedInAsync("detachment-admin");
        await admin.FollowInAsync("待复查的隐患", "全部");
        await admin.FollowAsync("自动喷水灭火系统末端试水装置无压力");
        var reinspect = await admin.AskForAsync("复查");
        await reinspect.ChooseAsync("结果", "合格，等待销号");
        await reinspect.SendAsync("登记复查结果");

        var close = await admin.AskForAsync("销号");
        await close.FillAsync("整改前照片", "前.jpg");
        await close.FillAsync("整改后照片", "后.jpg");
        await close.PressAsync("销号");

        await close.SaysAsync("销号审核人不能是申报整改完成的人或复查人");
    }

    [Fact]
    public async Task LookBack_DrawnByABrigade_IsRecordedVisitByVisit()
    {
        await using var leader = await edition.SignedInAsync("brigade-leader");

        await leader.FollowAsync("隐患治理");
        await leader.FollowAsync("回头看");
        await leader.TitledAsync("回头看");
        var draw = await leader.AskForAsync("抽取样本");
        await draw.FillAsync("抽取比例（%）", "5");
        await draw.SendAsync("抽取");
        await leader.Page.Locator("table.list td.main a").First.ClickAsync();
        await leader.TitledAsync("双台子区回头看");
        var record = await leader.AskForAsync("登记结果");
        await record.ChooseAsync("结果", "未反弹");
        await record.FillAsync("情况", "整改成效保持良好");
        await record.SendAsync("登记回访结果");

        await leader.ReadsAsync("整改成效保持良好");
    }

    [Fact]
    public async Task Unit_RegisteredAndChanged_ShowsWhatHappenedInItsTimeline()
    {
        await using var leader = await edition.SignedInAsync("brigade-leader");

        await leader.FollowAsync("单位台账");
        await leader.FollowAsync("单位建档");
        await leader.TitledAsync("单位建档");
        await leader.Form.FillAsync("单位名称", "示例旅程单位 1");
        await leader.Form.FillAsync("统一社会信用代码", "91211102MAJRN00014");
        await leader.Form.FillAsync("地址", "示例路 900 号");
        await leader.Form.ChooseAsync("行业", "商业、餐饮、住宿");
        await leader.Form.FillAsync("姓名", "示例人员 9001");
        await leader.PressAsync("建档");
        await leader.TitledAsync("示例旅程单位 1");
        var edit = await leader.AskForAsync("变更信息");
        await edit.FillAsync("地址", "示例路 901 号");
        await edit.SendAsync("变更单位信息");

        await Expect(leader.Panel("时间轴")).ToContainTextAsync("变更单位信息：示例旅程单位 1，示例路 901 号");
        await Expect(leader.Panel("时间轴")).ToContainTextAsync("建档，归双台子区消防救援大队监管");
    }

    [Fact]
    public async Task Department_OverdueHazards_OpensTheMostOverdueAndReportsAnother()
    {
        await using var department = await edition.SignedInAsync("department");

        await department.FollowInAsync("逾期未改的隐患", "全部");
        await department.TitledAsync("隐患治理");
        await Expect(department.Page.Locator("table.list tbody tr").First).ToContainTextAsync("逾期 35 天");
        await department.FollowAsync("上报隐患");
        await department.TitledAsync("上报隐患");
        await department.Form.PickAsync("单位", "0497");
        await department.Form.FillAsync("隐患描述", "营业期间疏散门上锁（部门移送）");
        await department.PressAsync("上报");

        await department.TitledAsync("营业期间疏散门上锁（部门移送）");
        await department.ReadsAsync("待核实");
    }

    [Fact]
    public async Task CityLeader_FiguresOfTheDrive_OpenDownToARowAndTheBriefing()
    {
        await using var leader = await edition.SignedInAsync("city-leader");

        await leader.FollowAsync("挂牌督办隐患");
        await leader.TitledAsync("挂牌督办隐患");
        await leader.Page.Locator("table.list td.main a").First.ClickAsync();
        await leader.ReadsAsync("挂牌督办");
        await leader.OpenAsync("/");
        await leader.FollowAsync("消防安全集中除患攻坚大整治行动");
        await leader.FollowInAsync("工作简报", "专刊（1）");
        await leader.TitledAsync("专刊（1）");
        var document = await leader.DownloadAsync("下载公文");

        Assert.Equal("PK"u8.ToArray(), document[..2]);
        Assert.True(document.Length > 5_000);
    }
}
