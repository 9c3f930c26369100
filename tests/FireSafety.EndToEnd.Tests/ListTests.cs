using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>Lists are sorted by their heads, or above them on a phone; the order is in the address.</summary>
[Collection(OneEdition.Name)]
public sealed class ListTests(Edition edition)
{
    [Fact]
    public async Task Head_Clicked_SortsTheListAndTheBackButtonRestoresIt()
    {
        await using var person = await edition.SignedInAsync("detachment-admin", "/hazards");
        var page = person.Page;
        var first = page.Locator(".list tbody .main a").First;
        var head = page.GetByRole(AriaRole.Columnheader, new() { Name = "发现", Exact = true });
        var newest = await first.GetAttributeAsync("href");
        await Expect(head).ToHaveAttributeAsync("aria-sort", "descending");
        await page.GetByRole(AriaRole.Link, new() { Name = "下一页" }).ClickAsync();
        await Expect(first).Not.ToHaveAttributeAsync("href", newest!);

        await head.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(head).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(first).Not.ToHaveAttributeAsync("href", newest!);
        var oldest = await first.GetAttributeAsync("href");

        Assert.Equal("?sort=foundOn", new Uri(page.Url).Query);
        await head.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(first).ToHaveAttributeAsync("href", newest!);
        Assert.Equal("?sort=-foundOn", new Uri(page.Url).Query);
        await page.GoBackAsync();
        await Expect(first).ToHaveAttributeAsync("href", oldest!);
        await Expect(head).ToHaveAttributeAsync("aria-sort", "ascending");
        Assert.Equal([], await person.DisturbancesAsync());
    }

    [Fact]
    public async Task Page_PastTheEnd_LeadsToTheLast()
    {
        await using var person = await edition.SignedInAsync("detachment-admin", "/hazards?page=999");

        await Expect(person.Page.Locator(".list tbody tr")).Not.ToHaveCountAsync(0);

        await Expect(person.Page.Locator(".pages span.off")).ToHaveTextAsync("下一页");
    }

    [Fact]
    public async Task Order_ChosenOnAPhone_SortsTheList()
    {
        await using var person = await edition.SignedInAsync("detachment-admin", "/units", phone: true);
        var page = person.Page;
        var first = page.Locator(".list tbody .main a").First;
        var before = await first.GetAttributeAsync("href");

        await page.GetByLabel("排序").SelectOptionAsync("-name");

        await Expect(first).Not.ToHaveAttributeAsync("href", before!);
        Assert.Equal("?sort=-name", new Uri(page.Url).Query);
        Assert.Equal([], await person.DisturbancesAsync());
    }

    [Theory]
    [InlineData("/units")]
    [InlineData("/hazards")]
    [InlineData("/interviews")]
    [InlineData("/commitments")]
    [InlineData("/proposals")]
    [InlineData("/agencies")]
    [InlineData("/complaints")]
    [InlineData("/notifications?show=all")]
    [InlineData("/tasks")]
    [InlineData("/accounts")]
    public async Task Heads_OfAList_AskForOrdersThatTheServiceKnows(string list)
    {
        await using var person = await edition.SignedInAsync("detachment-admin", list);
        var heads = person.Page.Locator(".list thead a");
        await Expect(heads).Not.ToHaveCountAsync(0);

        for (var i = 0; i < await heads.CountAsync(); i++)
        {
            await heads.Nth(i).ClickAsync();
            await Expect(heads.Nth(i).Locator("xpath=..")).ToHaveAttributeAsync("aria-sort", new System.Text.RegularExpressions.Regex("ending$"));
            await Expect(person.Page.Locator(".problem")).ToHaveCountAsync(0);
            await Expect(person.Page.Locator(".list tbody tr")).Not.ToHaveCountAsync(0);
        }
    }
}
