using FireSafety.Interviews.Data;
using FireSafety.Interviews.Policies;

namespace FireSafety.Interviews.Interviews;

/// <summary>Records that the interview was held; parties without anyone present are absent from then on.</summary>
internal static class HoldInterview
{
    /// <param name="HeldAt">Now when not given.</param>
    /// <param name="Host">Who presided; the convener when not given.</param>
    /// <param name="Opening">The convener's statement of reason, purpose and problems.</param>
    internal sealed record Request(DateTimeOffset? HeldAt, string? Host, string? Recorder, string Opening);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.HeldAt).Must(at => at is null || at.Value.Year is > 2000 and < 2100).WithMessage("请填写有效的召开时间。");
            RuleFor(r => r.Host).MaximumLength(100);
            RuleFor(r => r.Recorder).MaximumLength(50);
            RuleFor(r => r.Opening).NotEmpty().MaximumLength(4000);
        }
    }

    public static Task<Reply<Changed>> Handle(
        Guid id, Request request, InterviewsDbContext db, Clock clock, WorkingCalendar calendar, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews.Include(i => i.Parties).Include(i => i.Attendees).AsSplitQuery(), id, interview =>
        {
            var heldAt = request.HeldAt?.UtcDateTime ?? clock.UtcNow;
            var day = Clock.DateOf(heldAt);
            var policies = InterviewPolicies.Current;
            return calendar.AddWorkingDays(day, policies.MinutesWorkingDays.Value, out var minutesDueOn)
                ?? calendar.AddWorkingDays(day, policies.FeedbackWorkingDays.Value, out var feedbackDueOn)
                ?? interview.Hold(heldAt, request.Host ?? interview.Convener, request.Recorder, request.Opening, minutesDueOn, feedbackDueOn, clock.UtcNow);
        }, ct);
}
