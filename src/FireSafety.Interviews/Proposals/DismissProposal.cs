using FireSafety.Interviews.Data;

namespace FireSafety.Interviews.Proposals;

internal static class DismissProposal
{
    internal sealed record Request(string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, CancellationToken ct) =>
        db.ChangeAsync(db.Proposals, id, p => p.Dismiss(request.Reason, db.Session.Command!.Actor.Name), ct);
}
