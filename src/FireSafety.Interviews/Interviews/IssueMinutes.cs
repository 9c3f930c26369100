using FireSafety.Interviews.Data;
using FireSafety.Interviews.Policies;
using FireSafety.Platform.Numbering;

namespace FireSafety.Interviews.Interviews;

/// <summary>Numbers the minutes, has them signed off and freezes the file. A corrected version keeps the number.</summary>
internal static class IssueMinutes
{
    /// <param name="SignedBy">The convener, or who signs for the convener; the person asking when not given.</param>
    internal sealed record Request(string? SignedBy);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.SignedBy).MaximumLength(100);
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(WholeRecord(db), id, async interview =>
        {
            if (interview.CheckMinutes() is { } refusal)
                return refusal;
            var (year, correction) = (clock.Today.Year, interview.Correction);
            var series = Divisions.OfPath(interview.Jurisdiction).ShortName + InterviewPolicies.Current.MinutesSeries;
            var number = interview.MinutesNumber ?? OfficialNumber.Of(series, year, await db.NextNumberAsync(series, year, ct));
            if (interview.IssueMinutes(number, clock.UtcNow) is { } refused)
                return refused;
            db.Minutes.Add(new MinutesVersion
            {
                InterviewId = interview.Id,
                Version = interview.MinutesVersion,
                Number = number,
                IssuedAt = clock.UtcNow,
                SignedBy = request.SignedBy ?? db.Session.Command!.Actor.Name,
                Correction = correction,
                Content = MinutesDocument.Of(interview, clock.UtcNow),
            });
            return null;
        }, ct);

    /// <summary>An interview with all that its minutes say.</summary>
    public static IQueryable<Interview> WholeRecord(InterviewsDbContext db) => db.Interviews
        .Include(i => i.Parties).Include(i => i.Attendees).Include(i => i.Problems).Include(i => i.Demands).Include(i => i.Commitments)
        .AsSplitQuery();
}

/// <summary>Opens issued minutes for a correction.</summary>
internal static class CorrectMinutes
{
    internal sealed record Request(string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews, id, i => i.CorrectMinutes(request.Reason), ct);
}
