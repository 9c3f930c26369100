using System.Globalization;

namespace FireSafety.Web.Services;

/// <summary>What "today" means for deadlines: as the services say with every answer, which in a demonstration is another day than the calendar's.</summary>
internal sealed class BusinessClock(TimeProvider time)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private long offset;

    public DateTimeOffset Now => (time.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref offset))).ToOffset(China);

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    public void Learn(HttpResponseMessage reply)
    {
        if (reply.Headers.TryGetValues("Business-Time", out var values) && DateTimeOffset.TryParse(values.First(), CultureInfo.InvariantCulture, out var now))
            Interlocked.Exchange(ref offset, (now - time.GetUtcNow()).Ticks);
    }

    /// <summary>A moment on the clock of those who read it.</summary>
    public static DateTimeOffset Local(DateTimeOffset at) => at.ToOffset(China);
}
