using FireSafety.Interviews.Data;
using FireSafety.Interviews.Proposals;

namespace FireSafety.Interviews.Interviews;

/// <summary>Cancels an interview; the proposals it took up wait for a decision again.</summary>
internal static class CancelInterview
{
    internal sealed record Request(string Reason) : IReasoned;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews.Include(i => i.Parties), id, async interview =>
        {
            if (interview.Cancel(request.Reason) is { } refusal)
                return refusal;
            await interview.ReopenProposalsAsync(db, null, ct);
            return null;
        }, ct);
}
