using FireSafety.Web.Services;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace FireSafety.Web.Habits;

/// <summary>Changes that need no form, and the dialogs of those that do.</summary>
internal sealed class Commands(ISnackbar notices, IDialogService dialogs)
{
    /// <summary>A form could not be sent because somebody else has changed what the page shows.</summary>
    public bool IsOutdated { get; set; }

    /// <summary>Does it and says so, or says why not.</summary>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> DoAsync(Func<Task> send, string said, long? version = null)
    {
        var outcome = await new Submission { Version = version }.SendAsync(async () =>
        {
            await send();
            return true;
        });
        notices.Clear(); // what the last step said would cover the page this one stands on
        notices.Add(outcome.Problem?.Detail ?? said, outcome.IsDone ? Severity.Success : Severity.Error);
        return outcome.IsDone;
    }

    /// <summary>Reads what a form begins with, or says why it cannot be had.</summary>
    public async Task<T?> AskAsync<T>(Func<Task<T>> ask) where T : class
    {
        var outcome = await Outcome.OfAsync(ask);
        if (outcome.Problem is { } problem)
            notices.Add(problem.Detail, Severity.Error);
        return outcome.Value;
    }

    /// <summary>The same for what cannot be undone: asks first.</summary>
    public async Task<bool> ConfirmAsync(string title, string warning, string yes, string no, Func<Task> send, string said, long? version = null) =>
        await dialogs.ShowMessageBoxAsync(title, warning, yes, cancelText: no) == true && await DoAsync(send, said, version);

    /// <summary>Opens a form in a dialog.</summary>
    /// <param name="parameters">Its parameters by name.</param>
    /// <returns>Whether the page is to be read again: what it is for was done, or somebody else was quicker.</returns>
    public async Task<bool> OpenAsync<TDialog>(params (string Name, object? Value)[] parameters) where TDialog : IComponent
    {
        var given = new DialogParameters();
        foreach (var (name, value) in parameters)
            given.Add(name, value);
        notices.Clear(); // on a phone they would lie over its buttons
        IsOutdated = false;
        var dialog = await dialogs.ShowAsync<TDialog>(null, given);
        return await dialog.Result is { Canceled: false } || IsOutdated;
    }
}
