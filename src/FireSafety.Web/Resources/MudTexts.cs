using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace FireSafety.Web.Resources;

/// <summary>The component library's own words, from <c>MudTexts.resx</c>.</summary>
internal sealed class MudTexts : MudLocalizer
{
    private static readonly ResourceManager Resources = new(typeof(MudTexts).FullName!, typeof(MudTexts).Assembly);

    public override LocalizedString this[string key] =>
        Resources.GetString(key, CultureInfo.CurrentUICulture) is { } text ? new LocalizedString(key, text) : new LocalizedString(key, key, resourceNotFound: true);
}
