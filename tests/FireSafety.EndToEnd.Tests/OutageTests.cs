namespace FireSafety.EndToEnd.Tests;

/// <summary>What a person sees while a part of the system is away, and that all of it comes back by itself.</summary>
[Collection(OneDistributedEdition.Name)]
public sealed class OutageTests(Distributed distributed)
{
    [Fact]
    public async Task Page_WithAServiceDown_SaysWhatIsAwayAndRecovers()
    {
        await using var person = await distributed.AdministratorAsync("/units");

        await distributed.Edition.KillAsync("licensing");
        await person.ReadsAsync("暂时停用：技术服务机构。");
        await person.FollowAsync("技术服务机构");
        await person.ReadsAsync("“技术服务机构”服务");
        await person.FollowAsync("单位台账");
        await person.TitledAsync("单位台账");
        await person.FollowAsync("技术服务机构");

        await distributed.Edition.RestartAsync("licensing");
        await person.ReadsAsync("还没有登记技术服务机构");
        await person.NoLongerReadsAsync("暂时停用");
    }

    [Fact]
    public async Task Page_WithTheBrokerDown_SaysThatMessagesWaitAndThatWorkGoesOn()
    {
        await using var person = await distributed.AdministratorAsync();

        await distributed.Edition.Broker.StopAsync();
        await person.ReadsAsync("消息传递积压");
        await person.RegisterUnitAsync("示例单位 断网期间", "91211100MA0THL0014");

        await distributed.Edition.Broker.RestartAsync();
        await person.NoLongerReadsAsync("消息传递积压");
        await person.OpenAsync("/hazards/new");
        await person.ReportHazardAsync("示例单位 断网期间", "疏散通道被占用");
    }

    [Fact]
    public async Task Form_WhileTheConnectionIsLost_KeepsWhatWasTyped()
    {
        await using var person = await distributed.AdministratorAsync("/units/new");
        await person.FillAsync("单位名称", "示例单位 断线");

        await distributed.Edition.Gateway.KillAsync();
        await person.ReadsAsync("还没有连上，会继续尝试。");
        await distributed.Edition.RestartGatewayAsync();

        await person.ReconnectsAsync();
        Assert.Equal("示例单位 断线", await person.ValueAsync("单位名称"));
        await person.FillAsync("地址", "示例路 1 号");
        Assert.Equal("示例路 1 号", await person.ValueAsync("地址"));
    }

    [Fact]
    public async Task Form_OfAServerThatWasRestarted_IsRestored()
    {
        await using var person = await distributed.AdministratorAsync("/units/new");
        await person.FillAsync("统一社会信用代码", "91211100MA0THL0027");
        await person.KeepsDraftAsync("91211100MA0THL0027");

        await distributed.Edition.StartWebAsync();
        await person.PressAsync("重新打开");

        await person.ReadsAsync("已恢复上次未提交的内容。");
        Assert.Equal("91211100MA0THL0027", await person.ValueAsync("统一社会信用代码"));
    }
}
