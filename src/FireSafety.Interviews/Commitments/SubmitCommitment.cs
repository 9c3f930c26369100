using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Commitments;

internal static class SubmitCommitment
{
    /// <param name="Proof">Text of the proof, or where it is filed.</param>
    /// <param name="SubmittedBy">The party's person, when staff enter what was handed in on paper.</param>
    internal sealed record Request(string Proof, string? SubmittedBy);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Proof).NotEmpty().MaximumLength(2000);
            RuleFor(r => r.SubmittedBy).MaximumLength(50);
        }
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, Clock clock, CancellationToken ct)
    {
        db.Respond();
        var actor = db.Session.Command!.Actor;
        var forOther = !db.OnlyOwn && !string.IsNullOrWhiteSpace(request.SubmittedBy);
        return db.ChangeCommitmentAsync(id, i => i.SubmitCommitment(
            id, request.Proof, forOther ? request.SubmittedBy! : actor.Name, forOther && actor.IsMachine ? null : actor.Id, clock.UtcNow), ct);
    }
}
