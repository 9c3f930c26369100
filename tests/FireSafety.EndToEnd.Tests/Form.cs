using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>A form at the screen, in a dialog or on a page of its own.</summary>
internal sealed class Form(ILocator at)
{
    /// <summary>Fills a field.</summary>
    public async Task<Form> FillAsync(string label, string value)
    {
        await Field(label).FillAsync(value);
        return this;
    }

    /// <summary>Chooses in a field.</summary>
    public async Task<Form> ChooseAsync(string label, string option)
    {
        await Field(label).SelectOptionAsync(new SelectOptionValue { Label = option });
        return this;
    }

    /// <summary>Types part of a name and takes the first found that has it; what was found while typing is not it yet.</summary>
    public async Task<Form> PickAsync(string label, string part)
    {
        await Field(label).FillAsync("");
        await Field(label).PressSequentiallyAsync(part);
        await at.Locator("[role=option]", new() { HasText = part }).First.ClickAsync();
        return this;
    }

    /// <summary>Ticks a box.</summary>
    public async Task<Form> TickAsync(string label)
    {
        await Field(label).CheckAsync();
        return this;
    }

    /// <summary>Presses a button, and waits until the form is gone.</summary>
    public async Task SendAsync(string button)
    {
        await PressAsync(button);
        await Expect(at).ToHaveCountAsync(0);
    }

    /// <summary>Presses a button.</summary>
    public Task PressAsync(string button) => at.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Waits until the form says something.</summary>
    public Task SaysAsync(string text) => Expect(at).ToContainTextAsync(text);

    /// <summary>Closes it without sending.</summary>
    public Task GiveUpAsync() => SendAsync("取消");

    private ILocator Field(string label) => at.GetByLabel(label).First;
}
