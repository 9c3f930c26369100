using FireSafety.Interviews.Commitments;

namespace FireSafety.Interviews.Interviews;

/// <summary>A hazard, finding or task that something is about.</summary>
internal sealed record Link(LinkKind Kind, Guid Id);

internal sealed record ProblemEntry(Guid PartyId, string Text, Link? Link);

internal sealed record StatementEntry(Guid PartyId, string Speaker, IReadOnlyList<StatementSection> Sections);

internal sealed record CommentEntry(Guid PartyId, string Text);

internal sealed record DemandEntry(Guid? PartyId, string Text);

/// <summary>What one command adds to the record, for any number of parties.</summary>
internal sealed record RecordEntries(
    IReadOnlyList<ProblemEntry> Problems, IReadOnlyList<StatementEntry> Statements, IReadOnlyList<CommentEntry> Comments,
    IReadOnlyList<DemandEntry> Demands, IReadOnlyList<CommitmentEntry> Commitments)
{
    /// <summary>Every party that an entry names.</summary>
    public IEnumerable<Guid> PartyIds =>
        [.. Problems.Select(p => p.PartyId), .. Statements.Select(s => s.PartyId), .. Comments.Select(c => c.PartyId),
            .. Demands.Where(d => d.PartyId is not null).Select(d => d.PartyId!.Value), .. Commitments.Select(c => c.PartyId)];
}
