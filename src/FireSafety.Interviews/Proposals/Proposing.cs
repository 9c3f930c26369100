using FireSafety.Contracts.Interviews;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Directory;

namespace FireSafety.Interviews.Proposals;

/// <summary>One ground for calling a subject in, as a rule found it.</summary>
/// <param name="Version">Version of the source's aggregate, to tell a late event from a new one.</param>
internal sealed record Reason(
    InterviewKind Kind, PartyRef Subject, string Jurisdiction, GroundKind Ground, Guid SourceId, string Words, DateTime OccurredAt, long Version)
{
    public string? Industry { get; init; }
    public Guid? CampaignId { get; init; }

    /// <summary>What settles it beside its source: the unit whose flag is lifted with every ground of it.</summary>
    public Guid? StandsWith { get; init; }
}

/// <summary>Puts reasons onto the open proposals and takes them off again. Only changes the context; the caller's save writes it.</summary>
internal static class Proposing
{
    // Above this the subjects are not sent as parameters: all open proposals of the kinds are few enough to read.
    private const int ManySubjects = 200;

    /// <summary>Adds each reason to the subject's open proposal, or raises one. Two queries, however many reasons.</summary>
    public static async Task ProposeAsync(this InterviewsDbContext db, IReadOnlyCollection<Reason> reasons, CancellationToken ct)
    {
        if (reasons.Count == 0)
            return;
        var sources = reasons.Select(r => r.SourceId).Distinct().ToArray();
        var settling = reasons.Select(r => r.StandsWith ?? r.SourceId).Distinct().ToArray();
        var settled = await db.SettledSources.Where(s => settling.Contains(s.SourceId)).ToDictionaryAsync(s => s.SourceId, s => s.Version, ct);
        var current = reasons.Where(r => settled.GetValueOrDefault(r.StandsWith ?? r.SourceId) < r.Version).ToList();
        if (current.Count == 0)
            return;

        var kinds = current.Select(r => r.Kind).Distinct().ToArray();
        var subjects = current.Select(r => r.Subject.Id).Distinct().ToArray();
        var query = db.Proposals.Where(p => p.Status == ProposalStatus.Open && kinds.Contains(p.Kind));
        if (subjects.Length <= ManySubjects)
            query = query.Where(p => subjects.Contains(p.SubjectId));
        var open = await query.Include(p => p.Grounds.Where(g => sources.Contains(g.SourceId))).ToDictionaryAsync(p => (p.Kind, p.SubjectId), ct);

        foreach (var reason in current)
        {
            if (open.TryGetValue((reason.Kind, reason.Subject.Id), out var proposal))
            {
                proposal.Add(reason);
                continue;
            }
            proposal = Proposal.Raise(reason);
            db.Proposals.Add(proposal);
            open.Add((reason.Kind, reason.Subject.Id), proposal);
        }
    }

    /// <summary>Marks the grounds of a source resolved wherever they stand, and remembers it against events that come late.</summary>
    public static async Task SettleAsync(
        this InterviewsDbContext db, Guid sourceId, long version, IReadOnlyCollection<GroundKind> kinds, DateTime at, string how, CancellationToken ct)
    {
        if (!await db.RememberSettledAsync(sourceId, version, ct))
            return;
        var affected = await db.Proposals
            .Where(p => p.Grounds.Any(g => g.SourceId == sourceId && kinds.Contains(g.Kind) && g.ResolvedAt == null))
            .Include(p => p.Grounds.Where(g => g.SourceId == sourceId && g.ResolvedAt == null))
            .ToListAsync(ct);
        foreach (var proposal in affected)
            proposal.Resolve(kinds, sourceId, at, how);
    }

    /// <summary>Marks all grounds of a kind against one subject resolved, and remembers it against events that come late.</summary>
    public static async Task SettleSubjectAsync(
        this InterviewsDbContext db, Guid subjectId, long version, GroundKind kind, DateTime at, string how, CancellationToken ct)
    {
        if (!await db.RememberSettledAsync(subjectId, version, ct))
            return;
        var affected = await db.Proposals
            .Where(p => p.SubjectId == subjectId && p.Grounds.Any(g => g.Kind == kind && g.ResolvedAt == null))
            .Include(p => p.Grounds.Where(g => g.Kind == kind && g.ResolvedAt == null))
            .ToListAsync(ct);
        foreach (var proposal in affected)
            proposal.Resolve([kind], null, at, how);
    }

    /// <summary>False when a newer settlement is remembered already.</summary>
    private static async Task<bool> RememberSettledAsync(this InterviewsDbContext db, Guid sourceId, long version, CancellationToken ct)
    {
        var settled = await db.SettledSources.SingleOrDefaultAsync(s => s.SourceId == sourceId, ct);
        if (settled is null)
            db.SettledSources.Add(settled = new SettledSource { SourceId = sourceId });
        if (settled.Version >= version)
            return false;
        settled.Version = version;
        return true;
    }

    /// <summary>The departments that answer for an industry (三管三必须); a city has a few dozen.</summary>
    public static async Task<IReadOnlyList<KnownDepartment>> DepartmentsOfAsync(this InterviewsDbContext db, string industry, CancellationToken ct) =>
        [.. (await db.Departments.AsNoTracking().ToListAsync(ct)).Where(d => d.Industries.Contains(industry))];
}
