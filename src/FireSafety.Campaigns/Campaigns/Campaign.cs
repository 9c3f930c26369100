using FireSafety.Contracts.Campaigns;

namespace FireSafety.Campaigns.Campaigns;

/// <summary>State of a drive.</summary>
internal enum CampaignStatus
{
    /// <summary>拟定.</summary>
    Draft,
    /// <summary>进行中.</summary>
    Launched,
    /// <summary>已结束.</summary>
    Ended,
}

/// <summary>A drive (专项行动): a period in which tasks are deployed, people are called in and a briefing reports it.</summary>
internal sealed class Campaign : AggregateRoot
{
    private Campaign() { }

    public string Name { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }

    /// <summary>Masthead of its briefings, e.g. 消防救援工作简报; regular issues of one masthead share a number series.</summary>
    public string Series { get; private set; } = "";

    /// <summary>Who issues its briefings, e.g. 示例市消防救援支队.</summary>
    public string Issuer { get; private set; } = "";

    public CampaignStatus Status { get; private set; }
    public DateTime? LaunchedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    public static Campaign Draft(string name, DateOnly from, DateOnly to, string series, string issuer) => new()
    {
        Jurisdiction = Divisions.City.Path,
        Name = name,
        From = from,
        To = to,
        Series = series,
        Issuer = issuer,
    };

    /// <summary>Before launch everything may change; after it only the last day, and only while the drive runs.</summary>
    public Error? Edit(string name, DateOnly from, DateOnly to, string series, string issuer)
    {
        if (Status == CampaignStatus.Ended)
            return CampaignErrors.Ended;
        if (Status == CampaignStatus.Launched && (name, from, series, issuer) != (Name, From, Series, Issuer))
            return CampaignErrors.LaunchedKeepsItsTerms;
        (Name, From, To, Series, Issuer) = (name, from, to, series, issuer);
        return null;
    }

    public Error? Launch(DateOnly today, DateTime now)
    {
        if (Status != CampaignStatus.Draft)
            return CampaignErrors.NotDraft;
        if (To < today)
            return CampaignErrors.PeriodOver;
        (Status, LaunchedAt) = (CampaignStatus.Launched, now);
        Raise(new CampaignLaunched { Name = Name, From = From, To = To });
        return null;
    }

    public Error? End(DateTime now)
    {
        if (Status != CampaignStatus.Launched)
            return CampaignErrors.NotLaunched;
        (Status, EndedAt) = (CampaignStatus.Ended, now);
        Raise(new CampaignEnded { Name = Name });
        return null;
    }
}
