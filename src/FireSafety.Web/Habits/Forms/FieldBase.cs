using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace FireSafety.Web.Habits.Forms;

/// <summary>A field of a form: label, value, what is wrong with it. Works in a live form and in a plain document alike.</summary>
public abstract class FieldBase<T> : InputBase<T>
{
    /// <summary>Over the field.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Under the field: what to write, and why it is asked.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Cannot be left empty.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>A rule of this field: what is wrong with a value, null when nothing is.</summary>
    [Parameter] public Func<T?, string?>? Rule { get; set; }

    [CascadingParameter] private FormRules? Rules { get; set; }

    /// <summary>Id of the element.</summary>
    protected string Id { get; } = "field-" + FormRules.NextId().ToString(CultureInfo.InvariantCulture);

    /// <summary>Id of what is said under it.</summary>
    protected string FootId => Id + "-foot";

    /// <summary>Whether something is wrong with it.</summary>
    protected bool IsWrong => EditContext?.GetValidationMessages(FieldIdentifier).Any() == true;

    /// <summary>Whether it counts as left empty.</summary>
    protected virtual bool IsEmpty => CurrentValue is null || (CurrentValue is string text && string.IsNullOrWhiteSpace(text));

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        Rules?.Add(this, FieldIdentifier, Id, Check);
    }

    private string? Check() =>
        IsEmpty ? (Required ? FormRules.Missing(Label) : null) : Rule?.Invoke(CurrentValue);

    /// <inheritdoc/>
    protected override bool TryParseValueFromString(string? value, [MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out string? validationErrorMessage)
    {
        validationErrorMessage = null;
        // The framework takes a boolean to come from a check box, never as text from a choice of two.
        if ((Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)) == typeof(bool) && bool.TryParse(value, out var yes))
        {
            result = (T)(object)yes;
            return true;
        }
        if (string.IsNullOrEmpty(value) && typeof(T) == typeof(bool?))
        {
            result = default!;
            return true;
        }
        if (BindConverter.TryConvertTo(string.IsNullOrEmpty(value) && default(T) is null ? null : value, CultureInfo.InvariantCulture, out result!))
            return true;
        if (string.IsNullOrEmpty(value) && default(T) is null)
        {
            result = default!;
            return true;
        }
        validationErrorMessage = FormRules.Malformed(Label);
        return false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Rules?.Remove(this);
        base.Dispose(disposing);
    }
}
