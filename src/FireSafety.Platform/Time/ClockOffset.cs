using FireSafety.Platform.Data;
using FireSafety.Platform.Errors;
using FireSafety.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace FireSafety.Platform.Time;

/// <summary>Section <c>Clock</c>.</summary>
internal sealed class ClockOptions
{
    /// <summary>Whether an operator may move business time, as a scenario does; on in Development only.</summary>
    public required bool Movable { get; init; }

    public static ClockOptions Of(IHostApplicationBuilder builder) =>
        new() { Movable = builder.Configuration.GetValue<bool?>("Clock:Movable") ?? builder.Environment.IsDevelopment() };

    public static readonly Error NotMovable = new(
        "clock.not-movable", ErrorKind.Conflict, "只有在演示环境中才能调整业务时间（Clock:Movable）。");

    public static readonly Error InTheFuture = new(
        "clock.in-the-future", ErrorKind.Rule, "业务时间不能晚于当前的实际时间。");
}

/// <summary>How far the business time of a database's service is from real time; no row where nobody moved it.</summary>
internal sealed class ClockOffset
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    public required long Ticks { get; set; }
}

internal static class ClockFollower
{
    public const string Step = "clock";
}

/// <summary>Lets every replica, and a restarted one, live in the time to which one was moved; not back, if it was moved on meanwhile.</summary>
internal sealed class ClockFollower<TContext>(TContext db, Clock clock, TimeProvider time) : IPeriodicStep
    where TContext : ServiceDbContext
{
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var row = await db.ClockOffsets.AsNoTracking().SingleOrDefaultAsync(ct);
        return row is not null && clock.MoveOn(time.GetUtcNow().UtcDateTime + TimeSpan.FromTicks(row.Ticks)) ? 1 : 0;
    }
}
