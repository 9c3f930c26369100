using FireSafety.Contracts;
using FireSafety.Contracts.Units;

namespace FireSafety.Hazards.Subscriptions;

/// <summary>Keeps the copy of units, and takes a unit's hazards and complaints along to another jurisdiction or name.</summary>
internal sealed class UnitHandler(HazardsDbContext db) : IEventHandler<UnitRegistered>, IEventHandler<UnitChanged>
{
    public Task HandleAsync(UnitRegistered happened, CancellationToken ct) => KeepAsync(happened, happened.Unit, ct);

    public Task HandleAsync(UnitChanged happened, CancellationToken ct) => KeepAsync(happened, happened.Unit, ct);

    private async Task KeepAsync(IntegrationEvent happened, UnitSnapshot unit, CancellationToken ct)
    {
        var copy = (await db.Session.Ahead.AskAsync(happened, e => e.AggregateId, ids => db.Units.Where(u => ids.Contains(u.Id)), u => u.Id, ct)).SingleOrDefault();
        if (copy is null)
            db.Units.Add(copy = new UnitCopy { Id = happened.AggregateId });
        else if (copy.Version >= happened.Version)
            return;
        var jurisdiction = Divisions.Find(unit.DivisionCode)?.Path ?? happened.Jurisdiction;
        if (copy.Version > 0 && (copy.Jurisdiction, copy.Name, copy.Industry) != (jurisdiction, unit.Name, unit.Industry))
            await TakeAlongAsync(copy.Id, jurisdiction, unit, ct);
        (copy.Version, copy.Name, copy.Industry, copy.Address) = (happened.Version, unit.Name, unit.Industry, unit.Address);
        (copy.Jurisdiction, copy.IsClosed) = (jurisdiction, unit.IsClosed);
    }

    private async Task TakeAlongAsync(Guid unitId, string jurisdiction, UnitSnapshot unit, CancellationToken ct)
    {
        foreach (var hazard in await db.Hazards.Where(h => h.UnitId == unitId).ToListAsync(ct))
            hazard.Follow(jurisdiction, unit.Name, unit.Industry);
        foreach (var complaint in await db.Complaints.Where(c => c.UnitId == unitId).ToListAsync(ct))
            complaint.MoveTo(jurisdiction);
    }
}

/// <summary>Keeps the copy of supervisors.</summary>
internal sealed class SupervisorHandler(HazardsDbContext db) : IEventHandler<SupervisorChanged>
{
    public async Task HandleAsync(SupervisorChanged happened, CancellationToken ct)
    {
        var copy = (await db.Session.Ahead.AskAsync(happened, e => e.AggregateId, ids => db.Supervisors.Where(s => ids.Contains(s.Id)), s => s.Id, ct)).SingleOrDefault();
        if (copy is null)
            db.Supervisors.Add(copy = new SupervisorCopy { Id = happened.AggregateId });
        else if (copy.Version >= happened.Version)
            return;
        (copy.Version, copy.Name, copy.IsActive) = (happened.Version, happened.Name, happened.Active);
        copy.Jurisdiction = Divisions.Find(happened.DivisionCode)?.Path ?? happened.Jurisdiction;
    }
}
