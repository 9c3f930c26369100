using Microsoft.AspNetCore.Components;

namespace FireSafety.Web.Habits;

/// <summary>A column of a <see cref="ListPage{TRow}"/>.</summary>
public sealed class Column<TRow> : ComponentBase, IDisposable
{
    /// <summary>The list it belongs to.</summary>
    [CascadingParameter] public ListPage<TRow> List { get; set; } = null!;

    /// <summary>Over the column; on a phone before each value.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary><c>number</c> for figures, <c>main</c> for what a row is called, <c>wide</c> for what may be left out on a phone.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>The order that its head asks the service for first, e.g. <c>-isMajor</c>: what is asked for again is turned round. Null when the list cannot be sorted by it.</summary>
    [Parameter] public string? Sort { get; set; }

    /// <summary>The value of a row.</summary>
    [Parameter, EditorRequired] public RenderFragment<TRow> ChildContent { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => List.Add(this);

    /// <inheritdoc/>
    public void Dispose() => List.Remove(this);
}
