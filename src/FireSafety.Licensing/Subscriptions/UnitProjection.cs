using FireSafety.Contracts.Units;
using FireSafety.Licensing.Data;
using FireSafety.Licensing.Projects;

namespace FireSafety.Licensing.Subscriptions;

/// <summary>Keeps the units' names for service contracts.</summary>
internal sealed class UnitProjection(LicensingDbContext db) : IEventHandler<UnitRegistered>, IEventHandler<UnitChanged>
{
    public Task HandleAsync(UnitRegistered happened, CancellationToken ct) => KeepAsync(happened, happened.Unit, ct);

    public Task HandleAsync(UnitChanged happened, CancellationToken ct) => KeepAsync(happened, happened.Unit, ct);

    private async Task KeepAsync(Contracts.IntegrationEvent happened, UnitSnapshot unit, CancellationToken ct)
    {
        var row = (await db.Session.Ahead.AskAsync(happened, e => e.AggregateId, ids => db.Units.Where(u => ids.Contains(u.Id)), u => u.Id, ct)).SingleOrDefault();
        if (row is null)
            db.Units.Add(row = new UnitRow { Id = happened.AggregateId, Name = "", CreditCode = "", Jurisdiction = happened.Jurisdiction });
        else if (happened.Version <= row.Version)
            return;
        (row.Name, row.CreditCode, row.IsClosed) = (unit.Name, unit.CreditCode, unit.IsClosed);
        (row.Jurisdiction, row.Version) = (happened.Jurisdiction, happened.Version);
    }
}
