namespace FireSafety.EndToEnd.Tests;

/// <summary>A hazard's page, as those use it who must put it right and those who see to it; each finds it at home.</summary>
internal sealed class HazardDesk(Person person, string hazard)
{
    /// <summary>Opens it from a part of the person's home.</summary>
    public async Task FindAtHomeAsync(string panel)
    {
        await person.OpenAsync("/");
        await person.FollowInAsync(panel, hazard);
        await person.TitledAsync(hazard);
    }

    /// <summary>Confirms it on site, and who answers for it where one is named.</summary>
    public async Task ConfirmAsync(string? supervisor = null)
    {
        await FindAtHomeAsync("待核实的隐患");
        var confirm = await person.AskForAsync("核实");
        if (supervisor is not null)
            await confirm.ChooseAsync("责任监督员", supervisor);
        await confirm.SendAsync("核实隐患");
    }

    /// <summary>Orders on the page that is open that it be put right until a day, and enters that somebody took the order.</summary>
    public async Task OrderAsync(string until, string measures, string takenBy)
    {
        var order = await person.AskForAsync("责令改正");
        await order.FillAsync("整改时限", until);
        await order.FillAsync("整改措施", measures);
        await order.FillAsync("整改资金", "自筹 2 万元");
        await order.FillAsync("整改责任人", takenBy);
        await order.FillAsync("应急预案", "专人值守");
        await order.SendAsync("开具通知书");
        var serve = await person.AskForAsync("登记送达");
        await serve.FillAsync("签收人", takenBy);
        await serve.SendAsync("登记送达");
    }

    /// <summary>Says that it is put right.</summary>
    public async Task ClaimAsync(string proof)
    {
        await FindAtHomeAsync("待整改的隐患");
        var claim = await person.AskForAsync("申请复查");
        await claim.FillAsync("佐证说明", proof);
        await claim.SendAsync("申请复查");
    }

    /// <summary>Has looked again: it is put right.</summary>
    public Task PassAsync() => ReinspectAsync("合格，等待销号", "已整改");

    /// <summary>Has looked again: it is not.</summary>
    public Task FailAsync(string findings) => ReinspectAsync("不合格，需重新责令", findings);

    /// <summary>Asks to close it, with its photos; the form is still to be sent.</summary>
    public async Task<Form> AskToCloseAsync()
    {
        await FindAtHomeAsync("待销号的隐患");
        var close = await person.AskForAsync("销号");
        await close.FillAsync("整改前照片", "整改前.jpg");
        return await close.FillAsync("整改后照片", "整改后.jpg");
    }

    private async Task ReinspectAsync(string result, string findings)
    {
        await FindAtHomeAsync("待复查的隐患");
        var reinspect = await person.AskForAsync("复查");
        await reinspect.ChooseAsync("结果", result);
        await reinspect.FillAsync("复查情况", findings);
        await reinspect.SendAsync("登记复查结果");
    }
}
