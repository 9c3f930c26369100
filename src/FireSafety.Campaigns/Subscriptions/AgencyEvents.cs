using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Figures;
using FireSafety.Contracts.Licensing;

namespace FireSafety.Campaigns.Subscriptions;

/// <summary>Keeps one row per finding. A finding is recorded once and corrected once, in whichever order that is heard.</summary>
internal sealed class AgencyEvents(CampaignsDbContext db) : IEventHandler<AgencyFindingRecorded>, IEventHandler<AgencyFindingCorrected>
{
    public async Task HandleAsync(AgencyFindingRecorded happened, CancellationToken ct)
    {
        var row = await FindAsync(happened.FindingId, happened, ct);
        row.IsRecorded = true;
        row.Class = happened.Class.ToString();
        row.DivisionCode = Jurisdictions.DivisionOf(happened.Jurisdiction);
        row.AgencyName = happened.Agency.Name;
        row.Description = happened.Description;
        row.Article = happened.Article;
        row.InspectedOn = happened.InspectedOn;
    }

    public async Task HandleAsync(AgencyFindingCorrected happened, CancellationToken ct) =>
        (await FindAsync(happened.FindingId, happened, ct)).IsCorrected = true;

    private async Task<FindingRow> FindAsync(Guid id, AgencyEvent happened, CancellationToken ct)
    {
        var row = await db.Findings.FindAsync([id], ct);
        if (row is null)
            db.Findings.Add(row = new FindingRow { Id = id, Jurisdiction = happened.Jurisdiction });
        return row;
    }
}
