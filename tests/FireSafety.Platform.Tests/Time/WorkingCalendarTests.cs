using CsCheck;
using FireSafety.Platform.Errors;
using FireSafety.Platform.Time;

namespace FireSafety.Platform.Tests.Time;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Published();

    // Far enough inside 2024-2026 that 60 working days in either direction stay published.
    private static readonly Gen<DateOnly> Day = Gen.Int[120, 960].Select(n => new DateOnly(2024, 1, 1).AddDays(n));

    [Theory]
    [InlineData("2024-02-08", 3, "2024-02-19")]
    [InlineData("2024-02-28", 3, "2024-03-04")]
    [InlineData("2024-04-03", 3, "2024-04-09")]
    [InlineData("2025-01-24", 3, "2025-02-05")]
    [InlineData("2025-04-25", 5, "2025-05-06")]
    [InlineData("2025-09-26", 7, "2025-10-13")]
    [InlineData("2026-02-13", 3, "2026-02-25")]
    [InlineData("2026-04-30", 10, "2026-05-18")]
    [InlineData("2026-09-30", 3, "2026-10-10")]
    public void AddWorkingDays_AroundHolidays_SkipsHolidaysAndCountsMakeUpDays(string start, int days, string expected)
    {
        var error = Calendar.AddWorkingDays(Date(start), days, out var due);

        Assert.Null(error);
        Assert.Equal(Date(expected), due);
    }

    [Fact]
    public void AddWorkingDays_ZeroDays_IsTheStartItself()
    {
        var error = Calendar.AddWorkingDays(Date("2024-02-10"), 0, out var due);

        Assert.Null(error);
        Assert.Equal(Date("2024-02-10"), due);
    }

    [Fact]
    public void AddWorkingDays_StartYearNotPublishedButDaysAre_NeedsOnlyTheDays()
    {
        var error = Calendar.AddWorkingDays(Date("2023-12-31"), 1, out var due);

        Assert.Null(error);
        Assert.Equal(Date("2024-01-02"), due);
    }

    [Fact]
    public void AddWorkingDays_IntoYearNotPublished_RefusesNamingTheYear()
    {
        var error = Calendar.AddWorkingDays(Date("2026-12-30"), 3, out _);

        Assert.Equal("calendar.year-not-published", error?.Code);
        Assert.Equal(ErrorKind.Rule, error?.Kind);
        Assert.Contains("2027年", error?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void AddWorkingDays_EndOfTime_Refuses()
    {
        var error = Calendar.AddWorkingDays(DateOnly.MaxValue, 1, out _);

        Assert.Equal(CalendarErrors.OutOfRange, error);
    }

    [Fact]
    public void AddWorkingDays_NegativeDays_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(Date("2024-03-01"), -1, out _));

    [Theory]
    [InlineData("2024-03-04", 3, "2024-02-28")]
    [InlineData("2024-02-19", 3, "2024-02-08")]
    [InlineData("2026-10-10", 1, "2026-10-09")]
    public void SubtractWorkingDays_AroundHolidays_IsTheLastDayForNotice(string start, int days, string expected)
    {
        var error = Calendar.SubtractWorkingDays(Date(start), days, out var due);

        Assert.Null(error);
        Assert.Equal(Date(expected), due);
    }

    [Fact]
    public void SubtractWorkingDays_IntoYearNotPublished_RefusesNamingTheYear()
    {
        var error = Calendar.SubtractWorkingDays(Date("2024-01-02"), 1, out _);

        Assert.Contains("2023年", error?.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023-12-31", 251, "2024-12-31")]
    [InlineData("2024-12-31", 248, "2025-12-31")]
    [InlineData("2025-12-31", 248, "2026-12-31")]
    public void AddWorkingDays_AsManyAsAYearHas_EndsOnItsLastOne(string before, int days, string last)
    {
        var error = Calendar.AddWorkingDays(Date(before), days, out var due);

        Assert.Null(error);
        Assert.Equal(Date(last), due);
    }

    [Fact]
    public void Explain_AnyPublishedStart_CountsAsManyWorkingDays() =>
        Gen.Select(Day, Gen.Int[0, 60]).Sample((start, days) =>
            Calendar.Explain(start, days, out var explanation) is null
            && explanation!.Days.Count(d => d.Kind is DayKind.Workday or DayKind.MakeUpWorkday) == days);

    [Fact]
    public void AddWorkingDays_MoreDays_IsLater() =>
        Gen.Select(Day, Gen.Int[0, 59]).Sample((start, days) =>
            Calendar.AddWorkingDays(start, days, out var sooner) is null
            && Calendar.AddWorkingDays(start, days + 1, out var later) is null
            && later > sooner);

    [Fact]
    public void SubtractWorkingDays_FromAWorkingDay_UndoesAdding() =>
        Gen.Select(Day, Gen.Int[1, 60]).Sample((start, days) =>
            Calendar.AddWorkingDays(start, 1, out var workday) is null
            && Calendar.SubtractWorkingDays(workday, days, out var before) is null
            && Calendar.AddWorkingDays(before, days, out var back) is null
            && back == workday);

    [Fact]
    public void Explain_OverSpringFestival_NamesEveryDaySkipped()
    {
        var error = Calendar.Explain(Date("2024-02-08"), 3, out var explanation);

        Assert.Null(error);
        Assert.Equal(Date("2024-02-19"), explanation?.Due);
        Assert.Equal(8, explanation?.Skipped.Count);
        Assert.Equal(
            "自2024年2月8日起3个工作日（当日不计），至2024年2月19日届满；不计入：2月10日至2月17日（节假日）；计入：2月18日（调休上班）。",
            explanation?.Describe());
    }

    [Fact]
    public void Explain_OverWeekend_SaysWeekend()
    {
        Calendar.Explain(Date("2024-02-28"), 3, out var explanation);

        Assert.Equal("自2024年2月28日起3个工作日（当日不计），至2024年3月4日届满；不计入：3月2日至3月3日（周末）。", explanation?.Describe());
    }

    [Fact]
    public void Explain_YearNotPublished_GivesNoExplanation()
    {
        var error = Calendar.Explain(Date("2026-12-31"), 1, out var explanation);

        Assert.NotNull(error);
        Assert.Null(explanation);
    }

    [Fact]
    public void Constructor_MakeUpDayThatIsNoWeekend_Throws()
    {
        var slip = new PublishedYear([], [Date("2024-02-05")]);

        Assert.Throws<ArgumentException>(() => new WorkingCalendar(new Dictionary<int, PublishedYear> { [2024] = slip }));
    }

    [Fact]
    public void Constructor_DateUnderAnotherYear_Throws()
    {
        var slip = new PublishedYear([Date("2025-01-01")], []);

        Assert.Throws<ArgumentException>(() => new WorkingCalendar(new Dictionary<int, PublishedYear> { [2024] = slip }));
    }

    private static DateOnly Date(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
