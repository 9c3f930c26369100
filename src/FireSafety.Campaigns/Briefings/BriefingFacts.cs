using FireSafety.Campaigns.Campaigns;
using FireSafety.Campaigns.Data;
using FireSafety.Campaigns.Figures;
using FireSafety.Contracts.Interviews;

namespace FireSafety.Campaigns.Briefings;

/// <summary>Dates, places and names of the drive and its held interviews; of interviews with supervisors there are none.</summary>
internal static class BriefingFacts
{
    private const int MostNamed = 6;

    private static readonly string[] Kinds =
    [
        .. Enum.GetValues<InterviewKind>().Where(k => k != InterviewKind.DetachmentWithSupervisors).Select(InterviewRow.ClassOf),
    ];

    /// <summary>All names that <c>{fact:…}</c> knows.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(
    [
        "campaign.name", "campaign.issuer", "campaign.from", "campaign.to", "as-of",
        .. Kinds.SelectMany(k => new[] { $"{k}.dates", $"{k}.places", $"{k}.titles", $"{k}.conveners" }),
    ]);

    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(CampaignsDbContext db, Campaign campaign, DateOnly asOf, CancellationToken ct)
    {
        var rows = await InterviewFigures.Held(db, FigureScope.Of(campaign, to: asOf)).Where(i => Kinds.Contains(i.Class))
            .Select(i => new { i.Id, i.Class, i.Day, i.DivisionCode, i.Place, i.Title, i.Convener }).ToListAsync(ct);
        // Sorted here, because SQL Server does not sort Guids in the order they were made, and this order is printed.
        var held = rows.OrderBy(i => i.Day).ThenBy(i => i.DivisionCode, StringComparer.Ordinal).ThenBy(i => i.Id).ToList();
        var facts = new Dictionary<string, string>
        {
            ["campaign.name"] = campaign.Name,
            ["campaign.issuer"] = campaign.Issuer,
            ["campaign.from"] = ChineseDate.Of(campaign.From),
            ["campaign.to"] = ChineseDate.Of(campaign.To),
            ["as-of"] = ChineseDate.Of(asOf),
        };
        foreach (var kind in Kinds)
        {
            var sessions = held.Where(i => i.Class == kind).ToList();
            facts[$"{kind}.dates"] = Period([.. sessions.Select(i => i.Day)]);
            facts[$"{kind}.places"] = Named(sessions.Select(i => i.Place));
            facts[$"{kind}.titles"] = Named(sessions.Select(i => i.Title));
            facts[$"{kind}.conveners"] = Named(sessions.Select(i => i.Convener));
        }
        return facts;
    }

    private static string Period(IReadOnlyList<DateOnly> days) => days switch
    {
        [] => "（尚未召开）",
        _ when days[0] == days[^1] => BriefingText.MonthAndDay(days[0]),
        _ => $"{BriefingText.MonthAndDay(days[0])}至{BriefingText.MonthAndDay(days[^1])}",
    };

    private static string Named(IEnumerable<string> names) => names.Distinct().ToList() switch
    {
        [] => "（尚未召开）",
        { Count: <= MostNamed } all => string.Join('、', all),
        var many => string.Join('、', many.Take(MostNamed)) + "等",
    };
}
