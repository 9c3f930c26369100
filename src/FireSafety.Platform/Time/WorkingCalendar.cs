using System.Globalization;
using FireSafety.Platform.Errors;
using FireSafety.Platform.Reference;

namespace FireSafety.Platform.Time;

/// <summary>One year's holiday arrangement, as the State Council office's notice gives it.</summary>
/// <param name="Holidays">Days off, weekend days among them included.</param>
/// <param name="MakeUpWorkdays">Saturdays and Sundays that are worked (调休).</param>
public sealed record PublishedYear(IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> MakeUpWorkdays);

/// <summary>
/// Working days (工作日) in Asia/Shanghai by the published holiday notices. A period's start day is not counted. A year without
/// a published notice gives an error, never a guess: its make-up days cannot be foreseen.
/// </summary>
public sealed class WorkingCalendar
{
    private static readonly Lazy<WorkingCalendar> Reference = new(LoadReference);
    private readonly HashSet<int> years = [];
    private readonly HashSet<DateOnly> holidays = [];
    private readonly HashSet<DateOnly> makeUpWorkdays = [];

    /// <summary>A calendar of the given years.</summary>
    /// <exception cref="ArgumentException">A date stands under another year, a make-up day is no weekend day, or a day is both
    /// off and worked: a slip in the data would silently move every deadline around it.</exception>
    public WorkingCalendar(IReadOnlyDictionary<int, PublishedYear> published)
    {
        ArgumentNullException.ThrowIfNull(published);
        foreach (var (year, days) in published)
        {
            if (days.Holidays.Concat(days.MakeUpWorkdays).Any(d => d.Year != year))
                throw new ArgumentException($"A date under {year} belongs to another year.", nameof(published));
            if (days.MakeUpWorkdays.Any(d => !IsWeekend(d) || days.Holidays.Contains(d)))
                throw new ArgumentException($"A make-up workday of {year} is no weekend day or is also a holiday.", nameof(published));
            years.Add(year);
            holidays.UnionWith(days.Holidays);
            makeUpWorkdays.UnionWith(days.MakeUpWorkdays);
        }
    }

    /// <summary>The calendar of <c>seeds/reference/working-calendar.json</c>, read once.</summary>
    /// <exception cref="InvalidDataException">The file is missing or contradicts itself.</exception>
    public static WorkingCalendar Published() => Reference.Value;

    /// <summary>Whether the year's holiday notice is in this calendar.</summary>
    public bool IsPublished(int year) => years.Contains(year);

    /// <summary>The <paramref name="days"/>-th working day after <paramref name="start"/>.</summary>
    /// <param name="start">Not counted itself, so its year need not be published.</param>
    /// <param name="days">Working days, 0 or more; 0 gives <paramref name="start"/>.</param>
    /// <param name="due">The last day of the period; meaningless with an error.</param>
    /// <returns><c>null</c>, or <see cref="CalendarErrors.YearNotPublished"/> naming the first year that is missing.</returns>
    public Error? AddWorkingDays(DateOnly start, int days, out DateOnly due) => Step(start, days, 1, null, out due);

    /// <summary>
    /// The <paramref name="days"/>-th working day before <paramref name="start"/>: the last day on which a notice is still
    /// "at least so many working days ahead".
    /// </summary>
    /// <param name="start">Not counted itself.</param>
    /// <param name="days">Working days, 0 or more; 0 gives <paramref name="start"/>.</param>
    /// <param name="due">The day found; meaningless with an error.</param>
    /// <returns>As <see cref="AddWorkingDays"/>.</returns>
    public Error? SubtractWorkingDays(DateOnly start, int days, out DateOnly due) => Step(start, days, -1, null, out due);

    /// <summary>As <see cref="AddWorkingDays"/>, with every day between and why it was or was not counted.</summary>
    /// <param name="start">Not counted itself.</param>
    /// <param name="days">Working days, 0 or more.</param>
    /// <param name="explanation"><c>null</c> exactly when there is an error.</param>
    public Error? Explain(DateOnly start, int days, out DeadlineExplanation? explanation)
    {
        var passed = new List<DateOnly>();
        var error = Step(start, days, 1, passed, out var due);
        explanation = error is null
            ? new DeadlineExplanation(start, days, due, [.. passed.Select(d => new DeadlineDay(d, KindOf(d)))])
            : null;
        return error;
    }

    private Error? Step(DateOnly start, int days, int direction, List<DateOnly>? passed, out DateOnly due)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        due = start;
        for (var left = days; left > 0;)
        {
            if (due == (direction > 0 ? DateOnly.MaxValue : DateOnly.MinValue))
                return CalendarErrors.OutOfRange;
            due = due.AddDays(direction);
            if (!IsPublished(due.Year))
                return NotPublished(due.Year);
            if (IsWorkingDay(due))
                left--;
            passed?.Add(due);
        }

        return null;
    }

    private bool IsWorkingDay(DateOnly day) => KindOf(day) is DayKind.Workday or DayKind.MakeUpWorkday;

    private DayKind KindOf(DateOnly day) =>
        holidays.Contains(day) ? DayKind.Holiday
        : makeUpWorkdays.Contains(day) ? DayKind.MakeUpWorkday
        : IsWeekend(day) ? DayKind.Weekend
        : DayKind.Workday;

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static Error NotPublished(int year) => CalendarErrors.YearNotPublished.With(year);

    private static WorkingCalendar LoadReference()
    {
        var file = ReferenceData.Load<CalendarFile>("working-calendar");
        try
        {
            return new WorkingCalendar(file.Years.ToDictionary(
                y => int.Parse(y.Key, NumberStyles.None, CultureInfo.InvariantCulture), y => y.Value));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"The working calendar contradicts itself: {e.Message}", e);
        }
    }

    private sealed record CalendarFile(Dictionary<string, PublishedYear> Years);
}
