using FireSafety.Contracts;
using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Units;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Directory;
using FireSafety.Interviews.Proposals;

namespace FireSafety.Interviews.Subscriptions;

/// <summary>Keeps the copy of units; a unit that becomes a key unit while a drive runs is to be covered by it.</summary>
internal sealed class WhenUnitsChange(InterviewsDbContext db)
    : IEventHandler<UnitRegistered>, IEventHandler<UnitChanged>, IEventHandler<UnitOfConcernFlagged>
{
    public Task HandleAsync(UnitRegistered happened, CancellationToken ct) => ApplyAsync(happened, happened.Unit, ct);

    public async Task HandleAsync(UnitChanged happened, CancellationToken ct)
    {
        await ApplyAsync(happened, happened.Unit, ct);
        if (happened.Changes.HasFlag(UnitChanges.Concern) && !happened.Unit.IsOfConcern)
            await db.SettleSubjectAsync(happened.AggregateId, happened.Version, GroundKind.UnitOfConcern, happened.OccurredAt, "已解除不放心单位标记", ct);
    }

    public async Task HandleAsync(UnitOfConcernFlagged happened, CancellationToken ct)
    {
        var subject = new PartyRef(PartyKind.Unit, happened.AggregateId, happened.UnitName);
        var kind = Rules.KindFor(GroundKind.UnitOfConcern, Whom.Unit)!.Value;
        await db.ProposeAsync([new Reason(kind, subject, happened.Jurisdiction, GroundKind.UnitOfConcern,
            happened.GroundId == Guid.Empty ? happened.EventId : happened.GroundId,
            $"列为不放心单位：{happened.Grounds}".Fit(), happened.OccurredAt, happened.Version) { StandsWith = happened.AggregateId }], ct);
    }

    private async Task ApplyAsync(IntegrationEvent happened, UnitSnapshot snapshot, CancellationToken ct)
    {
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Id == happened.AggregateId, ct);
        if (unit is null)
            db.Units.Add(unit = new KnownUnit { Id = happened.AggregateId });
        var (name, jurisdiction, covered) = (unit.Name, unit.Jurisdiction, unit.IsToBeCovered);
        if (!unit.Apply(snapshot, happened.Version, happened.Jurisdiction))
            return;

        if (name.Length > 0 && (name, jurisdiction) != (unit.Name, unit.Jurisdiction))
            await FollowAsync(unit, ct);
        if (!covered && unit.IsToBeCovered)
            await CoverAsync(unit, happened, ct);
        if (covered && !unit.IsToBeCovered)
            await UncoverAsync(unit, happened.OccurredAt, ct);
    }

    private async Task FollowAsync(KnownUnit unit, CancellationToken ct)
    {
        foreach (var proposal in await db.Proposals.Where(p => p.SubjectId == unit.Id && p.Status == ProposalStatus.Open).ToListAsync(ct))
            proposal.Follow(unit.Name, unit.Jurisdiction);
    }

    private async Task CoverAsync(KnownUnit unit, IntegrationEvent happened, CancellationToken ct)
    {
        var running = await db.Campaigns.AsNoTracking().Where(c => c.Launched && !c.Ended).ToListAsync(ct);
        if (running.Count == 0)
            return;
        var done = await db.Proposals
            .Where(p => p.SubjectId == unit.Id && p.Kind == InterviewKind.BrigadeWithKeyUnits)
            .SelectMany(p => p.Grounds).Where(g => g.Kind == GroundKind.CampaignCoverage && g.ResolvedAt == null)
            .Select(g => g.SourceId).ToListAsync(ct);
        await db.ProposeAsync([.. running.Where(c => !done.Contains(c.Id)).Select(c => Coverage.OfUnit(unit, c, happened.OccurredAt))], ct);
    }

    private async Task UncoverAsync(KnownUnit unit, DateTime at, CancellationToken ct)
    {
        var covered = await db.Proposals
            // Accepted ones too: an interview cancelled later must not bring the coverage back.
            .Where(p => p.SubjectId == unit.Id && p.Kind == InterviewKind.BrigadeWithKeyUnits)
            .Where(p => p.Status == ProposalStatus.Open || p.Status == ProposalStatus.Accepted)
            .Where(p => p.Grounds.Any(g => g.Kind == GroundKind.CampaignCoverage && g.ResolvedAt == null))
            .Include(p => p.Grounds.Where(g => g.ResolvedAt == null)).ToListAsync(ct);
        foreach (var proposal in covered)
            proposal.Uncover(null, at, "不再是消防安全重点单位");
    }
}
