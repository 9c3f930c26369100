using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>Forms beside other people, by keyboard, and taken up again.</summary>
[Collection(OneEdition.Name)]
public sealed class FormTests(Edition edition)
{
    [Fact]
    public async Task Form_OfWhatSomebodyElseChanges_IsRefusedAndTakenUpAgainBesideTheNew()
    {
        const string Unit = "示例单位 0444";
        await using var slow = await edition.SignedInAsync("detachment-admin");
        await using var quick = await edition.SignedInAsync("detachment-admin");
        var (late, early) = (await ChangeAsync(slow, Unit), await ChangeAsync(quick, Unit));
        await early.FillAsync("地址", "示例路 4441 号");
        await early.SendAsync("变更单位信息");

        await late.FillAsync("地址", "示例路 4442 号");
        await late.PressAsync("变更单位信息");
        await late.SaysAsync("别人刚刚改过");
        await slow.KeepsDraftAsync("4442");
        await late.GiveUpAsync();

        await Expect(slow.Panel("基本情况")).ToContainTextAsync("示例路 4441 号");
        var again = await slow.AskForAsync("变更信息");
        await again.SaysAsync("其后别处有过改动");
        Assert.Equal("示例路 4442 号", await again.ValueAsync("地址"));
        await again.SendAsync("变更单位信息");
        await Expect(slow.Panel("基本情况")).ToContainTextAsync("示例路 4442 号");
    }

    [Fact]
    public async Task Choice_MadeByKeyboard_SendsNothingAndSwallowsNoKey()
    {
        await using var person = await edition.SignedInAsync("detachment-admin", "/hazards/new");
        var (keyboard, field) = (person.Page.Keyboard, person.Page.GetByRole(AriaRole.Combobox, new() { Name = "单位" }));

        await field.PressSequentiallyAsync("示例单位 049");
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await keyboard.PressAsync("ArrowDown");
        await keyboard.TypeAsync("7");
        await Expect(field).ToHaveValueAsync("示例单位 0497");
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("Enter");

        await Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(person.Page.Locator("[aria-invalid=true]")).ToHaveCountAsync(0);
        await keyboard.PressAsync("Tab");
        await Expect(field).Not.ToBeFocusedAsync();
    }

    [Fact]
    public async Task Parties_AddedOneAfterTheOther_AreInTheDraft()
    {
        const string First = "示例单位 0031", Second = "示例单位 0032";
        await using var person = await edition.SignedInAsync("brigade-leader", "/interviews/new?kind=BrigadeWithRiskUnits");
        await person.PickAsync("查找并添加单位", First);
        await Expect(person.Page.GetByRole(AriaRole.Combobox, new() { Name = "查找并添加单位" })).ToBeFocusedAsync();
        await person.PickAsync("查找并添加单位", Second);
        await person.PressAsync("移除" + First);
        await person.KeepsDraftAsync("0032");

        await person.Page.ReloadAsync();

        await person.ReadsAsync("已恢复上次未提交的内容。");
        await Expect(person.Page.Locator(".chosen li")).ToHaveCountAsync(1);
        await Expect(person.Page.Locator(".chosen")).ToContainTextAsync(Second);
    }

    private static async Task<Form> ChangeAsync(Person person, string unit)
    {
        await person.OpenAsync("/units?q=" + Uri.EscapeDataString(unit));
        await person.FollowAsync(unit);
        await person.TitledAsync(unit);
        return await person.AskForAsync("变更信息");
    }
}
