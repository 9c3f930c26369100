using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FireSafety.EndToEnd.Tests;

/// <summary>A change in a dialog over a page, as a person makes it: filled in field by field, sent, and gone once it is done.</summary>
internal sealed class Dialog(Person person)
{
    private ILocator Window => person.Page.GetByRole(AriaRole.Dialog);

    /// <summary>Fills a field by its label.</summary>
    public Task FillAsync(string label, string value) => Field(label).FillAsync(value);

    /// <summary>Chooses in a field by its label.</summary>
    public Task ChooseAsync(string label, string option) => Field(label).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Chooses the first that a field offers beside nothing.</summary>
    public Task ChooseFirstAsync(string label) => Field(label).SelectOptionAsync(new SelectOptionValue { Index = 1 });

    /// <summary>Ticks a box by its label.</summary>
    public Task TickAsync(string label) => Field(label).CheckAsync();

    /// <summary>Takes the tick away again.</summary>
    public Task UntickAsync(string label) => Field(label).UncheckAsync();

    /// <summary>Types a name and takes the first that is found.</summary>
    public async Task PickAsync(string label, string name)
    {
        await Field(label).FillAsync(name);
        await Window.Locator("[role=option]").First.ClickAsync();
        await Expect(Window.GetByRole(AriaRole.Button, new() { Name = "移除" + name })).ToBeVisibleAsync();
    }

    /// <summary>Sends it, and waits until it was done.</summary>
    public async Task SendAsync(string button)
    {
        await PressAsync(button);
        await Expect(Window).ToHaveCountAsync(0);
    }

    /// <summary>Sends it, or gives it up.</summary>
    public Task PressAsync(string button) => Window.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>A field of any kind that has such a label, with or without the mark of those that must be filled.</summary>
    private ILocator Field(string label) => Window.GetByLabel(new Regex($@"^\s*{Regex.Escape(label)}( \*)?\s*$")).First;
}
