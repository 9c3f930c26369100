using MudBlazor;

namespace FireSafety.Web.Shell;

/// <summary>The look, chosen once: a public service's desk — ink on paper, the service's red for what acts, dense and without decoration.</summary>
internal sealed class Theme
{
    public const string Cookie = "theme";
    public const string Dark = "dark";
    public const string Light = "light";

    public static readonly MudTheme Look = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#a3241c",
            PrimaryContrastText = "#ffffff",
            Secondary = "#1f4e79",
            Tertiary = "#5b6270",
            Info = "#1f5b94",
            Success = "#1b6b3a",
            Warning = "#8a5200",
            Error = "#b3261e",
            Background = "#f4f5f7",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#1d2129",
            DrawerBackground = "#ffffff",
            DrawerText = "#1d2129",
            TextPrimary = "#1d2129",
            TextSecondary = "#4e5663",
            TextDisabled = "#6b7280",
            ActionDefault = "#4e5663",
            LinesDefault = "#dfe2e7",
            LinesInputs = "#8a919e",
            Divider = "#e4e7eb",
            TableLines = "#e4e7eb",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#f2a59d",
            PrimaryContrastText = "#2b0b08",
            Secondary = "#9cc4ea",
            Tertiary = "#a4abb6",
            Info = "#8fc1f0",
            Success = "#86cfa0",
            Warning = "#f0bf7a",
            Error = "#f4aba4",
            Background = "#14171b",
            Surface = "#1d2127",
            AppbarBackground = "#1d2127",
            AppbarText = "#e6e8eb",
            DrawerBackground = "#1d2127",
            DrawerText = "#e6e8eb",
            TextPrimary = "#e6e8eb",
            TextSecondary = "#b3bac5",
            TextDisabled = "#98a0ac",
            ActionDefault = "#b3bac5",
            LinesDefault = "#343a43",
            LinesInputs = "#7b8492",
            Divider = "#2c3138",
            TableLines = "#2c3138",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px", DrawerWidthLeft = "208px", AppbarHeight = "48px" },
        Typography = new Typography
        {
            Default = new DefaultTypography
            {
                FontFamily = ["system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"],
                FontSize = ".875rem",
                LineHeight = "1.55",
                LetterSpacing = "normal",
            },
        },
    };
}
