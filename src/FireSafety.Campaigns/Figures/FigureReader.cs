using FireSafety.Campaigns.Campaigns;
using FireSafety.Campaigns.Data;

namespace FireSafety.Campaigns.Figures;

/// <summary>What a reader narrows figures to. A division means its own rows: the city's code the detachment's own.</summary>
internal sealed record FigureQuery(string? Division, DateOnly? From, DateOnly? To)
{
    public async Task<(Error? Refusal, FigureScope? Scope, string? Division)> ResolveAsync(Guid campaignId, CampaignsDbContext db, CancellationToken ct)
    {
        if (From > To)
            return (FigureErrors.PeriodReversed, null, null);
        if (Division is not null && Divisions.Find(Division) is null)
            return (CommonErrors.UnknownDivision.With(Division), null, null);
        var campaign = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == campaignId, ct);
        return campaign is null
            ? (CommonErrors.NotFound, null, null)
            : (null, FigureScope.Of(campaign, From, To), Division is null ? null : Divisions.Find(Division)!.Code);
    }

    /// <summary>The address of the rows behind a figure, narrowed in the same way.</summary>
    public string RowsOf(Guid campaignId, string key, string? division = null)
    {
        var narrowed = new[]
        {
            (Name: "division", Value: division ?? Division),
            (Name: "from", Value: From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            (Name: "to", Value: To?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        }.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToArray();
        return $"/api/campaigns/{campaignId}/figures/{key}/rows{(narrowed.Length == 0 ? "" : "?" + string.Join('&', narrowed))}";
    }
}
