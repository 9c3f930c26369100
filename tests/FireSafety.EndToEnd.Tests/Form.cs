using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>A form at the screen, in a dialog or on a page of its own; its fields are known by their labels.</summary>
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

    /// <summary>Chooses the first that a field offers beside nothing.</summary>
    public async Task<Form> ChooseFirstAsync(string label)
    {
        await Field(label).SelectOptionAsync(new SelectOptionValue { Index = 1 });
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

    /// <summary>Takes the tick away again.</summary>
    public async Task<Form> UntickAsync(string label)
    {
        await Field(label).UncheckAsync();
        return this;
    }

    /// <summary>What stands in a field.</summary>
    public Task<string> ValueAsync(string label) => Field(label).InputValueAsync();

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

    // The whole label, with or without the mark of what must be filled; the choices of a filter stand in its label too.
    private ILocator Field(string label) =>
        at.GetByLabel(new Regex($@"^\s*{Regex.Escape(label)}( \*)?(\s|$)")).And(at.Page.Locator("input, select, textarea")).First;
}
