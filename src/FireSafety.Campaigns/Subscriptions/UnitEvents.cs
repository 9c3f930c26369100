using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Figures;
using FireSafety.Contracts;
using FireSafety.Contracts.Units;

namespace FireSafety.Campaigns.Subscriptions;

/// <summary>Keeps one row per unit.</summary>
internal sealed class UnitEvents(CampaignsDbContext db) : IEventHandler<UnitRegistered>, IEventHandler<UnitChanged>
{
    public Task HandleAsync(UnitRegistered happened, CancellationToken ct) => KeepAsync(happened, happened.Unit, ct);

    public Task HandleAsync(UnitChanged happened, CancellationToken ct) => KeepAsync(happened, happened.Unit, ct);

    private async Task KeepAsync(IntegrationEvent happened, UnitSnapshot unit, CancellationToken ct)
    {
        var row = (await db.Session.Ahead.AskAsync(happened, e => e.AggregateId, ids => db.Units.Where(u => ids.Contains(u.Id)), u => u.Id, ct)).SingleOrDefault();
        if (row is null)
            db.Units.Add(row = new UnitRow { Id = happened.AggregateId, Jurisdiction = happened.Jurisdiction });
        else if (happened.Version < row.Version)
            return;

        row.Version = happened.Version;
        row.Jurisdiction = happened.Jurisdiction;
        row.DivisionCode = unit.DivisionCode;
        row.Name = unit.Name;
        row.Address = unit.Address;
        row.IsKeyUnit = unit.IsKeyUnit;
        row.IsVulnerableGroupFacility = unit.IsVulnerableGroupFacility;
        row.IsOfConcern = unit.IsOfConcern;
        row.IsClosed = unit.IsClosed;
    }
}
