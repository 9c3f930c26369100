using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Interviews;

internal static class CloseInterview
{
    internal sealed record Request(string Conclusion);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Conclusion).NotEmpty().MaximumLength(2000);
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, Clock clock, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews.Include(i => i.Parties).Include(i => i.Commitments).AsSplitQuery(), id, i =>
            i.Close(request.Conclusion, clock.UtcNow), ct);
}
