namespace FireSafety.Platform.Time;

/// <summary>
/// The business clock: what "now" and "today" mean for deadlines and dates on documents. Infrastructure (leases, back-off,
/// retention) uses <see cref="TimeProvider"/> directly and is not moved by a scenario.
/// </summary>
/// <remarks>A replayed scenario of 2024 lives in 2024: its player moves the clock forward and the clock runs on from there.</remarks>
public sealed class Clock(TimeProvider time)
{
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8); // one zone, no daylight saving since 1991
    private long offsetTicks;

    /// <summary>How far business time is from real time; zero outside a scenario.</summary>
    public TimeSpan Offset
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));
        private set => Interlocked.Exchange(ref offsetTicks, value.Ticks);
    }

    /// <summary>Business time, UTC.</summary>
    public DateTime UtcNow => time.GetUtcNow().UtcDateTime + Offset;

    /// <summary>Business date in Asia/Shanghai.</summary>
    public DateOnly Today => DateOf(UtcNow);

    /// <summary>Makes business time run on from <paramref name="utc"/>.</summary>
    public void MoveTo(DateTime utc) => Offset = utc - time.GetUtcNow().UtcDateTime;

    /// <summary>Makes business time run on from <paramref name="utc"/> unless it has been moved there or beyond before: it does not go back.</summary>
    /// <returns>Whether it was moved.</returns>
    public bool MoveOn(DateTime utc)
    {
        if (Offset != TimeSpan.Zero && utc <= UtcNow)
            return false;
        MoveTo(utc);
        return true;
    }

    /// <summary>The Asia/Shanghai date of a UTC time.</summary>
    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(utc + ChinaOffset);

    /// <summary>UTC of an Asia/Shanghai wall-clock time.</summary>
    public static DateTime ToUtc(DateOnly date, TimeOnly time) =>
        DateTime.SpecifyKind(date.ToDateTime(time) - ChinaOffset, DateTimeKind.Utc);
}
