using FireSafety.Platform.Time;

namespace FireSafety.Platform.Tests.Time;

public sealed class LegalPeriodTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Published();

    [Fact]
    public void DueOn_WorkingDays_FollowsTheCalendar()
    {
        var reinspection = new LegalPeriod(LegalClock.WorkingDays, 3, "消防监督检查规定第二十条");

        var error = reinspection.DueOn(new DateOnly(2024, 2, 8), Calendar, out var due);

        Assert.Null(error);
        Assert.Equal(new DateOnly(2024, 2, 19), due);
    }

    [Fact]
    public void DueOn_CalendarDays_RunsThroughHolidaysAndYearsNotPublished()
    {
        var sealing = new LegalPeriod(LegalClock.CalendarDays, 30, "消防监督检查规定第二十二条");

        var error = sealing.DueOn(new DateOnly(2026, 12, 15), Calendar, out var due);

        Assert.Null(error);
        Assert.Equal(new DateOnly(2027, 1, 14), due);
    }

    [Fact]
    public void DueOn_CalendarDaysPastTheEndOfTime_Refuses()
    {
        var sealing = new LegalPeriod(LegalClock.CalendarDays, 30, "消防监督检查规定第二十二条");

        var error = sealing.DueOn(new DateOnly(9999, 12, 15), Calendar, out _);

        Assert.Equal(CalendarErrors.OutOfRange, error);
    }

    [Fact]
    public void DueOn_ClockHours_Throws()
    {
        var complaint = new LegalPeriod(LegalClock.ClockHours, 24, "消防监督检查规定第十八条");

        Assert.Throws<InvalidOperationException>(() => complaint.DueOn(new DateOnly(2024, 2, 9), Calendar, out _));
    }

    [Fact]
    public void DueAt_ClockHours_RunsThroughTheHoliday()
    {
        var complaint = new LegalPeriod(LegalClock.ClockHours, 24, "消防监督检查规定第十八条");
        var received = new DateTime(2024, 2, 9, 10, 30, 0, DateTimeKind.Utc);

        var error = complaint.DueAt(received, Calendar, out var due);

        Assert.Null(error);
        Assert.Equal(new DateTime(2024, 2, 10, 10, 30, 0, DateTimeKind.Utc), due);
        Assert.Equal(DateTimeKind.Utc, due.Kind);
    }

    [Fact]
    public void DueAt_WorkingDays_EndsAtMidnightInChina()
    {
        var service = new LegalPeriod(LegalClock.WorkingDays, 3, "消防监督检查规定第十九条");
        var lateEveningOfTheFifth = new DateTime(2024, 3, 5, 15, 59, 0, DateTimeKind.Utc);

        var error = service.DueAt(lateEveningOfTheFifth, Calendar, out var due);

        Assert.Null(error);
        Assert.Equal(new DateTime(2024, 3, 8, 16, 0, 0, DateTimeKind.Utc), due);
    }

    [Fact]
    public void DueAt_StartPastMidnightInChina_CountsFromTheChineseDay()
    {
        var service = new LegalPeriod(LegalClock.WorkingDays, 3, "消防监督检查规定第十九条");
        var firstMinuteOfTheSixth = new DateTime(2024, 3, 5, 16, 0, 0, DateTimeKind.Utc);

        service.DueAt(firstMinuteOfTheSixth, Calendar, out var due);

        Assert.Equal(new DateTime(2024, 3, 11, 16, 0, 0, DateTimeKind.Utc), due);
    }

    [Theory]
    [InlineData(LegalClock.ClockHours)]
    [InlineData(LegalClock.CalendarDays)]
    [InlineData(LegalClock.WorkingDays)]
    public void DueAt_EndOfTime_Refuses(LegalClock clock)
    {
        var error = new LegalPeriod(clock, 24, "示例条款").DueAt(DateTime.MaxValue, Calendar, out _);

        Assert.Equal(CalendarErrors.OutOfRange, error);
    }

    [Fact]
    public void DueAt_YearNotPublished_Refuses()
    {
        var period = new LegalPeriod(LegalClock.WorkingDays, 3, "示例条款");

        var error = period.DueAt(new DateTime(2026, 12, 31, 2, 0, 0, DateTimeKind.Utc), Calendar, out _);

        Assert.Equal("calendar.year-not-published", error?.Code);
    }

    [Fact]
    public void Constructor_NoLength_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LegalPeriod(LegalClock.WorkingDays, 0, "示例条款"));
}
