using FireSafety.Interviews.Data;
using FireSafety.Interviews.Proposals;

namespace FireSafety.Interviews.Interviews;

internal static class AddParties
{
    internal sealed record Request(IReadOnlyList<PartyFields> Parties);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Parties).NotEmpty().Must(p => p.Count <= Interview.MaxParties).WithMessage($"一次最多添加 {Interview.MaxParties} 家。");
            RuleForEach(r => r.Parties).NotNull().SetValidator(new PartyFields.Validator());
        }
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews.Include(i => i.Parties), id, async interview =>
        {
            if (interview.CheckPlanned() is { } tooLate)
                return tooLate;
            var (parties, refusal) = await PartyFields.ResolveAsync(request.Parties, interview, db, ct);
            if ((refusal ?? interview.Invite(parties)) is { } refused)
                return refused;
            await interview.TakeUpProposalsAsync(parties, db, ct);
            interview.Announce();
            return null;
        }, ct);
}

/// <summary>Takes parties out of a plan; the proposals about them wait for a decision again.</summary>
internal static class RemoveParties
{
    internal sealed record Request(IReadOnlyList<Guid> PartyIds);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.PartyIds).NotEmpty().Must(p => p.Count <= Interview.MaxParties)
            .WithMessage($"一次最多移除 {Interview.MaxParties} 家。");
    }

    public static Task<Reply<Changed>> Handle(Guid id, Request request, InterviewsDbContext db, CancellationToken ct) =>
        db.ChangeAsync(db.Interviews.Include(i => i.Parties).Include(i => i.Attendees).AsSplitQuery(), id, async interview =>
        {
            var ids = request.PartyIds.ToHashSet();
            var subjects = interview.Parties.Where(p => ids.Contains(p.Id)).Select(p => p.SubjectId).ToHashSet();
            if (interview.Uninvite(ids) is { } refusal)
                return refusal;
            await interview.ReopenProposalsAsync(db, subjects, ct);
            interview.Announce();
            return null;
        }, ct);
}
