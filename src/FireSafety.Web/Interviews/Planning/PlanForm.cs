using FireSafety.Clients.Interviews;

namespace FireSafety.Web.Interviews.Planning;

/// <summary>A plan (约谈方案) as it is filled in.</summary>
public sealed class PlanForm
{
    public string? Title { get; set; }
    public string? Reason { get; set; }
    public string? Convener { get; set; }
    public string? Place { get; set; }
    public DateTimeOffset? ScheduledAt { get; set; }
    public string? Procedure { get; set; }
    public string? Materials { get; set; }
    public Guid? CampaignId { get; set; }

    /// <summary>Who is called in, when a new interview is planned without proposals.</summary>
    public List<Party> Parties { get; set; } = [];

    /// <summary>Found in a register.</summary>
    public sealed record Party(Guid Id, string Name);

    /// <summary>Begins with what is customary for a kind.</summary>
    public static PlanForm Of(KindPolicy policy) => new() { Procedure = policy.Procedure, Materials = policy.Materials };

    public static PlanForm Of(GetInterviewDetail interview) => new()
    {
        Title = interview.Title,
        Reason = interview.Reason,
        Convener = interview.Convener,
        Place = interview.Place,
        ScheduledAt = interview.ScheduledAt,
        Procedure = interview.Procedure,
        Materials = interview.Materials,
        CampaignId = interview.CampaignId,
    };

    public PlanFields ToFields() => new()
    {
        Title = Title ?? "",
        Reason = Reason ?? "",
        Convener = string.IsNullOrWhiteSpace(Convener) ? null : Convener,
        Place = Place ?? "",
        ScheduledAt = ScheduledAt ?? default,
        Procedure = Procedure,
        Materials = Materials,
        CampaignId = CampaignId,
    };
}
