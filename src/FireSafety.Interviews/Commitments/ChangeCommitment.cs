using FireSafety.Interviews.Data;
using FireSafety.Interviews.Interviews;

namespace FireSafety.Interviews.Commitments;

/// <summary>Loads a commitment through its interview, with that one commitment and its party only.</summary>
internal static class ChangeCommitment
{
    public static async Task<Reply<Changed>> ChangeCommitmentAsync(
        this InterviewsDbContext db, Guid id, Func<Interview, Error?> change, CancellationToken ct)
    {
        var found = await db.Interviews.SelectMany(i => i.Commitments).Where(c => c.Id == id)
            .Where(c => db.SeesJurisdiction || db.Set<InterviewParty>().Any(p => p.Id == c.PartyId && p.SubjectId == db.OwnId))
            .Select(c => new { c.InterviewId, c.PartyId }).SingleOrDefaultAsync(ct);
        if (found is null)
            return InterviewErrors.CommitmentUnknown;
        var interview = await db.Interviews
            .Include(i => i.Parties.Where(p => p.Id == found.PartyId)).Include(i => i.Commitments.Where(c => c.Id == id))
            .AsSplitQuery().SingleAsync(i => i.Id == found.InterviewId, ct);
        if (db.StaleOf(interview) is { } stale)
            return stale;
        if (change(interview) is { } refusal)
            return refusal;
        return await db.CommitAsync(interview, id, ct);
    }
}
