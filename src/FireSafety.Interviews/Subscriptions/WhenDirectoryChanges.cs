using FireSafety.Contracts.Interviews;
using FireSafety.Contracts.Units;
using FireSafety.Interviews.Data;
using FireSafety.Interviews.Directory;
using FireSafety.Interviews.Proposals;

namespace FireSafety.Interviews.Subscriptions;

/// <summary>Keeps the copies of departments and supervisors, and catches up on what happened before they were known.</summary>
internal sealed class WhenDirectoryChanges(InterviewsDbContext db) : IEventHandler<DepartmentChanged>, IEventHandler<SupervisorChanged>
{
    // Most grounds a department takes over when it becomes known late; the rest stand in its units' own proposals.
    private const int MostInherited = 200;

    public async Task HandleAsync(DepartmentChanged happened, CancellationToken ct)
    {
        var department = await db.Departments.SingleOrDefaultAsync(d => d.Id == happened.AggregateId, ct);
        var isNew = department is null;
        if (department is null)
            db.Departments.Add(department = new KnownDepartment { Id = happened.AggregateId });
        if (happened.Version <= department.Version)
            return;
        var gained = happened.Industries.Except(department.Industries).ToList();
        (department.Version, department.Name, department.Industries) = (happened.Version, happened.Name, [.. happened.Industries]);

        if (!isNew)
            await RenameAsync(PartyKind.Department, department.Id, department.Name, ct);
        var reasons = await InheritedAsync(department, gained, ct);
        if (isNew)
        {
            var running = await db.Campaigns.AsNoTracking().Where(c => c.Launched && !c.Ended).ToListAsync(ct);
            reasons.AddRange(running.Select(c => Coverage.OfDepartment(department, c, happened.OccurredAt)));
        }
        await db.ProposeAsync(reasons, ct);
    }

    public async Task HandleAsync(SupervisorChanged happened, CancellationToken ct)
    {
        var supervisor = await db.Supervisors.SingleOrDefaultAsync(s => s.Id == happened.AggregateId, ct);
        if (supervisor is null)
            db.Supervisors.Add(supervisor = new KnownSupervisor { Id = happened.AggregateId });
        if (happened.Version <= supervisor.Version)
            return;
        (supervisor.Version, supervisor.Name, supervisor.DivisionCode, supervisor.Active) =
            (happened.Version, happened.Name, happened.DivisionCode, happened.Active);
        await RenameAsync(PartyKind.Supervisor, supervisor.Id, supervisor.Name, ct);
    }

    private async Task<List<Reason>> InheritedAsync(KnownDepartment department, List<string> industries, CancellationToken ct)
    {
        if (industries.Count == 0)
            return [];
        var subject = new PartyRef(PartyKind.Department, department.Id, department.Name);
        var grounds = await db.Proposals.AsNoTracking()
            .Where(p => p.Kind == InterviewKind.BrigadeWithRiskUnits)
            .SelectMany(p => p.Grounds, (p, g) => new { Unit = p.SubjectName, Ground = g })
            .Where(x => industries.Contains(x.Ground.Industry!) && x.Ground.ResolvedAt == null)
            .Where(x => x.Ground.Kind == GroundKind.MajorHazard || x.Ground.Kind == GroundKind.HazardOverdue)
            .OrderBy(x => x.Ground.OccurredAt).ThenBy(x => x.Ground.Id).Take(MostInherited).ToListAsync(ct);
        return [.. grounds.Select(x => new Reason(
            Rules.KindFor(x.Ground.Kind, Whom.Department)!.Value, subject, Divisions.City.Path, x.Ground.Kind, x.Ground.SourceId,
            $"{x.Unit}{x.Ground.Words}".Fit(), x.Ground.OccurredAt, long.MaxValue) { Industry = x.Ground.Industry })];
    }

    private async Task RenameAsync(PartyKind kind, Guid id, string name, CancellationToken ct)
    {
        var open = await db.Proposals
            .Where(p => p.SubjectId == id && p.SubjectKind == kind && p.Status == ProposalStatus.Open && p.SubjectName != name).ToListAsync(ct);
        foreach (var proposal in open)
            proposal.Follow(name, proposal.Jurisdiction);
    }
}
