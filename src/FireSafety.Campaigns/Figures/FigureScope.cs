using FireSafety.Campaigns.Campaigns;

namespace FireSafety.Campaigns.Figures;

/// <summary>What a figure is counted over: a drive and, when the reader says so, a period within it.</summary>
/// <param name="CampaignId">The drive.</param>
/// <param name="CampaignFrom">First day of the drive.</param>
/// <param name="CampaignTo">Last day of the drive.</param>
/// <param name="From">First day asked for.</param>
/// <param name="To">Last day asked for.</param>
internal sealed record FigureScope(Guid CampaignId, DateOnly CampaignFrom, DateOnly CampaignTo, DateOnly? From, DateOnly? To)
{
    public static FigureScope Of(Campaign campaign, DateOnly? from = null, DateOnly? to = null) =>
        new(campaign.Id, campaign.From, campaign.To, from, to);

    /// <summary>First day for what belongs to the drive only by its date.</summary>
    public DateOnly PeriodFrom => From ?? CampaignFrom;

    /// <summary>Last day for what belongs to the drive only by its date.</summary>
    public DateOnly PeriodTo => To ?? CampaignTo;

    /// <summary>First day of the agency inspections that are bulletined.</summary>
    public DateOnly FindingsFrom => From ?? new DateOnly(CampaignFrom.Year - FigureRules.Current.AgencyFindings.FromYearsBefore, 1, 1);
}

/// <summary>The figures' reference data, <c>seeds/reference/campaign-figures.json</c>.</summary>
internal sealed record FigureRules(FigureRules.Findings AgencyFindings)
{
    internal sealed record Findings(int FromYearsBefore);

    public static FigureRules Current { get; } = Platform.Reference.ReferenceData.Load<FigureRules>("campaign-figures");
}
