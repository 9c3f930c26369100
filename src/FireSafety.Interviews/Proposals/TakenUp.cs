using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Interviews;

namespace FireSafety.Interviews.Proposals;

/// <summary>Keeps proposals in step with the interview that took them up.</summary>
internal static class TakenUp
{
    /// <summary>Takes what is open about subjects that are invited anyway into the interview, or they would be called in twice.</summary>
    public static async Task TakeUpProposalsAsync(
        this Interview interview, IReadOnlyCollection<PartyRef> invited, InterviewsDbContext db, CancellationToken ct)
    {
        var subjects = invited.Select(p => p.Id).Distinct().ToArray();
        if (subjects.Length == 0)
            return;
        var open = await db.Proposals
            .Where(p => p.Status == ProposalStatus.Open && p.Kind == interview.Kind && subjects.Contains(p.SubjectId)).ToListAsync(ct);
        foreach (var proposal in open)
            proposal.Accept(interview.Id, db.Session.Command!.Actor.Name);
    }

    /// <summary>What the interview took up waits for a decision again: that of some subjects, or of all.</summary>
    public static async Task ReopenProposalsAsync(
        this Interview interview, InterviewsDbContext db, IReadOnlyCollection<Guid>? subjects, CancellationToken ct)
    {
        var taken = await db.Proposals.Where(p => p.InterviewId == interview.Id && p.Status == ProposalStatus.Accepted)
            .Include(p => p.Grounds.Where(g => g.ResolvedAt == null)).ToListAsync(ct);
        // Grounds that came after acceptance opened a proposal of their own; one open proposal per subject is enough.
        var open = (await db.Proposals.Where(p => p.Kind == interview.Kind && p.Status == ProposalStatus.Open)
            .Where(p => db.Proposals.Any(t => t.InterviewId == interview.Id && t.SubjectId == p.SubjectId))
            .Select(p => p.SubjectId).ToListAsync(ct)).ToHashSet();
        foreach (var proposal in taken.Where(p => subjects is null || subjects.Contains(p.SubjectId))
            .OrderByDescending(p => p.HasCause).ThenByDescending(p => p.LastGroundAt).Where(p => open.Add(p.SubjectId)))
            proposal.Reopen();
    }
}
