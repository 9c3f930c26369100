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
            await ReopenAsync(interview, db, ct);
            return null;
        }, ct);

    private static async Task ReopenAsync(Interview interview, InterviewsDbContext db, CancellationToken ct)
    {
        var taken = await db.Proposals.Where(p => p.InterviewId == interview.Id && p.Status == ProposalStatus.Accepted).ToListAsync(ct);
        // Grounds that came after acceptance opened a proposal of their own; one open proposal per subject is enough.
        var open = (await db.Proposals.Where(p => p.Kind == interview.Kind && p.Status == ProposalStatus.Open)
            .Where(p => db.Proposals.Any(t => t.InterviewId == interview.Id && t.SubjectId == p.SubjectId))
            .Select(p => p.SubjectId).ToListAsync(ct)).ToHashSet();
        foreach (var proposal in taken.OrderByDescending(p => p.LastGroundAt).Where(p => open.Add(p.SubjectId)))
            proposal.Reopen();
    }
}
