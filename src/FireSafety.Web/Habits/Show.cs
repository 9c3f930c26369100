using System.Globalization;
using System.Numerics;
using FireSafety.Web.Services;

namespace FireSafety.Web.Habits;

/// <summary>How days, times and money are written, once for all pages.</summary>
internal static class Show
{
    /// <summary>2月28日; with the year when it is another one.</summary>
    public static string Day(this DateOnly day, BusinessClock clock) => day.Year == clock.Today.Year ? day.ToString("M", CultureInfo.CurrentCulture) : day.Day();

    /// <summary>2024-02-28.</summary>
    public static string Day(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Day(this DateOnly? day) => day?.Day() ?? "";

    /// <summary>2024-02-28 09:30, in China's time.</summary>
    public static string Time(this DateTimeOffset at) => BusinessClock.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Time(this DateTimeOffset? at) => at?.Time() ?? "";

    /// <summary>元, from 分.</summary>
    public static string Yuan(this long fen) => (fen / 100m).ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>With separators between thousands.</summary>
    public static string Count<T>(this T number) where T : INumber<T> => number.ToString("N0", CultureInfo.CurrentCulture);
}
