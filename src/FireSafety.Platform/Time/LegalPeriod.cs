using FireSafety.Platform.Errors;

namespace FireSafety.Platform.Time;

/// <summary>What a legal period is counted in.</summary>
public enum LegalClock
{
    /// <summary>Working days by the published calendar; the start day is not counted.</summary>
    WorkingDays,
    /// <summary>Every day counts, the start day does not; the end does not move when it falls on a holiday, because such
    /// a period is the longest that a measure may last.</summary>
    CalendarDays,
    /// <summary>Hours from the moment itself, through nights and holidays.</summary>
    ClockHours,
}

/// <summary>A period that a rule gives, with the article it comes from.</summary>
/// <param name="Clock">What it is counted in.</param>
/// <param name="Amount">Days or hours, 1 or more.</param>
/// <param name="Source">The article as a reader would cite it, e.g. <c>消防监督检查规定（公安部令第120号）第二十条</c>.</param>
public sealed record LegalPeriod(LegalClock Clock, int Amount, string Source)
{
    /// <summary>Days or hours, 1 or more.</summary>
    public int Amount { get; } = Amount >= 1 ? Amount : throw new ArgumentOutOfRangeException(nameof(Amount), Amount, "1 or more");

    /// <summary>The last day of a period of days.</summary>
    /// <param name="start">The day of the cause, in Asia/Shanghai; not counted.</param>
    /// <param name="calendar">Asked for working days only.</param>
    /// <param name="due">The last day in time; meaningless with an error.</param>
    /// <returns><c>null</c>, <see cref="CalendarErrors.YearNotPublished"/> or <see cref="CalendarErrors.OutOfRange"/>.</returns>
    /// <exception cref="InvalidOperationException">The period counts hours, which a date alone cannot start.</exception>
    public Error? DueOn(DateOnly start, WorkingCalendar calendar, out DateOnly due)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        switch (Clock)
        {
            case LegalClock.WorkingDays:
                return calendar.AddWorkingDays(start, Amount, out due);
            case LegalClock.CalendarDays:
                var inRange = Amount <= DateOnly.MaxValue.DayNumber - start.DayNumber;
                due = inRange ? start.AddDays(Amount) : default;
                return inRange ? null : CalendarErrors.OutOfRange;
            default:
                throw new InvalidOperationException("A period of hours starts at a moment: use DueAt.");
        }
    }

    /// <summary>
    /// The moment the period is over, UTC: an act before it is in time, an act at or after it is late. For days this is the
    /// midnight in Asia/Shanghai that ends the last day.
    /// </summary>
    /// <param name="startUtc">The moment of the cause, UTC.</param>
    /// <param name="calendar">Asked for working days only.</param>
    /// <param name="dueUtc">First late moment, UTC; meaningless with an error.</param>
    /// <returns>As <see cref="DueOn"/>.</returns>
    public Error? DueAt(DateTime startUtc, WorkingCalendar calendar, out DateTime dueUtc)
    {
        dueUtc = default;
        // One day of room keeps the time zone's shift and the closing midnight inside the range.
        if (DateTime.MaxValue - startUtc < TimeSpan.FromDays(1))
            return CalendarErrors.OutOfRange;
        if (Clock == LegalClock.ClockHours)
        {
            var length = TimeSpan.FromHours(Amount);
            if (DateTime.MaxValue - startUtc < length)
                return CalendarErrors.OutOfRange;
            dueUtc = DateTime.SpecifyKind(startUtc + length, DateTimeKind.Utc);
            return null;
        }

        if (DueOn(Time.Clock.DateOf(startUtc), calendar, out var due) is { } error)
            return error;
        if (due == DateOnly.MaxValue)
            return CalendarErrors.OutOfRange;
        dueUtc = Time.Clock.ToUtc(due.AddDays(1), TimeOnly.MinValue);
        return null;
    }
}
