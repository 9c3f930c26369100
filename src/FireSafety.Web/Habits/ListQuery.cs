using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace FireSafety.Web.Habits;

/// <summary>What a list shows: page, order and filters, all of it in the address, so that a link or the back button leads to the same rows.</summary>
public sealed class ListQuery(NavigationManager navigation)
{
    /// <summary>Rows to a page.</summary>
    public const int PageSize = 20;

    // Which of several lists it is, and what it shows of each row.
    private static readonly string[] Views = ["tab", "show", "measure"];

    private readonly Dictionary<string, StringValues> values =
        new(QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query), StringComparer.OrdinalIgnoreCase);

    /// <summary>The page's own part of the address: lists with other parts are other lists.</summary>
    public string Path { get; } = new Uri(navigation.Uri).AbsolutePath;

    public string? this[string name] => values.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value[0]) ? value[0] : null;

    public int Page => Math.Max(1, Number("page") ?? 1);
    /// <summary>The order that was asked for, as the service names it; with <c>-</c> before it the other way round.</summary>
    public string? Sort => this["sort"];
    public int? Number(string name) => int.TryParse(this[name], CultureInfo.InvariantCulture, out var number) ? number : null;
    public Guid? Id(string name) => Guid.TryParse(this[name], out var id) ? id : null;
    public bool? Flag(string name) => bool.TryParse(this[name], out var flag) ? flag : null;
    public DateOnly? Day(string name) => DateOnly.TryParse(this[name], CultureInfo.InvariantCulture, out var day) ? day : null;
    public T? Choice<T>(string name) where T : struct, Enum => Enum.TryParse<T>(this[name], out var value) && Enum.IsDefined(value) ? value : null;

    public IReadOnlyList<T> Choices<T>(string name) where T : struct, Enum =>
        values.TryGetValue(name, out var chosen) ? [.. chosen.Where(v => Enum.TryParse<T>(v, out var e) && Enum.IsDefined(e)).Select(v => Enum.Parse<T>(v!))] : [];

    /// <summary>Whether anything but page, order and view is chosen.</summary>
    public bool IsFiltered => values.Any(v => v.Key is not ("page" or "sort") && !Views.Contains(v.Key) && !string.IsNullOrWhiteSpace(v.Value));

    /// <summary>Address of the same list with nothing chosen, in the same order and view.</summary>
    public string Cleared => QueryHelpers.AddQueryString(Path, values.Where(v => v.Key == "sort" || Views.Contains(v.Key)));

    /// <summary>Address of the same list with one thing changed; a changed filter or order begins at the first page.</summary>
    public string With(string name, object? value) => navigation.GetUriWithQueryParameters(name == "page"
        ? new Dictionary<string, object?> { [name] = value }
        : new Dictionary<string, object?> { ["page"] = null, [name] = value });

    /// <summary>Shows the list with one thing changed.</summary>
    public void Set(string name, object? value) => navigation.NavigateTo(With(name, value is "" ? null : value), replace: true);
}
