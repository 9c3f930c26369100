using FireSafety.Platform.Errors;

namespace FireSafety.Platform.Time;

/// <summary>Why a legal date cannot be told.</summary>
public static class CalendarErrors
{
    /// <summary>A day is needed from a year whose holidays the State Council has not announced, or that is not loaded.</summary>
    public static readonly Error YearNotPublished = new(
        "calendar.year-not-published",
        ErrorKind.Rule,
        "尚未收录{0}年的节假日安排，不能推算工作日期限；请在国务院办公厅公布该年安排后更新工作日历，再计算期限。");

    /// <summary>The date lies outside the years 1 to 9999.</summary>
    public static readonly Error OutOfRange = new(
        "calendar.out-of-range",
        ErrorKind.Rule,
        "起算日期与期限相加超出可表示的日期范围，请检查起算日期和期限。");
}
