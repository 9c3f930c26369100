using System.Globalization;

namespace FireSafety.Platform.Time;

/// <summary>Dates and ordinals as an official document writes them (GB/T 9704-2012: Arabic digits, no padding zero).</summary>
public static class ChineseDate
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary><c>2024年2月28日</c>.</summary>
    public static string Of(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");

    /// <summary><c>2024年2月28日9时30分</c>; on the hour <c>2024年2月28日9时</c>.</summary>
    public static string Of(DateOnly date, TimeOnly time) => time.Minute == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Of(date)}{time.Hour}时")
        : string.Create(CultureInfo.InvariantCulture, $"{Of(date)}{time.Hour}时{time.Minute:00}分");

    /// <summary>The ordinal of a section or demand: 1 → 一, 12 → 十二, 20 → 二十.</summary>
    /// <param name="number">1 to 99.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 99.</exception>
    public static string Ordinal(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99);
        var (tens, units) = Math.DivRem(number, 10);
        var head = tens switch { 0 => "", 1 => "十", _ => $"{Digits[tens]}十" };
        return units == 0 ? head : $"{head}{Digits[units]}";
    }
}
