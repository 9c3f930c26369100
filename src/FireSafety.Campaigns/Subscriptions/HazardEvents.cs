using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Figures;
using FireSafety.Contracts.Hazards;

namespace FireSafety.Campaigns.Subscriptions;

/// <summary>Keeps one row per hazard.</summary>
internal sealed class HazardEvents(CampaignsDbContext db) : IEventHandler<HazardEvent>, IEventHandler<HazardClosed>
{
    public Task HandleAsync(HazardEvent happened, CancellationToken ct) => KeepAsync(happened, ct);

    public async Task HandleAsync(HazardClosed happened, CancellationToken ct)
    {
        var row = await KeepAsync(happened, ct);
        if (happened.Version >= row.ClosedVersion)
            (row.ClosedOn, row.ClosedVersion) = (happened.ClosedOn, happened.Version);
    }

    private async Task<HazardRow> KeepAsync(HazardEvent happened, CancellationToken ct)
    {
        var row = (await db.Session.Ahead.AskAsync(happened, e => e.AggregateId, ids => db.Hazards.Where(h => ids.Contains(h.Id)), h => h.Id, ct)).SingleOrDefault();
        if (row is null)
            db.Hazards.Add(row = new HazardRow { Id = happened.AggregateId, Jurisdiction = happened.Jurisdiction });
        else if (happened.Version < row.Version)
            return row;

        row.Version = happened.Version;
        row.Jurisdiction = happened.Jurisdiction;
        row.DivisionCode = Jurisdictions.DivisionOf(happened.Jurisdiction);
        row.UnitName = happened.Hazard.UnitName;
        row.Description = happened.Hazard.Description;
        row.Status = happened.Hazard.Status.ToString();
        row.IsMajor = happened.Hazard.IsMajor;
        row.IsListed = happened.Hazard.IsListed;
        row.IsOverdue = happened.Hazard.IsOverdue;
        row.FoundOn = happened.Hazard.FoundOn;
        return row;
    }
}
