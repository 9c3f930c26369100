using System.Security.Cryptography;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Policies;
using FireSafety.Platform.Numbering;

namespace FireSafety.Interviews.Interviews;

/// <summary>Numbers the notice (约谈通知书) and lets it go out to every party.</summary>
internal static class SendNotices
{
    // Neither 0/O nor 1/I/L: the code is read from a wall and typed on a phone.
    private const string CodeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int CodeLength = 6;

    /// <param name="UrgentReason">Why fewer working days' notice than the policy's are given.</param>
    internal sealed record Request(string? UrgentReason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.UrgentReason).MaximumLength(500);
    }

    public static Task<Reply<Changed>> Handle(
        Guid id, Request request, InterviewsDbContext db, Clock clock, WorkingCalendar calendar, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews.Include(i => i.Parties), id, async interview =>
        {
            if ((interview.CheckNotifiable() ?? NoticePeriod.Check(interview.ScheduledAt, request.UrgentReason, clock, calendar)) is { } refusal)
                return refusal;
            var year = clock.Today.Year;
            var series = Divisions.OfPath(interview.Jurisdiction).ShortName + InterviewPolicies.Current.NoticeSeries;
            var number = OfficialNumber.Of(series, year, await db.NextNumberAsync(series, year, ct));
            return interview.Notify(number, RandomNumberGenerator.GetString(CodeAlphabet, CodeLength), request.UrgentReason, clock.UtcNow);
        }, ct);
}

/// <summary>Moves a notified interview; the notice period holds again.</summary>
internal static class Reschedule
{
    internal sealed record Request(DateTimeOffset ScheduledAt, string? Place, string? UrgentReason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ScheduledAt).Must(at => at.Year is > 2000 and < 2100).WithMessage("请填写有效的约谈时间。");
            RuleFor(r => r.Place).MaximumLength(100);
            RuleFor(r => r.UrgentReason).MaximumLength(500);
        }
    }

    public static Task<Reply<Changed>> Handle(
        Guid id, Request request, InterviewsDbContext db, Clock clock, WorkingCalendar calendar, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews.Include(i => i.Parties), id, interview =>
            NoticePeriod.Check(request.ScheduledAt.UtcDateTime, request.UrgentReason, clock, calendar)
                ?? interview.Reschedule(request.ScheduledAt.UtcDateTime, request.Place, request.UrgentReason, clock.UtcNow), ct);
}

/// <summary>At least so many working days ahead (policy), unless urgent with a reason.</summary>
internal static class NoticePeriod
{
    public static Error? Check(DateTime scheduledAt, string? urgentReason, Clock clock, WorkingCalendar calendar)
    {
        if (scheduledAt <= clock.UtcNow)
            return InterviewErrors.ScheduledInPast;
        if (!string.IsNullOrWhiteSpace(urgentReason))
            return null;
        var days = InterviewPolicies.Current.NoticeWorkingDays.Value;
        return calendar.SubtractWorkingDays(Clock.DateOf(scheduledAt), days, out var latest)
            ?? (clock.Today > latest ? InterviewErrors.NoticeTooLate.With(days, latest) : null);
    }
}
